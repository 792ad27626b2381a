// The golden log of a day with bells: a Tuesday in Lisbon on which somebody is away, the assembly moves, a cue stays
// unanswered and an issue is raised without a name.
#include <algorithm>

#include "protocol/due.hpp"
#include "server/domain/school_time.hpp"
#include "tests/domain/school_year.hpp"
#include "tests/golden/corpus.hpp"
#include "tests/golden/day.hpp"

namespace cueline::golden {
namespace {

using domain::test::clock;
using domain::test::minute_ms;

constexpr Date tuesday = 20260922;

Millis at(const Day& day, int hours, int minutes = 0) { return domain::at(day.school, tuesday, clock(hours, minutes)); }

// Whatever the server does by itself until then, each at its time.
void until(Day& day, Millis time) {
  for (;;) {
    std::optional<std::pair<Millis, std::uint64_t>> first;
    for (const auto& record : all_records(day.school)) {
      const auto due = due_of(record);
      if (!due || *due > time) continue;
      const auto id = std::visit(
          [](const auto& one) -> std::uint64_t {
            if constexpr (requires { one.id.value; }) return one.id.value;
            return 0;
          },
          record);
      if (!first || *due < first->first) first = {*due, id};
    }
    if (!first) break;
    day.now = std::max(day.now, first->first);
    REQUIRE_FALSE(day.due(first->second).empty());
  }
  day.now = std::max(day.now, time);
}

Slot slot(PersonId person, Name what, Name period, RoomId room) {
  Slot row{.id = {}, .person = person, .what = std::move(what)};
  row.period = std::move(period);
  row.room = room;
  return row;
}

WorkHours hours(PersonId person, int from, int to) {
  WorkHours row{.id = person, .paid = {}, .protected_time = {}};
  for (int weekday = 1; weekday <= 5; ++weekday) row.paid.push_back({weekday, clock(from), clock(to)});
  return row;
}

struct Places {
  RoomId room12, gym;
};

Places lists(Day& day) {
  const auto a = day.made<BellsId>(day.admin, SetRows{{domain::test::regular()}});
  const auto b = day.made<BellsId>(day.admin, SetRows{{domain::test::shorter()}});
  auto year = domain::test::year(a, b);
  year.special.push_back(
      {.date = 20261008, .bells = {}, .code = {}, .ends = {}, .closed = true, .reason = Name("Teacher training")});
  day.ok(day.admin, SetRows{{year}});
  const auto gym = day.made<RoomId>(day.office, SetRows{{Room{{}, "Gym", {}, {}}}});
  const auto room12 = day.made<RoomId>(day.office, SetRows{{Room{{}, "Room 12", day.room, {gym}}}});
  auto small_group = slot(day.para, "Reading", "P1", room12);
  small_group.mode = SupportMode::small_group;
  small_group.group = day.room;
  auto alone = slot(day.para, "Speech practice", "P2", room12);
  alone.mode = SupportMode::one_on_one;
  alone.student = day.student;
  day.ok(day.office, SetRows{{small_group, alone, slot(day.teacher, "Math", "P1", room12),
                              slot(day.teacher, "Assembly", "P3", gym), slot(day.para, "Assembly", "P3", gym),
                              slot(day.other_para, "Assembly", "P3", gym), slot(day.specialist, "OT", "P2", gym)}});
  auto para = hours(day.para, 8, 15);
  para.protected_time.push_back({{2, clock(13), clock(14)}, "Small group"});
  day.ok(day.admin, SetRows{{para, hours(day.teacher, 8, 16), hours(day.other_para, 11, 15)}});
  day.ok(day.para, SetRows{{Preferences{.id = day.para, .how = "Find me before first period"}}});
  return {room12, gym};
}

void rules(Day& day) {
  SignRule sign{.id = {}, .code = "hums", .valence = "watch", .group = "too_much", .words = Name("Humming")};
  TemplateRule kind{.id = {}, .code = "pool_closed", .family = "place", .words = Name("Pool closed")};
  IssueRule issue{.id = {}, .code = "playground", .promise_hours = 8, .due_hours = 40, .words = Name("Playground")};
  PursuitRule fyi{.id = {}, .code = "fyi", .steps = {{CountedFrom::day_end, 0, 0, 0, PursuitAct::offer_author}}};
  day.ok(day.admin, SetRows{{sign, kind, issue, fyi}});
  const auto other =
      day.made<RuleId>(day.admin, SetRows{{SignRule{.id = {}, .code = "taps", .valence = "watch", .group = "rising"}}});
  day.ok(day.admin, RemoveRow{KeptKind::sign_rule, other.value});
}

void stand_ins(Day& day, const Places& places) {
  const auto away = day.made<AbsenceId>(day.para, ReportAbsence{day.para, at(day, 14), at(day, 15)});
  day.ok(day.office, CancelAbsence{away});
  day.ok(day.office, ReportAbsence{day.specialist, at(day, 13), at(day, 15)});
  const auto cover =
      day.made<CoverId>(day.office, GiveCover{day.teacher, day.specialist, at(day, 13), at(day, 14), {}, {}, "OT bag"});
  Reassign send{.person = day.para, .until = at(day, 9, 20), .what = "With Room 12 for the drill"};
  send.room = places.gym;
  send.other_end = day.teacher;
  send.note = "Ear protection is in the bag";
  const auto move = day.made<ReassignmentId>(day.teacher, send);
  day.ok(day.para, ConfirmReassignment{move});
  day.ok(day.teacher, EndCover{cover, "The bag is on the shelf"});
}

void cues(Day& day) {
  auto seen = day.sees(day.student, "covers_ears");
  seen.urgency = Urgency::when_you_can;
  seen.seen_at = day.now;
  const auto cue = day.made<ObservationId>(day.para, seen);
  day.ok(day.para, CompleteObservation{.observation = cue, .before = Note("The bell"), .after = Note("Calm")});
  const auto card = day.made<CardId>(
      day.para, ProposeCard{day.student, CardKind::strategy, "Headphones before the bell", "", {}, tuesday, {}});
  day.ok(day.teacher, AgreeCard{card});
  const auto tried = day.made<ObservationId>(day.para, day.sees(day.student, "covers_ears"));
  day.ok(day.teacher, AnswerObservation{tried, ObservationAnswer::try_this, {}, card});
  day.ok(day.teacher, AnswerObservation{tried, ObservationAnswer::used_it, "Before the bell", card});
  const auto third = day.made<ObservationId>(day.para, day.sees(day.student, "covers_ears"));
  day.ok(day.teacher, AnswerObservation{third, ObservationAnswer::seen, {}, {}});
  REQUIRE(day.school.rows<Suggestion>().size() == 1);
  const SuggestionId suggestion{day.school.rows<Suggestion>().begin()->first};
  day.ok(day.teacher, DismissSuggestion{suggestion, "The fire bell was tested"});
  until(day, at(day, 15, 30));
  day.ok(day.para, BringObservation{cue, BroughtTo::admin});
}

void changes(Day& day, const Places& places) {
  SendAlert moved = day.change({{}, {}, {day.para, day.other_para}, {}, {}, Everyone::affected});
  DayChange change{.change_kind = DayChangeKind::moved, .from_start = at(day, 11), .from_end = at(day, 12)};
  change.to_start = at(day, 11, 30);
  change.to_end = at(day, 12, 20);
  change.what = "Assembly";
  change.room = places.gym;
  moved.change = change;
  moved.until = at(day, 12, 30);
  moved.severity = 2;
  const auto alert = day.made<AlertId>(day.teacher, moved);
  day.ok(day.para, AnswerAlert{alert, AlertAnswer::got_it, {}, {}});
  until(day, at(day, 11, 5));  // who begins at eleven hears of it then, and is pursued
  auto correction = moved;
  correction.supersedes = alert;
  correction.text = "Line up at the side door";
  day.ok(day.teacher, correction);
  SendAlert drill = day.change({});
  drill.template_code = "hold";
  drill.title = "Hold";
  drill.severity = 3;
  drill.drill = true;
  drill.audience.everyone = Everyone::on_site;
  const auto hold = day.made<AlertId>(day.admin, drill);
  day.ok(day.teacher, AnswerAlert{hold, AlertAnswer::safe, {}, {}, 21});
  day.ok(day.para, AnswerAlert{hold, AlertAnswer::need_help, {}, "One is missing", 3});
}

void requests(Day& day) {
  for (const auto* name : {"Una Reis", "Duo Reis", "Tria Reis", "Kvar Reis"}) day.add(name, Role::teacher);
  SendAlert cover = day.change({}, AnswerMode::first_taker);
  cover.template_code = "need_cover";
  cover.severity = 2;
  cover.cover = CoverAsked{day.teacher, at(day, 13), at(day, 14), {}};
  cover.until = at(day, 13);
  const auto asked = day.made<AlertId>(day.teacher, cover);
  until(day, Millis{day.now.value + 6 * minute_ms});  // nobody takes it: the next are asked
  const auto& recipients = day.school.alerts.at(asked).recipients;
  day.ok(recipients.front().person, AnswerAlert{asked, AlertAnswer::got_it, {}, {}});
  day.ok(day.admin, ChangePerson{.person = day.specialist, .speaks = Languages{"pt", "en"}});
  day.ok(day.admin, ChangePerson{.person = day.other_para, .speaks = Languages{"pt"}, .interprets = Languages{"pt"}});
  AskInterpreter ask{.language = "pt", .from = day.now, .until = Millis{day.now.value + 30 * minute_ms}};
  ask.person = day.specialist;
  day.ok(day.teacher, ask);
}

void words_and_issues(Day& day) {
  const auto direct = day.make<ChannelId>(day.teacher, OpenDirect{day.para});
  day.ok(day.teacher, PostMessage{timeline_of(direct), "Where are the headphones?", {}, {}});
  auto nameless = day.trouble();
  nameless.issue_kind = "respect";
  nameless.confidential = true;
  nameless.secret = "q3bX8mN5tR7wL2kJ9pD4sA";
  const auto issue = day.made<IssueId>(day.other_para, nameless);
  day.ok(day.admin, AnswerIssue{issue, "Thank you for saying so", {}});
  day.ok(day.other_para, AnswerIssue{issue, "It happened again", "q3bX8mN5tR7wL2kJ9pD4sA"});
}

}  // namespace

void school_day(Day& day) {
  const auto places = lists(day);
  rules(day);
  until(day, at(day, 8, 30));
  stand_ins(day, places);
  until(day, at(day, 9, 40));
  changes(day, places);
  requests(day);
  until(day, at(day, 13, 5));
  words_and_issues(day);
  until(day, at(day, 13, 10));
  cues(day);
}

}  // namespace cueline::golden
