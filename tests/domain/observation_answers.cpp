// What becomes of an observation: who may answer it how, what its author adds, and where silence leads.
#include "server/domain/school_time.hpp"
#include "tests/domain/school_year.hpp"

namespace cueline::domain::test {
namespace {

using enum ObservationAnswer;

// An observation of the para's at 9:00 in P1; everybody else of the care team may answer it.
struct Heard : SchoolYear {
  RoomId here = place("Room 12");
  PersonId floater = add("Fay Low", Role::para);
  Slot with_student = slot(para, "P1", here);
  Slot nearby = slot(other_para, "P1", here);
  ObservationId cue;

  explicit Heard(Urgency urgency = Urgency::fyi) {
    auto observe = sees(student);
    observe.urgency = urgency;
    cue = make<ObservationId>(para, observe);
  }

  const Observation& observation() const { return school.observations.at(cue); }
  AnswerObservation says(ObservationAnswer with, std::optional<Words> text = {}, std::optional<CardId> card = {}) {
    return {cue, with, std::move(text), card};
  }
  CardId agreed(CardKind kind, StudentId whose) {
    const auto card = make<CardId>(teacher, ProposeCard{whose, kind, "Headphones"});
    REQUIRE(answer(specialist, AgreeCard{card}) == "ok");
    return card;
  }
  // Lets it come due, and says what was done.
  PursuitAct fire() {
    now = observation().pursuit->next.value();
    const auto made = due(cue.value);
    REQUIRE_FALSE(made.empty());
    return fact<Pursued>(made.front()).act;
  }
  // Who was told by the last thing that was done.
  std::vector<PersonId> told() const {
    std::vector<PersonId> persons;
    for (const auto& entry : history) {
      const bool pursued = std::holds_alternative<Pursued>(entry.body) && entry.time == now;
      if (pursued) persons.insert(persons.end(), entry.to.begin(), entry.to.end());
    }
    std::sort(persons.begin(), persons.end());
    return persons;
  }
};

}  // namespace

TEST_CASE("which answers each role may give") {
  struct Row {
    Role role;
    std::vector<ObservationAnswer> may_not;
  };
  for (const auto& row : {Row{Role::teacher, {}}, Row{Role::specialist, {}}, Row{Role::admin, {}},
                          Row{Role::para, {not_now}}, Row{Role::office, {used_it, try_this, not_now}},
                          Row{Role::substitute, {used_it, try_this, lets_talk, not_now}}}) {
    for (const auto with : {seen, used_it, lets_talk, ObservationAnswer::words, on_my_way, try_this, not_now}) {
      CAPTURE(static_cast<int>(row.role), static_cast<int>(with));
      Heard town;
      const auto somebody = town.make<PersonId>(town.admin, AddPerson{"New Face", row.role, {}, {}});
      REQUIRE(town.answer(town.admin, AddMembers{town.care_team, {somebody}}) == "ok");
      const bool may = std::find(row.may_not.begin(), row.may_not.end(), with) == row.may_not.end();
      CHECK(town.answer(somebody, town.says(with, "Words")) == (may ? "ok" : "not_allowed"));
    }
  }
}

TEST_CASE("what an answer needs") {
  Heard town;
  const auto strategy = town.agreed(CardKind::preference, town.student);
  const auto proposed =
      town.make<CardId>(town.teacher, ProposeCard{town.student, CardKind::trigger, "Bells", "", {}, {}, {}});
  const auto other =
      town.make<StudentId>(town.admin, AddStudent{"Lia Costa", town.room, {town.teacher, town.specialist}});
  const auto of_other = town.agreed(CardKind::preference, other);
  check_all(town,
            {
                {"no words", town.teacher, town.says(ObservationAnswer::words), "needs_text"},
                {"no reason", town.teacher, town.says(not_now), "needs_text"},
                {"nothing to try", town.teacher, town.says(try_this), "needs_text"},
                {"a card with words", town.teacher, town.says(ObservationAnswer::words, "Hm", strategy), "wrong_state"},
                {"not agreed", town.teacher, town.says(used_it, {}, proposed), "wrong_state"},
                {"another student's", town.teacher, town.says(used_it, {}, of_other), "not_found"},
                {"no such card", town.teacher, town.says(used_it, {}, CardId{999'999}), "not_found"},
                {"a card to try", town.teacher, town.says(try_this, {}, strategy), "ok"},
                {"again", town.teacher, town.says(try_this, {}, strategy), "nothing new"},
                {"words to try", town.teacher, town.says(try_this, "A walk"), "ok"},
                {"not now, and why", town.teacher, town.says(not_now, "Testing until ten"), "ok"},
            });
}

TEST_CASE("what is to be tried ends with the period, and goes back to the author") {
  Heard town(Urgency::when_you_can);
  REQUIRE(town.answer(town.teacher, town.says(try_this, "A walk")) == "ok");
  CHECK(town.last().to == std::vector{town.para});
  CHECK(town.observation().answers.back().until == town.today(9, 30));
  CHECK_FALSE(town.observation().closed);
  CHECK(town.observation().pursuit->next == town.today(15));
  REQUIRE(town.answer(town.para, CompleteObservation{.observation = town.cue, .after = "Calm again"}) == "ok");
  CHECK(town.last().to == std::vector{town.teacher});
  CHECK(town.observation().closed == town.now);
  CHECK_FALSE(town.observation().pursuit->next);
}

TEST_CASE("where it was is what the author's timetable says") {
  Heard town;
  CHECK(town.observation().room == town.here);
  CHECK(town.observation().period == Name("P1"));
  CHECK_FALSE(town.observation().mode);
  auto slot = town.with_student;
  slot.student = town.student;
  slot.mode = SupportMode::one_on_one;
  town.school.set_row(slot);
  const auto other = town.make<StudentId>(town.admin, AddStudent{"Lia Costa", town.room, {town.para}});
  auto observe = town.sees(town.student);
  observe.students.push_back(other);
  const auto made = town.ask(town.para, observe).value();
  CHECK(town.fact<ObservationSent>(made[0]).mode == SupportMode::one_on_one);
  CHECK_FALSE(town.fact<ObservationSent>(made[1]).mode);
  CHECK(town.fact<ObservationSent>(made[1]).room == town.here);
  observe.seen_at = town.today(13, 30);
  town.now = town.today(14);
  const auto later = town.ask(town.para, observe).value();
  CHECK_FALSE(town.fact<ObservationSent>(later[0]).room);
}

TEST_CASE("come now looks further and further, and tells strangers only where") {
  Heard town(Urgency::come_now);
  CHECK(town.fire() == PursuitAct::widen);
  CHECK(town.now == town.today(9));
  CHECK(town.told() == std::vector{town.teacher, town.other_para});
  const auto& stranger = town.last();
  CHECK(stranger.timeline == timeline_of(town.other_para));
  CHECK(std::get<Pursued>(stranger.body).room == town.here);
  CHECK(std::get<Pursued>(stranger.body).silent.empty());
  CHECK(town.fire() == PursuitAct::tell_office);
  CHECK(town.told() == std::vector{town.office, town.floater});
  CHECK(town.fire() == PursuitAct::tell_admin);
  CHECK(town.now.value == town.today(9).value + 90 * second_ms);
  CHECK(town.told() == std::vector{town.admin});
  CHECK(town.fire() == PursuitAct::offer_author);
  CHECK(town.now == town.today(15));
  CHECK(town.observation().rise == ObservationRise::offered);
  CHECK_FALSE(town.observation().pursuit->next);
}

TEST_CASE("on my way ends the looking, what came of it the loop") {
  Heard town(Urgency::come_now);
  REQUIRE(town.answer(town.specialist, town.says(on_my_way)) == "ok");
  CHECK_FALSE(town.observation().closed);
  CHECK(town.observation().pursuit->next == town.today(15));
  CHECK(town.fire() == PursuitAct::offer_author);
}

TEST_CASE("when you can rises at the end of the period, and is offered at the end of the day") {
  Heard town(Urgency::when_you_can);
  REQUIRE(town.answer(town.teacher, town.says(seen)) == "ok");
  CHECK(town.fire() == PursuitAct::put_on_top);
  CHECK(town.now == town.today(9, 30));
  CHECK(town.told() == std::vector{town.teacher});
  CHECK(town.observation().rise == ObservationRise::on_top);
  CHECK(town.fire() == PursuitAct::offer_author);
  CHECK(town.now == town.today(15));
  CHECK(town.observation().offered == town.now);
}

TEST_CASE("the author's own paid day counts, also with a pause in it") {
  Heard town;
  town.school.set_row(WorkHours{town.para, {{1, clock(8), clock(11)}, {1, clock(12), clock(14)}}, {}});
  const auto cue = town.make<ObservationId>(town.para, town.sees(town.student));
  CHECK(town.school.observations.at(cue).pursuit->next == town.today(14));
}

TEST_CASE("an answer ends it") {
  for (const auto with : {used_it, lets_talk, ObservationAnswer::words, not_now}) {
    for (const auto urgency : {Urgency::fyi, Urgency::when_you_can, Urgency::come_now}) {
      CAPTURE(static_cast<int>(with), static_cast<int>(urgency));
      Heard town(urgency);
      REQUIRE(town.answer(town.teacher, town.says(with, "Words")) == "ok");
      CHECK(town.observation().closed == town.now);
      CHECK_FALSE(town.observation().pursuit->next);
      town.now = town.today(16);
      CHECK(town.due(town.cue.value).empty());
    }
  }
}

TEST_CASE("whatever the school's rules say, silence ends in an offer") {
  const auto urgency = GENERATE(Urgency::fyi, Urgency::when_you_can, Urgency::come_now);
  Heard town;
  for (const auto* code : {"fyi", "when_you_can"}) {
    town.school.set_row(PursuitRule{RuleId{7'000 + std::string_view(code).size()}, code, {}});
  }
  town.school.set_row(PursuitRule{RuleId{7'100}, "come_now", {{CountedFrom::sent, 5, 0, 0, PursuitAct::remind}}});
  auto observe = town.sees(town.student);
  observe.urgency = urgency;
  town.cue = town.make<ObservationId>(town.para, observe);
  for (int steps = 0; steps < 20 && town.observation().pursuit->next; ++steps) (void)town.fire();
  CHECK(town.observation().rise == ObservationRise::offered);
  CHECK(town.now == town.today(15));
}

TEST_CASE("what nobody answered is left to its author, and retires") {
  const bool brought = GENERATE(false, true);
  CAPTURE(brought);
  Heard town;
  if (brought) {
    REQUIRE(town.answer(town.para, BringObservation{town.cue, BroughtTo::rest}) == "ok");
  } else {
    (void)town.fire();
  }
  const auto left = town.now;
  town.pass(minute_ms);
  REQUIRE(town.answer(town.teacher, town.says(ObservationAnswer::words, "Late, but thanks")) == "ok");
  town.now = Millis{left.value + retire_after_ms - 1};
  REQUIRE(town.answer(town.para, CompleteObservation{.observation = town.cue, .did = "Sat with her"}) == "ok");
  town.pass(1);
  REQUIRE(town.answer(town.para, PostMessage{timeline_of(town.room), "Any entry", {}, {}}) == "ok");
  CHECK_FALSE(town.school.observations.contains(town.cue));
  CHECK(town.answer(town.para, CompleteObservation{.observation = town.cue, .did = "More"}) == "too_late");
}

TEST_CASE("where the author may bring it") {
  Heard town;
  check_all(town, {
                      {"a reader", town.teacher, BringObservation{town.cue, BroughtTo::rest}, "not_yours"},
                      {"a stranger", town.stranger, BringObservation{town.cue, BroughtTo::rest}, "not_found"},
                      {"to planning", town.para, BringObservation{town.cue, BroughtTo::planning}, "ok"},
                      {"again", town.para, BringObservation{town.cue, BroughtTo::planning}, "nothing new"},
                      {"to an admin", town.para, BringObservation{town.cue, BroughtTo::admin}, "ok"},
                      {"after that", town.para, BringObservation{town.cue, BroughtTo::rest}, "wrong_state"},
                  });
  const auto issue = town.observation().issue.value();
  const auto& raised = town.school.issues.at(issue);
  CHECK(raised.issue_kind == "unanswered_observation");
  CHECK(raised.raiser == town.para);
  CHECK(raised.about == ItemId{town.cue.value});
  CHECK(raised.title == "An observation was not answered");
  Heard answered;
  REQUIRE(answered.answer(answered.teacher, answered.says(used_it)) == "ok");
  CHECK(answered.answer(answered.para, BringObservation{answered.cue, BroughtTo::admin}) == "wrong_state");
}

TEST_CASE("only the author completes it, and only with cards of this student") {
  Heard town;
  const auto trigger = town.agreed(CardKind::trigger, town.student);
  const auto strategy = town.agreed(CardKind::strategy, town.student);
  const auto with = [&](auto change) {
    CompleteObservation complete{.observation = town.cue};
    change(complete);
    return complete;
  };
  check_all(town,
            {
                {"a reader", town.teacher, with([](auto& it) { it.after = "Better"; }), "not_yours"},
                {"nothing", town.para, with([](auto&) {}), "nothing new"},
                {"not a trigger", town.para, with([&](auto& it) { it.trigger = strategy; }), "wrong_state"},
                {"what helped?", town.para, with([](auto& it) { it.helped = true; }), "wrong_state"},
                {"before", town.para, with([&](auto& it) { it.trigger = trigger; }), "ok"},
                {"again", town.para, with([&](auto& it) { it.trigger = trigger; }), "nothing new"},
                {"what I did", town.para, with([&](auto& it) { it.did = "Headphones", it.card = strategy; }), "ok"},
                {"it helped", town.para, with([](auto& it) { it.helped = true, it.minutes = 10; }), "ok"},
                {"taken back", town.para, RetractObservation{town.cue}, "ok"},
                {"then", town.para, with([](auto& it) { it.after = "Better"; }), "too_late"},
            });
  CHECK_FALSE(town.observation().did);
  CHECK_FALSE(town.observation().card);
  for (const auto& entry : town.log) {
    if (const auto* added = std::get_if<ObservationCompleted>(&entry.body)) CHECK_FALSE(added->did);
  }
}

TEST_CASE("replaying what became of observations gives the same school") {
  Heard town(Urgency::come_now);
  const auto base = town.school;
  const auto before = town.log.size();
  (void)town.fire();
  REQUIRE(town.answer(town.teacher, town.says(on_my_way)) == "ok");
  REQUIRE(town.answer(town.para, CompleteObservation{.observation = town.cue, .after = "Calm"}) == "ok");
  School again = base;
  for (auto at = before; at < town.history.size(); ++at) apply(again, town.history[at]);
  CHECK(again.same_as(town.school));
}

}  // namespace cueline::domain::test
