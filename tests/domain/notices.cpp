// Whom an entry tells outside the page, and whether that still stands when it is about to go.
#include "server/domain/notices.hpp"

#include "tests/domain/small_school.hpp"

namespace cueline::domain::test {
namespace {

using Verdict = Standing::Verdict;
using Persons = std::vector<PersonId>;

struct Noticed : SmallSchool {
  // Of the first entry of the last command that made one of these.
  [[nodiscard]] std::vector<Notice> of(Sequence sequence) const {
    return notices(school, history.at(sequence.value - 1));
  }
  [[nodiscard]] std::vector<Notice> of_last() const { return notices(school, last()); }
  [[nodiscard]] static Persons persons(const std::vector<Notice>& all) {
    Persons told;
    for (const auto& one : all) told.push_back(one.person);
    return told;
  }
  [[nodiscard]] Standing standing_of(const Notice& notice) const { return standing(school, notice, now); }
  [[nodiscard]] Verdict verdict(const Notice& notice) const { return standing_of(notice).verdict; }

  AlertId alert(Severity severity = 1, AnswerMode mode = AnswerMode::all) {
    auto command = change({{room}, {}, {}}, mode);
    command.severity = severity;
    return make<AlertId>(teacher, command);
  }
  ObservationId observation(Urgency urgency) {
    auto observe = sees(student);
    observe.urgency = urgency;
    return make<ObservationId>(para, observe);
  }
  void prefer(PersonId person, bool push, bool email, bool messages) {
    Preferences wishes;
    wishes.id = person;
    wishes.push = push;
    wishes.email = email;
    wishes.messages = messages;
    school.restore(wishes);
  }
};

}  // namespace

TEST_CASE("a change tells everybody it is addressed to but its sender, at once") {
  Noticed town;
  const auto id = town.alert();
  const auto told = town.of(Sequence{id.value});
  CHECK(Noticed::persons(told) == Persons{town.para, town.other_para});
  const auto& notice = told.front();
  CHECK(notice.notice_kind == NoticeKind::change);
  CHECK(notice.urgency == NoticeUrgency::high);
  CHECK(notice.not_before <= town.now);
  CHECK(notice.expires == town.school.alerts.at(id).until);
  CHECK(notice.room == Name("Room 12"));
  CHECK(notice.item == ItemId{id.value});
  CHECK(town.verdict(notice) == Verdict::send);
}

TEST_CASE("what a notice is about follows the alert") {
  Noticed town;
  const auto kind = [&](AlertId id) { return town.of(Sequence{id.value}).at(0).notice_kind; };
  CHECK(kind(town.alert(2, AnswerMode::first_taker)) == NoticeKind::cover);
  CHECK(kind(town.alert(1)) == NoticeKind::change);
  CHECK(town.of(Sequence{town.alert(0, AnswerMode::information).value}).at(0).urgency == NoticeUrgency::low);
}

TEST_CASE("an answer, an end or somebody else's taking it makes a notice void") {
  Noticed town;
  const auto id = town.alert();
  const auto told = town.of(Sequence{id.value});
  REQUIRE(told.size() == 2);
  REQUIRE(town.ask(town.para, AnswerAlert{id, AlertAnswer::got_it, {}, {}}).has_value());
  CHECK(town.verdict(told[0]) == Verdict::answered);
  CHECK(town.verdict(told[1]) == Verdict::send);
  REQUIRE(town.ask(town.teacher, CancelAlert{id, "not needed"}).has_value());
  CHECK(town.verdict(told[1]) == Verdict::withdrawn);

  const auto cover = town.alert(2, AnswerMode::first_taker);
  const auto asked = town.of(Sequence{cover.value});
  REQUIRE(town.ask(town.para, AnswerAlert{cover, AlertAnswer::got_it, {}, {}}).has_value());
  CHECK(town.verdict(asked[0]) == Verdict::answered);
  CHECK(town.verdict(asked[1]) == Verdict::withdrawn);
}

TEST_CASE("who was told of a change is told when it is called off, on the same place of the screen") {
  Noticed town;
  const auto id = town.alert();
  const auto before = town.of(Sequence{id.value});
  REQUIRE(town.ask(town.teacher, CancelAlert{id, "not needed"}).has_value());
  const auto told = town.of_last();
  CHECK(Noticed::persons(told) == Persons{town.para, town.other_para});
  CHECK(told[0].notice_kind == NoticeKind::called_off);
  CHECK(told[0].tag == before[0].tag);
  CHECK(town.verdict(told[0]) == Verdict::send);
}

TEST_CASE("a correction takes the place of what it corrects") {
  Noticed town;
  const auto first = town.alert();
  auto command = town.change({{town.room}, {}, {}});
  command.supersedes = first;
  const auto second = town.make<AlertId>(town.teacher, command);
  CHECK(town.of(Sequence{second.value}).at(0).tag == town.of(Sequence{first.value}).at(0).tag);
}

TEST_CASE("a conflict is as loud as silence, an answer makes no noise") {
  Noticed town;
  const auto id = town.alert();
  const auto answered = town.ask(town.para, AnswerAlert{id, AlertAnswer::got_it, {}, {}}).value();
  CHECK(town.of(answered.at(0)).empty());
  const auto conflict =
      town.ask(town.other_para, AnswerAlert{id, AlertAnswer::conflict, ConflictReason::not_my_role, {}}).value();
  const auto told = town.of(conflict.at(0));
  REQUIRE(Noticed::persons(told) == Persons{town.teacher});
  CHECK(told[0].notice_kind == NoticeKind::silence);
}

TEST_CASE("an ordinary observation waits for five seconds, come-now does not, and for your information stays silent") {
  Noticed town;
  const auto ordinary = town.of(Sequence{town.observation(Urgency::when_you_can).value});
  CHECK(Noticed::persons(ordinary) == Persons{town.teacher, town.specialist});
  CHECK(ordinary[0].not_before == Millis{town.now.value + undo_ms});
  CHECK(ordinary[0].room == Name("Room 12"));
  const auto urgent = town.of(Sequence{town.observation(Urgency::come_now).value});
  CHECK(urgent.at(0).not_before <= town.now);
  CHECK(urgent.at(0).urgency == NoticeUrgency::high);
  CHECK(town.of(Sequence{town.observation(Urgency::fyi).value}).empty());
}

TEST_CASE("an observation that was taken back, answered or seen buzzes nobody") {
  Noticed town;
  const auto id = town.observation(Urgency::when_you_can);
  const auto told = town.of(Sequence{id.value});
  REQUIRE(town.ask(town.teacher, MarkItems{{ItemId{id.value}}, Mark::seen}).has_value());
  CHECK(town.verdict(told[0]) == Verdict::seen);
  CHECK(town.verdict(told[1]) == Verdict::send);
  REQUIRE(town.ask(town.specialist, AnswerObservation{id, ObservationAnswer::seen, {}}).has_value());
  CHECK(town.verdict(told[1]) == Verdict::answered);
  REQUIRE(town.ask(town.para, RetractObservation{id}).has_value());
  CHECK(town.verdict(told[0]) == Verdict::withdrawn);
  CHECK(town.verdict(told[1]) == Verdict::withdrawn);
}

TEST_CASE("the author hears that an observation was used, not that it was seen") {
  Noticed town;
  const auto id = town.observation(Urgency::when_you_can);
  REQUIRE(town.ask(town.specialist, AnswerObservation{id, ObservationAnswer::seen, {}}).has_value());
  CHECK(town.of_last().empty());
  const auto used = town.ask(town.teacher, AnswerObservation{id, ObservationAnswer::used_it, {}}).value();
  const auto told = town.of(used.at(0));
  REQUIRE(Noticed::persons(told) == Persons{town.para});
  CHECK(told[0].notice_kind == NoticeKind::cue_answer);
  CHECK(town.verdict(told[0]) == Verdict::send);
}

TEST_CASE("a message tells whom it names, later, and only who wants that") {
  Noticed town;
  const auto id = town.make<MessageId>(town.teacher, PostMessage{timeline_of(town.room), "hello", {}, {town.para}});
  const auto told = town.of(Sequence{id.value});
  REQUIRE(Noticed::persons(told) == Persons{town.para});
  CHECK(told[0].not_before == Millis{town.now.value + undo_ms});
  CHECK(told[0].tag == town.room.value);
  CHECK(town.verdict(told[0]) == Verdict::send);
  town.prefer(town.para, true, false, false);
  CHECK(town.verdict(told[0]) == Verdict::withdrawn);
  const auto unnamed = town.make<MessageId>(town.teacher, PostMessage{timeline_of(town.room), "hello", {}, {}});
  CHECK(town.of(Sequence{unnamed.value}).empty());
}

TEST_CASE("which ways a notice takes is its reader's choice, but for protective action and a test") {
  Noticed town;
  auto notice = town.of(Sequence{town.alert().value}).at(0);
  CHECK(town.standing_of(notice).push);
  CHECK_FALSE(town.standing_of(notice).email);
  notice.route = NoticeRoute::push_and_email;
  CHECK(town.standing_of(notice).email);
  town.prefer(town.para, true, false, true);
  CHECK_FALSE(town.standing_of(notice).email);
  town.prefer(town.para, false, true, true);
  CHECK_FALSE(town.standing_of(notice).push);
  CHECK(town.standing_of(notice).email);
  town.prefer(town.para, false, false, true);
  CHECK(town.verdict(notice) == Verdict::withdrawn);
  for (const auto kind : {NoticeKind::protective, NoticeKind::test}) {
    notice.notice_kind = kind;
    CHECK(town.standing_of(notice).push);
    CHECK(town.standing_of(notice).email);
  }
}

TEST_CASE("a digest counts what waits, for who asked for one, from the morning on") {
  Noticed town;
  CHECK(digests(town.school, town.now).empty());
  Preferences wishes;
  wishes.id = town.para;
  wishes.digest = true;
  town.school.restore(wishes);
  town.alert();
  const auto answered = town.alert();
  REQUIRE(town.ask(town.para, AnswerAlert{answered, AlertAnswer::got_it, {}, {}}).has_value());
  town.make<ObservationId>(town.specialist, town.sees(town.student));
  town.observation(Urgency::fyi);  // their own
  std::size_t mornings = 0;
  for (int hour = 0; hour < 24; ++hour) {
    const Millis time{start.value + hour * hour_ms};
    const auto all = digests(town.school, time);
    if (all.empty()) continue;
    ++mornings;
    REQUIRE(Noticed::persons(all) == Persons{town.para});
    CHECK(all[0].waiting == Waiting{1, 1, 0});
    CHECK(town.standing_of(all[0]).email);
    CHECK_FALSE(town.standing_of(all[0]).push);
  }
  CHECK(mornings == 17);  // not between midnight and seven
}

TEST_CASE("who has left hears nothing") {
  Noticed town;
  const auto told = town.of(Sequence{town.alert().value});
  REQUIRE(town.ask(town.admin, DeactivatePerson{town.para}).has_value());
  CHECK(town.verdict(told[0]) == Verdict::withdrawn);
  CHECK(Noticed::persons(town.of(Sequence{town.alert().value})) == Persons{town.other_para});
}

TEST_CASE("what became of notices is for the author and admins") {
  Noticed town;
  const auto id = town.alert();
  const ItemId item{id.value};
  REQUIRE(town.ask(town.para, AnswerAlert{id, AlertAnswer::got_it, {}, {}}).has_value());
  for (const auto person : {town.teacher, town.admin}) {
    const auto answers = answers_to(town.school, person, item);
    REQUIRE(answers.has_value());
    CHECK(answers->size() == 1);
  }
  for (const auto person : {town.para, town.office, town.stranger})
    CHECK(answers_to(town.school, person, item).error() == Errc::not_found);
  const ItemId seen{town.observation(Urgency::when_you_can).value};
  CHECK(answers_to(town.school, town.para, seen).has_value());
  CHECK_FALSE(answers_to(town.school, town.admin, seen).has_value());  // not on the care team
  CHECK_FALSE(answers_to(town.school, town.teacher, seen).has_value());
}

TEST_CASE("thanks reach the one they are for, when they are at work, unless they are taken back") {
  Noticed town;
  const auto id = town.make<KudosId>(town.teacher, GiveKudos{town.para, Code("noticed_early"), "", {}, {}});
  const auto told = town.of_last();
  REQUIRE(Noticed::persons(told) == Persons{town.para});
  CHECK(told[0].notice_kind == NoticeKind::kudos);
  CHECK(told[0].urgency == NoticeUrgency::low);
  CHECK(told[0].not_before.value == town.now.value + undo_ms);
  CHECK_FALSE(told[0].room);
  CHECK(told[0].item.value == id.value);
  CHECK(town.verdict(told[0]) == Verdict::send);
  town.prefer(town.para, true, false, false);
  CHECK(town.verdict(told[0]) == Verdict::withdrawn);
  town.prefer(town.para, true, false, true);
  CHECK(town.verdict(told[0]) == Verdict::send);
  REQUIRE(town.ask(town.teacher, RetractKudos{id}).has_value());
  CHECK(town.of_last().empty());
  CHECK(town.verdict(told[0]) == Verdict::withdrawn);
  town.make<KudosId>(town.teacher, GiveKudos{town.para, Code("noticed_early"), "", {}, town.room});
  CHECK(town.of_last().at(0).room == Name("Room 12"));
}

TEST_CASE("who needs a hand is told to the room's team while that is so") {
  Noticed town;
  REQUIRE(town.answer(town.para, AnswerCheckIn{town.room, CheckInMood::stretched, {}}) == "ok");
  CHECK(town.of_last().empty());
  REQUIRE(town.answer(town.para, AnswerCheckIn{town.room, CheckInMood::need_a_hand, HandNeeded::cover}) == "ok");
  const auto told = town.of_last();
  REQUIRE(Noticed::persons(told) == Persons{town.teacher, town.other_para});
  CHECK(told[0].notice_kind == NoticeKind::hand);
  CHECK(told[0].room == Name("Room 12"));
  CHECK(told[0].not_before.value == town.now.value + undo_ms);
  CHECK(told[0].expires.value <= town.now.value + day_ms);
  CHECK(town.verdict(told[0]) == Verdict::send);
  REQUIRE(town.answer(town.para, AnswerCheckIn{town.room, CheckInMood::going_well, {}}) == "ok");
  CHECK(town.verdict(told[0]) == Verdict::withdrawn);
}

TEST_CASE("planning tells who is asked, then who asked, and all when it is called off") {
  Noticed town;
  AskPlanning wish;
  wish.persons = {town.para, town.specialist};
  wish.from = Millis{town.now.value + hour_ms};
  wish.until = Millis{wish.from.value + 15 * minute_ms};
  wish.title = "About Jonas Rubin";
  wish.room = town.room;
  const auto id = town.make<PlanningId>(town.teacher, wish);
  const auto asked = town.of_last();
  REQUIRE(Noticed::persons(asked) == Persons{town.para, town.specialist});
  CHECK(asked[0].notice_kind == NoticeKind::planning);
  CHECK(asked[0].room == Name("Room 12"));
  CHECK(asked[0].clock);
  CHECK(asked[0].expires == wish.from);
  REQUIRE(town.answer(town.para, AddPoint{id, "Jonas", {}}) == "ok");
  CHECK(town.of_last().empty());
  REQUIRE(town.answer(town.para, AnswerPlanning{id, true, ""}) == "ok");
  CHECK(town.of_last().empty());  // not all have said so
  CHECK(town.verdict(asked[0]) == Verdict::answered);
  CHECK(town.verdict(asked[1]) == Verdict::send);
  REQUIRE(town.answer(town.specialist, AnswerPlanning{id, true, ""}) == "ok");
  const auto agreed = town.of_last();
  CHECK(Noticed::persons(agreed) == Persons{town.teacher});
  CHECK(agreed.at(0).notice_kind == NoticeKind::planning_answer);
  REQUIRE(town.answer(town.para, AddPoint{id, "The bell", {}}) == "ok");
  CHECK(town.of_last().empty());
  REQUIRE(town.answer(town.para, ClosePlanning{id, false, "Pulled for cover"}) == "ok");
  const auto off = town.of_last();
  CHECK(Noticed::persons(off) == Persons{town.teacher, town.specialist});
  CHECK(off.at(0).notice_kind == NoticeKind::planning_off);
  CHECK(town.verdict(off[0]) == Verdict::send);
  CHECK(town.verdict(asked[1]) == Verdict::withdrawn);
}

TEST_CASE("planning that is taken back disturbs nobody any more") {
  Noticed town;
  AskPlanning wish;
  wish.persons = {town.para};
  wish.from = Millis{town.now.value + hour_ms};
  wish.until = Millis{wish.from.value + 15 * minute_ms};
  wish.title = "Planning";
  const auto id = town.make<PlanningId>(town.teacher, wish);
  const auto asked = town.of_last();
  REQUIRE(town.answer(town.teacher, TakeBackPlanning{id}) == "ok");
  CHECK(town.of_last().empty());
  CHECK(town.verdict(asked.at(0)) == Verdict::withdrawn);
}

TEST_CASE("a no to planning is told to who asked; afterwards what became of it is told to nobody") {
  Noticed town;
  AskPlanning wish;
  wish.persons = {town.para};
  wish.from = Millis{town.now.value + hour_ms};
  wish.until = Millis{wish.from.value + 15 * minute_ms};
  wish.title = "Planning";
  const auto first = town.make<PlanningId>(town.teacher, wish);
  REQUIRE(town.answer(town.para, AnswerPlanning{first, false, "Bus duty"}) == "ok");
  CHECK(town.of_last().at(0).notice_kind == NoticeKind::planning_answer);
  CHECK(Noticed::persons(town.of_last()) == Persons{town.teacher});
  const auto second = town.make<PlanningId>(town.teacher, wish);
  town.pass(2 * hour_ms);
  REQUIRE(town.answer(town.teacher, ClosePlanning{second, false, "Nobody came"}) == "ok");
  CHECK(town.of_last().empty());
}

TEST_CASE("no notice has a student, a name, a sign or a word of anybody in it") {
  Noticed town;
  auto command = town.change({{town.room}, {}, {}});
  command.title = "Jonas Rubin leaves";
  command.text = "Marisol knows";
  command.place = Name("Jonas's desk");
  town.make<AlertId>(town.teacher, command);
  town.observation(Urgency::come_now);
  town.make<KudosId>(town.teacher, GiveKudos{town.para, {}, "Marisol knows Jonas", {}, town.room});
  AskPlanning wish;
  wish.persons = {town.para};
  wish.from = Millis{town.now.value + hour_ms};
  wish.until = Millis{wish.from.value + 15 * minute_ms};
  wish.title = "Jonas Rubin";
  wish.place = Note("Jonas's desk");
  town.make<PlanningId>(town.teacher, wish);
  std::string all;
  for (const auto& entry : town.history)
    for (const auto& notice : notices(town.school, entry))
      all += notice.room.value_or(Name("-")) + notice.clock.value_or(Name("-")) + "\n";
  CHECK_FALSE(all.empty());
  for (const auto* secret : {"Jonas", "Rubin", "JR", "Marisol", "head_down", "leaves", "knows"})
    CHECK(all.find(secret) == all.npos);
}

}  // namespace cueline::domain::test
