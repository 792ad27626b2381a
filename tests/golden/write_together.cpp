// The golden log of how people work together: profiles, norms, thanks, check-ins and time to plan.
#include "tests/golden/day.hpp"

namespace cueline::golden {
namespace {

void profiles(Day& day) {
  day.ok(day.para, SetRows{{Profile{day.para, {"Calming a room"}, {"Picture schedules"}, "I do not interpret", ""}}});
  day.ok(day.teacher, SetRows{{Profile{day.teacher, {"Reading groups"}, {}, "", "Ask me about gardening"}}});
}

void norms(Day& day) {
  day.ok(day.teacher, SetNorms{day.room,
                               {{"How fast we answer", "Cues by the end of the block", "how_fast"},
                                {"Feedback is kind", "In person", {}}},
                               0,
                               {}});
  day.ok(day.para, AgreeNorms{day.room, 1});
  day.ok(day.para, SuggestNorm{day.room, 2, "Feedback is kind and private"});
  day.ok(day.other_para, SuggestNorm{day.room, {}, "Wins first"});
  day.ok(day.teacher, DeclineNorm{day.room, 2, "At the end of the day we do"});
  day.ok(day.teacher, SetNorms{day.room,
                               {{"How fast we answer", "Cues by the end of the block", "how_fast"},
                                {"Feedback is kind and private", "In person", {}}},
                               1,
                               1});
  day.ok(day.other_para, AgreeNorms{day.room, 2});
}

void thanks(Day& day) {
  const auto cue = day.made<ItemId>(day.para, day.sees(day.student));
  day.ok(day.teacher, GiveKudos{day.para, Code("noticed_early"), "", cue, {}});
  const auto before_all =
      day.made<KudosId>(day.teacher, GiveKudos{day.para, {}, "Her note changed our morning", {}, day.room});
  day.ok(day.teacher, RetractKudos{before_all});
}

void check_ins(Day& day) {
  day.ok(day.para, AnswerCheckIn{day.room, CheckInMood::stretched, {}});
  day.ok(day.para, AnswerCheckIn{day.room, CheckInMood::need_a_hand, HandNeeded::cover});
}

void planning(Day& day) {
  AskPlanning wish;
  wish.persons = {day.para, day.specialist};
  wish.from = Millis{day.now.value + domain::test::hour_ms};
  wish.until = Millis{wish.from.value + 15 * domain::test::minute_ms};
  wish.title = "Planning Room 12";
  wish.room = day.room;
  const auto time = day.made<PlanningId>(day.teacher, wish);
  day.ok(day.para, AnswerPlanning{time, true, ""});
  day.ok(day.specialist, AnswerPlanning{time, true, ""});
  day.ok(day.para, AddPoint{time, "Who walks the group", {}});
  day.ok(day.specialist, AddPoint{time, "OT bag", {}});
  day.ok(day.specialist, RemovePoint{time, 2});
  day.pass(domain::test::hour_ms);
  day.ok(day.teacher, TickPoint{time, 1, true});
  day.ok(day.teacher, ClosePlanning{time, false, "Pulled for cover"});
}

}  // namespace

void together(Day& day) {
  profiles(day);
  norms(day);
  thanks(day);
  check_ins(day);
  planning(day);
}

}  // namespace cueline::golden
