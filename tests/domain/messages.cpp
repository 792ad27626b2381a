#include "protocol/limits.hpp"
#include "tests/domain/small_school.hpp"

namespace cueline::domain::test {
namespace {

struct Talk : SmallSchool {
  TimelineId room_talk = timeline_of(room);
  MessageId hello = make<MessageId>(teacher, PostMessage{room_talk, "Who has the tablets?", {}, {}});

  static std::optional<ItemId> item(auto id) { return id_cast<ItemId>(id); }
};

}  // namespace

TEST_CASE("who may write where") {
  Talk town;
  const auto observation = town.make<ObservationId>(town.para, town.sees(town.student));
  const auto alert = town.make<AlertId>(town.teacher, town.change({{town.room}, {}, {}}));
  const auto issue = town.make<IssueId>(town.para, town.trouble());
  const auto post = [](TimelineId where, std::optional<ItemId> reply = {}, Members<PersonId> mentions = {}) {
    return PostMessage{where, "Words", reply, std::move(mentions)};
  };
  const auto care = timeline_of(town.care_team);
  check_all(town, {
                      {"a member", town.para, post(town.room_talk), "ok"},
                      {"the whole school", town.stranger, post(timeline_of(town.whole_school)), "ok"},
                      {"somebody else", town.stranger, post(town.room_talk), "not_found"},
                      {"an admin is no member", town.admin, post(town.room_talk), "not_found"},
                      {"a care team is not the office's", town.office, post(care), "not_found"},
                      {"no such place", town.teacher, post(TimelineId{9'999}), "not_found"},
                      {"people are no place to talk", town.admin, post(school_timeline), "not_found"},
                      {"nor an inbox", town.admin, post(timeline_of(town.admin)), "not_found"},
                      {"nor a student", town.admin, post(timeline_of(town.student)), "not_found"},
                      {"an alert", town.para, post(timeline_of(alert)), "ok"},
                      {"an alert, not for them", town.stranger, post(timeline_of(alert)), "not_found"},
                      {"an issue", town.para, post(timeline_of(issue)), "ok"},
                      {"an issue, not theirs", town.teacher, post(timeline_of(issue)), "not_found"},
                      {"an answer", town.para, post(town.room_talk, Talk::item(town.hello)), "ok"},
                      {"to what is elsewhere", town.teacher, post(care, Talk::item(town.hello)), "not_found"},
                      {"to a channel", town.teacher, post(town.room_talk, Talk::item(town.room)), "not_found"},
                      {"to nothing", town.teacher, post(town.room_talk, ItemId{9'999}), "not_found"},
                      {"to an observation", town.teacher, post(care, Talk::item(observation)), "ok"},
                      {"a mention", town.para, post(town.room_talk, {}, {town.teacher}), "ok"},
                      {"of who cannot read it", town.para, post(town.room_talk, {}, {town.stranger}), "not_found"},
                      {"of nobody", town.para, post(town.room_talk, {}, {PersonId{9'999}}), "not_found"},
                  });
}

TEST_CASE("a message reaches whom it is for") {
  Talk town;
  const auto to = [&](PersonId by, const PostMessage& message) {
    REQUIRE(town.answer(by, message) == "ok");
    return town.last().to;
  };
  using Persons = std::vector<PersonId>;
  CHECK(to(town.para, {town.room_talk, "Me", {}, {}}).empty());
  CHECK(to(town.para, {town.room_talk, "Me", {}, {town.other_para, town.para, town.other_para}}) ==
        Persons{town.other_para});
  CHECK(to(town.para, {town.room_talk, "Me", Talk::item(town.hello), {}}) == Persons{town.teacher});
  CHECK(to(town.teacher, {town.room_talk, "Mine", Talk::item(town.hello), {}}).empty());
  const auto direct = town.make<ChannelId>(town.para, OpenDirect{town.office});
  CHECK(to(town.para, {timeline_of(direct), "Hi", {}, {}}) == Persons{town.office});
  const auto alert = town.make<AlertId>(town.teacher, town.change({{town.room}, {}, {}}));
  CHECK(to(town.para, {timeline_of(alert), "Which door?", {}, {}}) == Persons{town.teacher});
  const auto issue = town.make<IssueId>(town.para, town.trouble(town.teacher));
  CHECK(to(town.admin, {timeline_of(issue), "Noted", {}, {}}) == Persons{town.teacher, town.para});
}

TEST_CASE("an answer to an observation stands in the classroom too") {
  Talk town;
  const auto observation = town.make<ObservationId>(town.para, town.sees(town.student));
  const auto care = timeline_of(town.care_team);
  const auto answer = town.make<MessageId>(town.teacher, PostMessage{care, "Thanks", Talk::item(observation), {}});
  CHECK(town.last().also == std::vector{town.room});
  CHECK(town.last().to == std::vector{town.para});
  REQUIRE(town.answer(town.para, PostMessage{care, "Sure", Talk::item(answer), {}}) == "ok");
  CHECK(town.last().also == std::vector{town.room});
}

TEST_CASE("only the author edits and retracts") {
  Talk town;
  const auto observation = town.make<ObservationId>(town.teacher, town.sees(town.student));
  check_all(town, {
                      {"another member", town.para, EditMessage{town.hello, "Mine"}, "not_yours"},
                      {"somebody else", town.stranger, EditMessage{town.hello, "Mine"}, "not_found"},
                      {"unknown", town.teacher, EditMessage{MessageId{9'999}, "Mine"}, "not_found"},
                      {"no message", town.teacher, EditMessage{MessageId{observation.value}, "Mine"}, "not_found"},
                      {"the same words", town.teacher, EditMessage{town.hello, "Who has the tablets?"}, "nothing new"},
                      {"the author", town.teacher, EditMessage{town.hello, "Who has the four tablets?"}, "ok"},
                      {"back to the first", town.teacher, EditMessage{town.hello, "Who has the tablets?"}, "ok"},
                      {"another member", town.para, RetractMessage{town.hello}, "not_yours"},
                      {"somebody else", town.stranger, RetractMessage{town.hello}, "not_found"},
                      {"no message", town.teacher, RetractMessage{MessageId{town.room.value}}, "not_found"},
                      {"the author", town.teacher, RetractMessage{town.hello}, "ok"},
                      {"again", town.teacher, RetractMessage{town.hello}, "nothing new"},
                      {"too late", town.teacher, EditMessage{town.hello, "Still here"}, "too_late"},
                  });
}

TEST_CASE("taking a message back blanks all of its words") {
  Talk town;
  REQUIRE(town.answer(town.teacher, EditMessage{town.hello, "Who has the blue tablets?"}) == "ok");
  const auto first = town.school.head;
  REQUIRE(town.answer(town.teacher, EditMessage{town.hello, "Who has the red tablets?"}) == "ok");
  const auto second = town.school.head;
  CHECK(std::get<MessagePosted>(town.log.at(town.hello.value - 1).body).text == "Who has the tablets?");
  REQUIRE(town.answer(town.teacher, RetractMessage{town.hello}) == "ok");
  const auto& original = std::get<MessagePosted>(town.log.at(town.hello.value - 1).body);
  CHECK(original.text.empty());
  CHECK(original.retracted);
  for (const auto edit : {first, second}) {
    const auto& body = std::get<MessageEdited>(town.log.at(edit.value - 1).body);
    CHECK(body.text.empty());
    CHECK(body.retracted);
  }
}

TEST_CASE("a message is edited so many times and no more") {
  Talk town;
  for (std::size_t edit = 0; edit < limits::edits_per_message; ++edit) {
    REQUIRE(town.answer(town.teacher, EditMessage{town.hello, std::to_string(edit)}) == "ok");
  }
  CHECK(town.answer(town.teacher, EditMessage{town.hello, "Once more"}) == "too_late");
  CHECK(town.answer(town.teacher, RetractMessage{town.hello}) == "ok");
}

TEST_CASE("whoever has left a channel no longer touches what they wrote there") {
  Talk town;
  REQUIRE(town.answer(town.admin, RemoveMember{town.room, town.teacher}) == "ok");
  CHECK(town.answer(town.teacher, EditMessage{town.hello, "Mine"}) == "not_found");
  CHECK(town.answer(town.teacher, RetractMessage{town.hello}) == "not_found");
  // An answer to them is an answer still, but addressed to nobody who cannot read it.
  REQUIRE(town.answer(town.para, PostMessage{town.room_talk, "I do", Talk::item(town.hello), {}}) == "ok");
  CHECK(town.last().to.empty());
}

}  // namespace cueline::domain::test
