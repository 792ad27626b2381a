#include "tests/domain/small_school.hpp"

namespace cueline::domain::test {
namespace {

struct Seen : SmallSchool {
  ObservationId cue = make<ObservationId>(para, sees(student));

  const Observation& observation() const { return school.observations.at(cue); }
  AnswerObservation says(ObservationAnswer with, std::optional<Words> text = {}) const { return {cue, with, text}; }
};

}  // namespace

TEST_CASE("who may observe whom, and what") {
  SmallSchool town;
  const auto with = [&](auto change) {
    auto observe = town.sees(town.student);
    change(observe);
    return observe;
  };
  const auto other = town.make<StudentId>(town.admin, AddStudent{"Lia Costa", town.room, {town.teacher}});
  check_all(
      town,
      {
          {"on the care team", town.para, town.sees(town.student), "ok"},
          {"in the room only", town.other_para, town.sees(town.student), "not_a_student_of_yours"},
          {"keeps the lists", town.admin, town.sees(town.student), "not_a_student_of_yours"},
          {"somebody else", town.stranger, town.sees(town.student), "not_a_student_of_yours"},
          {"nobody", town.para, town.sees(StudentId{999}), "not_a_student_of_yours"},
          {"one of two", town.para, with([&](auto& it) { it.students.push_back(other); }), "not_a_student_of_yours"},
          {"both", town.teacher, with([&](auto& it) { it.students.push_back(other); }), "ok"},
          {"no such sign", town.para, town.sees(town.student, "is_lazy"), "unknown_code"},
          {"no such activity", town.para, with([](auto& it) { it.context.activity = "nap"; }), "unknown_code"},
          {"no such grouping", town.para, with([](auto& it) { it.context.grouping = "crowd"; }), "unknown_code"},
          {"any place", town.para, with([](auto& it) { it.context = {"math", "one_on_one", "the rug"}; }), "ok"},
      });
}

TEST_CASE("several students make one observation each, and no care team learns of the others") {
  SmallSchool town;
  const auto other =
      town.make<StudentId>(town.admin, AddStudent{"Lia Costa", town.room, {town.teacher, town.stranger}});
  auto observe = town.sees(town.student);
  observe.students = {town.student, other, town.student};
  observe.signs = {"head_down", "tense", "head_down"};
  const auto made = town.ask(town.teacher, observe).value();
  REQUIRE(made.size() == 2);
  const auto& first = town.history.at(made[0].value - 1);
  const auto& second = town.history.at(made[1].value - 1);
  CHECK(first.timeline == timeline_of(town.care_team));
  CHECK(first.also == std::vector{town.room});
  CHECK(first.to == std::vector{town.para, town.specialist});
  CHECK(second.to == std::vector{town.stranger});
  CHECK(town.fact<ObservationSent>(made[1]).student == other);
  CHECK(town.fact<ObservationSent>(made[1]).signs == std::vector<Code>{"head_down", "tense"});
}

TEST_CASE("a sign that calls for help is strong and asks somebody to come") {
  SmallSchool town;
  auto observe = town.sees(town.student, "leaves_area");
  observe.intensity = 1;
  REQUIRE(town.answer(town.para, observe) == "ok");
  const auto& sent = town.fact<ObservationSent>(town.school.head);
  CHECK(sent.intensity == 3);
  CHECK(sent.urgency == Urgency::come_now);
}

TEST_CASE("the device's clock is believed within reason") {
  struct Row {
    std::string why;
    std::int64_t offset;
    bool believed;
  };
  for (const auto& row :
       {Row{"now", 0, true}, Row{"a week ago", -7 * day_ms, true}, Row{"longer ago", -7 * day_ms - 1, false},
        Row{"a little ahead", 2 * minute_ms, true}, Row{"too far ahead", 2 * minute_ms + 1, false}}) {
    CAPTURE(row.why);
    SmallSchool town;
    auto observe = town.sees(town.student);
    observe.seen_at = Millis{town.now.value + row.offset};
    REQUIRE(town.answer(town.para, observe) == "ok");
    CHECK(town.fact<ObservationSent>(town.school.head).seen_at == (row.believed ? observe.seen_at : town.now));
  }
}

TEST_CASE("who may answer an observation, and how often") {
  Seen town;
  using enum ObservationAnswer;
  check_all(town, {
                      {"its author", town.para, town.says(seen), "not_allowed"},
                      {"in the room only", town.other_para, town.says(seen), "not_found"},
                      {"an admin", town.admin, town.says(seen), "not_found"},
                      {"unknown", town.teacher, AnswerObservation{ObservationId{999}, seen, {}}, "not_found"},
                      {"words without any", town.teacher, town.says(words), "needs_text"},
                      {"seen", town.teacher, town.says(seen), "ok"},
                      {"seen again", town.teacher, town.says(seen), "nothing new"},
                      {"used", town.teacher, town.says(used_it, "Headphones"), "ok"},
                      {"used again", town.teacher, town.says(used_it, "Headphones"), "nothing new"},
                      {"seen after used", town.teacher, town.says(seen), "nothing new"},
                      {"used, in other words", town.teacher, town.says(used_it, "And a break"), "ok"},
                      {"somebody else, once it is closed", town.specialist, town.says(lets_talk), "ok"},
                  });
}

TEST_CASE("seen leaves the loop open, an answer closes it once") {
  Seen town;
  REQUIRE(town.answer(town.teacher, town.says(ObservationAnswer::seen)) == "ok");
  CHECK_FALSE(town.observation().closed);
  CHECK(town.observation().seen == std::vector<PersonTime>{{town.teacher, town.now}});
  town.pass(minute_ms);
  const auto closed = town.now;
  REQUIRE(town.answer(town.specialist, town.says(ObservationAnswer::words, "Let her rest")) == "ok");
  CHECK(town.last().to == std::vector{town.para});
  CHECK(town.last().also == std::vector{town.room});
  CHECK(town.observation().closed == closed);
  town.pass(minute_ms);
  REQUIRE(town.answer(town.teacher, town.says(ObservationAnswer::used_it)) == "ok");
  CHECK(town.observation().closed == closed);
  CHECK(town.observation().answers.size() == 3);
  CHECK(town.observation().delivered.size() == 2);
}

TEST_CASE("an observation is taken back by its author, and nothing of it stays") {
  Seen town;
  auto observe = town.sees(town.student, "tense");
  observe.note = "Since the bell";
  observe.context.place = "Hallway";
  town.cue = town.make<ObservationId>(town.para, observe);
  check_all(town, {
                      {"a reader", town.teacher, RetractObservation{town.cue}, "not_yours"},
                      {"somebody else", town.stranger, RetractObservation{town.cue}, "not_found"},
                      {"the author", town.para, RetractObservation{town.cue}, "ok"},
                      {"again", town.para, RetractObservation{town.cue}, "nothing new"},
                      {"an answer", town.teacher, town.says(ObservationAnswer::seen), "too_late"},
                      {"a mark", town.teacher, MarkItems{{ItemId{town.cue.value}}, Mark::seen}, "nothing new"},
                  });
  CHECK(town.observation().retracted);
  CHECK(town.observation().signs.empty());
  CHECK(town.observation().note.empty());
  CHECK_FALSE(town.observation().context.place);
  CHECK(town.observation().closed == town.now);
  const auto& stored = std::get<ObservationSent>(town.log.at(town.cue.value - 1).body);
  CHECK(stored.retracted);
  CHECK(stored.signs.empty());
  CHECK(stored.note.empty());
  CHECK_FALSE(stored.context.place);
}

}  // namespace cueline::domain::test
