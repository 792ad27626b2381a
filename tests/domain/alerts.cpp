#include "tests/domain/small_school.hpp"

namespace cueline::domain::test {
namespace {

using Persons = std::vector<PersonId>;

// Room 12 is told by its teacher: para and other_para answer.
struct Told : SmallSchool {
  AlertId id = make<AlertId>(teacher, change({{room}, {}, {}}));

  const Alert& alert() const { return school.alerts.at(id); }
  const Recipient& part(PersonId person) const {
    const auto& list = alert().recipients;
    return *std::find_if(list.begin(), list.end(), [&](const auto& one) { return one.person == person; });
  }
  AnswerAlert got_it() const { return {id, AlertAnswer::got_it, {}, {}}; }
  AnswerAlert conflict(ConflictReason reason, std::optional<Words> text = {}) const {
    return {id, AlertAnswer::conflict, reason, text};
  }
  void again(AnswerMode mode) { id = make<AlertId>(teacher, change({{room}, {}, {}}, mode)); }
};

}  // namespace

TEST_CASE("who may tell whom of a change") {
  SmallSchool town;
  const auto with = [&](Audience audience, auto change) {
    auto alert = town.change(std::move(audience));
    change(alert);
    return alert;
  };
  const auto direct = town.make<ChannelId>(town.teacher, OpenDirect{town.para});
  const Audience room{{town.room}, {}, {}};
  const Audience paras{{}, {Role::para}, {}};
  const Audience everybody{{town.whole_school}, {}, {}};
  const auto until = [&](std::int64_t ms) { return [&town, ms](auto& it) { it.until = Millis{town.now.value + ms}; }; };
  check_all(
      town,
      {
          {"a member", town.teacher, town.change(room), "ok"},
          {"a para, their room", town.para, town.change(room), "ok"},
          {"a para, a person", town.para, town.change({{}, {}, {town.office}}), "ok"},
          {"a para, a role", town.para, town.change(paras), "not_allowed"},
          {"a para, everybody", town.para, town.change(everybody), "not_allowed"},
          {"a substitute, everybody: a channel they do not know", town.substitute, town.change(everybody), "not_found"},
          {"a para who needs help", town.para, with(paras, [](auto& it) { it.template_code = "staff_assist"; }), "ok"},
          {"a teacher, a role", town.teacher, town.change(paras), "ok"},
          {"a specialist, everybody", town.specialist, town.change(everybody), "ok"},
          {"not their room", town.stranger, town.change(room), "not_found"},
          {"the office, any room", town.office, town.change(room), "ok"},
          {"not a direct channel of others", town.admin, town.change({{direct}, {}, {}}), "not_found"},
          {"their direct channel", town.para, town.change({{direct}, {}, {}}), "ok"},
          {"no such channel", town.admin, town.change({{ChannelId{999}}, {}, {}}), "not_found"},
          {"no such person", town.admin, town.change({{}, {}, {PersonId{999}}}), "not_found"},
          {"nobody", town.teacher, town.change({}), "nobody_to_tell"},
          {"only oneself", town.teacher, town.change({{}, {}, {town.teacher}}), "nobody_to_tell"},
          {"no such kind", town.teacher, with(room, [](auto& it) { it.template_code = "party"; }), "unknown_code"},
          {"over already", town.teacher, with(room, until(0)), "until_in_the_past"},
          {"for two weeks", town.teacher, with(room, until(14 * day_ms)), "ok"},
          {"for longer", town.teacher, with(room, until(14 * day_ms + 1)), "out_of_range"},
      });
}

TEST_CASE("an alert goes to the people of all parts, each once, without its sender") {
  SmallSchool town;
  REQUIRE(town.answer(town.admin, DeactivatePerson{town.other_para}) == "ok");
  const Audience audience{{town.room, town.team, town.room}, {Role::office, Role::specialist}, {town.para}};
  const auto id = town.make<AlertId>(town.teacher, town.change(audience));
  CHECK(town.last().to == Persons{town.office, town.para, town.specialist});
  CHECK(town.last().also == std::vector{town.room, town.team});
  CHECK(town.last().timeline == timeline_of(id));
  CHECK(recipients(town.school, town.teacher, audience) == town.last().to);
  // A preview tells nobody who is in a channel that is not theirs.
  CHECK(recipients(town.school, town.stranger, {{town.room}, {}, {}}).empty());
  CHECK(readers(town.school, timeline_of(id)) ==
        Persons{town.admin, town.office, town.teacher, town.para, town.specialist});
}

TEST_CASE("how an alert is answered") {
  Told town;
  using enum ConflictReason;
  check_all(town, {
                      {"not told", town.stranger, town.got_it(), "not_found"},
                      {"its sender", town.teacher, town.got_it(), "not_allowed"},
                      {"an admin, who is not told", town.admin, town.got_it(), "not_allowed"},
                      {"unknown", town.para, AnswerAlert{AlertId{999}, AlertAnswer::got_it, {}, {}}, "not_found"},
                      {"no reason", town.para, AnswerAlert{town.id, AlertAnswer::conflict, {}, {}}, "needs_reason"},
                      {"got it", town.para, town.got_it(), "ok"},
                      {"twice", town.para, town.got_it(), "nothing new"},
                      {"changed to a conflict", town.para, town.conflict(outside_my_hours), "ok"},
                      {"twice", town.para, town.conflict(outside_my_hours), "nothing new"},
                      {"another reason", town.para, town.conflict(not_my_role), "ok"},
                      {"and back", town.para, town.got_it(), "ok"},
                  });
  CHECK(town.part(town.para).answer == AlertAnswer::got_it);
  CHECK_FALSE(town.part(town.para).reason);
  CHECK(town.part(town.para).seen == town.now);
  town.now = town.alert().until;
  CHECK(town.answer(town.para, town.conflict(not_my_role)) == "too_late");
}

TEST_CASE("a conflict opens an issue for the sender") {
  Told town;
  const auto made = town.ask(town.para, town.conflict(ConflictReason::not_my_role, "An interpreter")).value();
  REQUIRE(made.size() == 2);
  const IssueId id{made[1].value};
  CHECK(town.fact<AlertAnswered>(made[0]).issue == id);
  const auto& issue = town.school.issues.at(id);
  CHECK(issue.issue_kind == "beyond_role");
  CHECK(issue.raiser == town.para);
  CHECK(issue.owner == town.teacher);
  CHECK(issue.about == ItemId{town.id.value});
  CHECK(issue.room == town.room);
  CHECK(issue.would_help == "An interpreter");
  CHECK(issue.due.value == town.now.value + 4 * hour_ms);
  CHECK(town.last().to == Persons{town.teacher});
  CHECK(readers(town.school, timeline_of(id)) == Persons{town.admin, town.teacher, town.para});
  CHECK(town.part(town.para).issue == id);

  SECTION("another reason goes on with the same issue") {
    CHECK(town.ask(town.para, town.conflict(ConflictReason::outside_my_hours)).value().size() == 1);
    CHECK(town.part(town.para).issue == id);
  }
  SECTION("after it is settled, another conflict opens another") {
    REQUIRE(town.answer(town.para, AgreeSettlement{id}) == "ok");
    CHECK(town.ask(town.para, town.conflict(ConflictReason::outside_my_hours)).value().size() == 2);
    CHECK(town.part(town.para).issue == IssueId{town.school.head.value});
  }
}

TEST_CASE("each reason becomes a kind of issue") {
  struct Row {
    ConflictReason reason;
    std::string kind;
  };
  using enum ConflictReason;
  for (const auto& row :
       {Row{with_another_student, "time_conflict"}, Row{outside_my_hours, "outside_hours"},
        Row{not_my_role, "beyond_role"}, Row{needed_in_two_places, "coverage_gap"}, Row{something_else, "other"}}) {
    CAPTURE(row.kind);
    Told town;
    REQUIRE(town.answer(town.para, town.conflict(row.reason)) == "ok");
    CHECK(town.fact<IssueRaised>(town.school.head).issue_kind == row.kind);
  }
}

TEST_CASE("what would help is cut to a note between two characters") {
  Told town;
  Words long_words;
  while (long_words.size() < limits::note_bytes + 10) long_words += "\u00e9\u738b";
  REQUIRE(town.answer(town.para, town.conflict(ConflictReason::not_my_role, long_words)) == "ok");
  const auto& note = town.fact<IssueRaised>(town.school.head).would_help;
  CHECK(note.size() <= limits::note_bytes);
  CHECK(note.size() > limits::note_bytes - 4);
  CHECK(note == long_words.substr(0, note.size()));
  CHECK((static_cast<unsigned char>(long_words[note.size()]) & 0xc0U) != 0x80U);
}

TEST_CASE("the first taker takes it, and may give it back") {
  Told town;
  town.again(AnswerMode::first_taker);
  REQUIRE(town.ask(town.para, town.got_it()).value().size() == 2);
  CHECK(town.last().to == Persons{town.teacher, town.other_para});
  CHECK(town.alert().state == AlertState::taken);
  CHECK(town.alert().taken_by == town.para);
  CHECK(town.alert().closed == town.now);
  CHECK(town.answer(town.para, town.got_it()) == "nothing new");
  CHECK(town.answer(town.other_para, town.got_it()) == "already_taken");
  CHECK(town.answer(town.other_para, town.conflict(ConflictReason::not_my_role)) == "already_taken");
  CHECK(town.answer(town.teacher, NudgeAlert{town.id}) == "not_waiting");
  REQUIRE(town.answer(town.para, town.conflict(ConflictReason::needed_in_two_places)) == "ok");
  CHECK(town.alert().state == AlertState::open);
  CHECK_FALSE(town.alert().taken_by);
  CHECK_FALSE(town.alert().closed);
  REQUIRE(town.answer(town.other_para, town.got_it()) == "ok");
  CHECK(town.alert().taken_by == town.other_para);
}

TEST_CASE("in first-taker mode others may have a conflict before it is taken") {
  Told town;
  town.again(AnswerMode::first_taker);
  REQUIRE(town.answer(town.para, town.conflict(ConflictReason::not_my_role)) == "ok");
  CHECK(town.alert().state == AlertState::open);
  CHECK(town.answer(town.other_para, town.got_it()) == "ok");
}

TEST_CASE("information asks for no answer") {
  Told town;
  town.again(AnswerMode::information);
  CHECK(town.answer(town.para, town.conflict(ConflictReason::not_my_role)) == "wrong_state");
  CHECK(town.answer(town.teacher, NudgeAlert{town.id}) == "not_waiting");
  CHECK(town.answer(town.para, town.got_it()) == "ok");
}

TEST_CASE("the silent are reminded, each at most once in two minutes") {
  Told town;
  const NudgeAlert nudge{town.id};
  CHECK(town.answer(town.para, nudge) == "not_yours");
  CHECK(town.answer(town.stranger, nudge) == "not_found");
  REQUIRE(town.answer(town.para, town.got_it()) == "ok");
  REQUIRE(town.answer(town.teacher, nudge) == "ok");
  CHECK(town.last().to == Persons{town.other_para});
  CHECK(town.part(town.other_para).nudged == town.now);
  CHECK_FALSE(town.part(town.para).nudged);
  town.pass(2 * minute_ms - 1);
  CHECK(town.answer(town.admin, nudge) == "nudged_recently");
  town.pass(1);
  CHECK(town.answer(town.admin, nudge) == "ok");
  REQUIRE(town.answer(town.other_para, town.got_it()) == "ok");
  town.pass(2 * minute_ms);
  CHECK(town.answer(town.teacher, nudge) == "not_waiting");
  REQUIRE(town.answer(town.teacher, CancelAlert{town.id, ""}) == "ok");
  CHECK(town.answer(town.teacher, nudge) == "too_late");
}

TEST_CASE("who has left is not waited for") {
  Told town;
  REQUIRE(town.answer(town.para, town.got_it()) == "ok");
  REQUIRE(town.answer(town.admin, DeactivatePerson{town.other_para}) == "ok");
  CHECK(town.answer(town.teacher, NudgeAlert{town.id}) == "not_waiting");
}

TEST_CASE("a change is called off by its sender or an admin") {
  Told town;
  check_all(town, {
                      {"who is told", town.para, CancelAlert{town.id, ""}, "not_yours"},
                      {"somebody else", town.stranger, CancelAlert{town.id, ""}, "not_found"},
                      {"the sender", town.teacher, CancelAlert{town.id, "The hall is free"}, "ok"},
                      {"again", town.teacher, CancelAlert{town.id, ""}, "too_late"},
                      {"an answer", town.para, town.got_it(), "too_late"},
                  });
  CHECK(town.alert().state == AlertState::cancelled);
  CHECK(town.alert().cancel_reason == Note("The hall is free"));
  CHECK(town.last().to == Persons{town.para, town.other_para});
  town.again(AnswerMode::all);
  CHECK(town.answer(town.admin, CancelAlert{town.id, ""}) == "ok");
}

TEST_CASE("a newer change replaces an older one") {
  Told town;
  auto newer = town.change({{}, {}, {town.para}});
  newer.supersedes = AlertId{999};
  CHECK(town.answer(town.teacher, newer) == "not_found");
  newer.supersedes = town.id;
  CHECK(town.answer(town.other_para, newer) == "not_yours");
  CHECK(town.answer(town.stranger, newer) == "not_found");
  const auto made = town.ask(town.teacher, newer).value();
  REQUIRE(made.size() == 2);
  CHECK(town.alert().state == AlertState::superseded);
  CHECK(town.alert().superseded_by == AlertId{made[0].value});
  CHECK(town.last().to == Persons{town.para, town.other_para});
  CHECK(town.last().timeline == timeline_of(town.id));
  CHECK(town.answer(town.teacher, newer) == "too_late");
}

TEST_CASE("an alert ends at its until, if it is still open") {
  Told town;
  town.now = Millis{town.alert().until.value - 1};
  CHECK(town.due(town.id.value).empty());
  town.pass(1);
  REQUIRE(town.due(town.id.value).size() == 1);
  CHECK(town.last().author == PersonId{});
  CHECK(town.alert().state == AlertState::ended);
  CHECK(town.due(town.id.value).empty());
  town.again(AnswerMode::first_taker);
  REQUIRE(town.answer(town.para, town.got_it()) == "ok");
  town.pass(hour_ms);
  CHECK(town.due(town.id.value).empty());
  CHECK(town.due(town.room.value).empty());
}

TEST_CASE("the issue of a conflict goes to the admins when the sender has left") {
  Told town;
  REQUIRE(town.answer(town.admin, DeactivatePerson{town.teacher}) == "ok");
  REQUIRE(town.answer(town.para, town.conflict(ConflictReason::not_my_role)) == "ok");
  CHECK_FALSE(town.fact<IssueRaised>(town.school.head).owner);
  CHECK(town.last().to == Persons{town.admin});
}

}  // namespace cueline::domain::test
