// The order of answers, and that nothing leaves before it is durable.
#include <catch2/catch.hpp>

#include "tests/engine/desk.hpp"

namespace cueline::test {

namespace {

using Steps = std::vector<std::string>;

PostMessage message(const Desk& desk, const std::string& text) {
  return PostMessage{timeline_of(desk.room), text, {}, {}};
}

}  // namespace

TEST_CASE("answers, refusals and joins come in the order asked, when what came before is durable") {
  Desk desk;
  desk.submit(desk.para, "a", message(desk, "one"));
  desk.submit(desk.para, "b", message(desk, "two"));
  desk.submit(desk.para, "no", AddPerson{"Nobody", Role::para, {}, {}});
  desk.engine->join(desk.para, std::nullopt, [&](const result<engine::Join>& join) {
    desk.happened.push_back("join " + std::to_string(join->at.value));
  });
  desk.submit(desk.para, "c", message(desk, "three"));
  desk.run();
  CHECK(desk.happened.empty());

  const auto head = desk.log.head(school_id).value;
  const auto at = [&](std::uint64_t more) { return std::to_string(head + more); };
  desk.commit(1);
  CHECK(desk.happened == Steps{"reply a", "publish " + at(1) + "-" + at(1)});
  desk.happened.clear();
  desk.commit(2);  // one group: one publish before the join point, one after it
  CHECK(desk.happened == Steps{"reply b", "refusal no not_allowed", "publish " + at(2) + "-" + at(2), "join " + at(2),
                               "reply c", "publish " + at(3) + "-" + at(3)});
}

TEST_CASE("what became durable together is published together, after its replies") {
  Desk desk;
  desk.submit(desk.para, "a", message(desk, "one"));
  desk.submit(desk.other, "b", message(desk, "two"));
  const auto head = desk.log.head(school_id).value;
  desk.commit(2);
  CHECK(desk.happened ==
        Steps{"reply a", "reply b", "publish " + std::to_string(head + 1) + "-" + std::to_string(head + 2)});
}

TEST_CASE("a refusal with nothing before it comes at once") {
  Desk desk;
  desk.submit(desk.para, "no", AddPerson{"Nobody", Role::para, {}, {}});
  CHECK(desk.happened == Steps{"refusal no not_allowed"});
}

TEST_CASE("a repeated command has one effect and the first answer") {
  Desk desk;
  const auto head = desk.log.head(school_id).value;
  desk.submit(desk.para, "a", message(desk, "one"));
  desk.submit(desk.para, "a", message(desk, "one"));  // while the first is on its way
  desk.settle();
  desk.submit(desk.para, "a", message(desk, "something else"));  // after it
  desk.settle();
  desk.restart();
  desk.submit(desk.para, "a", message(desk, "one"));  // after a restart
  desk.settle();
  REQUIRE(desk.replies.size() == 4);
  for (const auto& reply : desk.replies) CHECK(reply.sequences == std::vector{Sequence{head + 1}});
  CHECK(desk.log.head(school_id).value == head + 1);
  desk.submit(desk.other, "a", message(desk, "mine"));  // ids are each person's own
  desk.settle();
  CHECK(desk.log.head(school_id).value == head + 2);
}

TEST_CASE("a success that changed nothing stays the answer, even when a repeat would change something") {
  Desk desk;
  desk.submit(admin, "again", AddMembers{desk.room, {desk.para}});
  desk.settle();
  CHECK(desk.replies.back().sequences.empty());
  desk.made(admin, RemoveMember{desk.room, desk.para});
  const auto head = desk.log.head(school_id);
  desk.submit(admin, "again", AddMembers{desk.room, {desk.para}});
  desk.settle();
  CHECK_FALSE(desk.replies.back().problem);
  CHECK(desk.log.head(school_id) == head);
}

TEST_CASE("after a failed append nothing is acknowledged or published again") {
  const auto failing = GENERATE(1U, 2U, 3U, 4U);
  Desk desk;
  const auto head = desk.log.head(school_id).value;
  desk.log.fail({.at_append = failing, .at_byte = {}});
  for (const auto* id : {"1", "2", "3", "4"}) desk.submit(desk.para, id, message(desk, id));
  int joins = 0;
  desk.engine->join(desk.para, std::nullopt, [&](const result<engine::Join>& join) {
    CHECK(join.error() == Errc::log_broken);
    ++joins;
  });
  desk.settle();
  REQUIRE(desk.replies.size() == 4);
  for (std::size_t i = 0; i < 4; ++i) CHECK(desk.replies[i].problem.has_value() == (i + 1 >= failing));
  CHECK(desk.replies.back().problem->code == "log_broken");
  CHECK(desk.replies.back().problem->retry);
  CHECK(joins == 1);
  CHECK(desk.broken == 1);
  std::uint64_t published = 0;
  for (const auto& batch : desk.published) published += batch->entries.size();
  CHECK(published == failing - 1);

  desk.submit(desk.para, "5", message(desk, "late"));
  desk.settle();
  CHECK(desk.replies.back().problem->code == "log_broken");
  CHECK(desk.broken == 1);

  desk.restart();
  CHECK(desk.engine->school().head.value == head + failing - 1);
  desk.submit(desk.para, "4", message(desk, "4"));  // the client keeps it in its outbox
  desk.settle();
  CHECK_FALSE(desk.replies.back().problem);
}

TEST_CASE("a full pipeline answers busy, with a time to come back") {
  Desk desk;
  for (int i = 0; i < 2049; ++i) desk.submit(desk.para, std::to_string(i), message(desk, "x"));
  REQUIRE(desk.replies.size() == 1);
  CHECK(desk.replies[0].problem->code == "busy");
  CHECK(desk.replies[0].problem->retry_after_ms.value_or(0) > 0);
  desk.settle();
  CHECK(desk.replies.size() == 2049);
}

TEST_CASE("a full pipeline still takes what belongs to alerts, up to a bound of its own") {
  Desk desk;
  for (int i = 0; i < 2048; ++i) desk.submit(desk.para, std::to_string(i), message(desk, "x"));
  REQUIRE(desk.replies.empty());
  const AnswerAlert answer{.alert = AlertId{1}, .reason = {}, .text = {}};  // there is none: that is for later to find
  for (int i = 0; i < 2048; ++i) desk.submit(desk.para, "alert " + std::to_string(i), answer);
  CHECK(desk.replies.empty());
  desk.submit(desk.para, "one too many", answer);
  REQUIRE(desk.replies.size() == 1);
  CHECK(desk.replies[0].problem->code == "busy");
  desk.settle();
  CHECK(desk.replies.back().problem->code == "not_found");
}

TEST_CASE("each entry names the one before it on its timeline, over restarts and several in one command") {
  Desk desk;
  const auto first = desk.made(desk.para, message(desk, "one"));
  const auto between = desk.made(admin, PostMessage{timeline_of(whole_school), "news", {}, {}});
  desk.restart();
  const auto second = desk.made(desk.other, message(desk, "two"));
  CHECK(desk.stored(second).previous == first);
  CHECK(desk.stored(first).previous < first);
  CHECK(desk.stored(between).previous != first);
  const auto pupil = desk.made(admin, AddStudent{"Al Bo", desk.room, {desk.para}});
  const auto& opened = desk.stored(Sequence{pupil.value + 1});
  CHECK(opened.previous != opened.sequence);
}

TEST_CASE("words that were taken back leave the log with the batch that says so") {
  Desk desk;
  const auto said = desk.made(desk.para, message(desk, "too quick"));
  const auto edited = desk.made(desk.para, EditMessage{id_cast<MessageId>(said), "still too quick"});
  desk.submit(desk.para, "back", RetractMessage{id_cast<MessageId>(said)});
  CHECK(std::get<MessagePosted>(desk.stored(said).body).text == "too quick");
  desk.settle();
  CHECK(std::get<MessagePosted>(desk.stored(said).body).text.empty());
  CHECK(std::get<MessageEdited>(desk.stored(edited).body).text.empty());
}

TEST_CASE("a message still on its way can be edited and taken back") {
  Desk desk;
  const Sequence said{desk.log.head(school_id).value + 1};
  desk.submit(desk.para, "say", message(desk, "quick"));
  desk.submit(desk.para, "edit", EditMessage{id_cast<MessageId>(said), "quicker"});
  desk.submit(desk.para, "back", RetractMessage{id_cast<MessageId>(said)});
  desk.settle();
  for (const auto& reply : desk.replies) CHECK_FALSE(reply.problem);
  CHECK(std::get<MessagePosted>(desk.stored(said).body).text.empty());
  CHECK(std::get<MessageEdited>(desk.stored(Sequence{said.value + 1}).body).text.empty());
}

}  // namespace cueline::test
