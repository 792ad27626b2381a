// Makes the golden files of the current version. Not part of any run: existing files are never written again, since
// they stand for what older servers have stored. A new version adds files beside them:
//   build/dev/bin/cueline_test_golden "[write]"
#include <algorithm>
#include <catch2/catch.hpp>
#include <filesystem>
#include <fstream>

#include "protocol/due.hpp"
#include "tests/golden/corpus.hpp"
#include "tests/golden/day.hpp"

namespace cueline::golden {
namespace {

using domain::test::day_ms;
using domain::test::hour_ms;
using domain::test::minute_ms;
using domain::test::second_ms;

template <class To>
std::optional<ItemId> item(To id) {
  return id_cast<ItemId>(id);
}

void people(Day& day) {
  day.pass(minute_ms);
  day.ok(day.admin, ChangePerson{day.para, "Marisol Cruz-Vega", {}, "Reading para", {}});
  day.ok(day.admin, ChangePerson{day.stranger, {}, Role::specialist, {}, {}});
  day.ok(day.admin, ChangePerson{day.substitute, {}, {}, {}, Millis{day.now.value + 2 * day_ms}});
  day.ok(day.office, DeactivatePerson{day.other_para});
  day.ok(day.office, ReactivatePerson{day.other_para});
  day.pass(2 * day_ms);
  REQUIRE(day.due(day.substitute.value).size() == 1);
}

void channels(Day& day) {
  day.ok(day.admin, RenameChannel{day.room, "Room 12 \u2013 Harbor"});
  day.ok(day.admin, AddMembers{day.room, {day.specialist, day.stranger}});
  day.ok(day.admin, RemoveMember{day.room, day.stranger});
  day.ok(day.office, AddMembers{day.care_team, {day.other_para}});
  day.ok(day.para, OpenDirect{day.teacher});
  const auto room = day.made<ChannelId>(day.admin, OpenChannel{ChannelKind::classroom, "Room 13", {day.teacher}});
  const auto student = day.made<StudentId>(day.office, AddStudent{"Zo\u00eb \u00c5berg", day.room, {day.teacher}});
  day.ok(day.office, ChangeStudent{student, "Zo\u00eb Berg", room});
  day.ok(day.office, ChangeStudent{day.student, {}, room});
}

void messages(Day& day) {
  const auto room = timeline_of(day.room);
  const auto hello = day.made<MessageId>(day.teacher, PostMessage{room, "Who has the tablets?", {}, {day.para}});
  const auto reply = day.made<MessageId>(day.para, PostMessage{room, "I do \"all\" four", item(hello), {}});
  day.ok(day.para, EditMessage{reply, "I do, all four"});
  day.ok(day.para, EditMessage{reply, "I do, all four of them"});
  const auto slip = day.made<MessageId>(day.other_para, PostMessage{room, "Wrong room", {}, {}});
  day.ok(day.other_para, EditMessage{slip, "Wrong room, sorry"});
  day.ok(day.other_para, RetractMessage{slip});
  const auto cue = day.made<ObservationId>(day.para, day.sees(day.student));
  day.ok(day.teacher, PostMessage{timeline_of(day.care_team), "Thanks\nfor telling", item(cue), {}});
}

void observations(Day& day) {
  auto full = day.sees(day.student, "covers_ears");
  full.signs.push_back("startles");
  full.intensity = 3;
  full.context = {"assembly", "whole_group", "Gym"};
  full.basis = Basis::student_told_me;
  full.urgency = Urgency::when_you_can;
  full.note = "When the bell rang \U0001f514";
  const auto cue = day.made<ObservationId>(day.para, full);
  day.ok(day.teacher, MarkItems{{ItemId{cue.value}}, Mark::delivered});
  day.pass(minute_ms);
  day.ok(day.teacher, MarkItems{{ItemId{cue.value}}, Mark::seen});
  day.ok(day.specialist, MarkItems{{ItemId{cue.value}}, Mark::seen});
  day.ok(day.teacher, AnswerObservation{cue, ObservationAnswer::seen, {}});
  day.pass(minute_ms);
  day.ok(day.specialist, AnswerObservation{cue, ObservationAnswer::words, "Headphones are in the drawer"});
  day.pass(minute_ms);
  day.ok(day.teacher, AnswerObservation{cue, ObservationAnswer::used_it, "Headphones"});
  const auto call = day.made<ObservationId>(day.teacher, day.sees(day.student, "leaves_area"));
  day.ok(day.para, AnswerObservation{call, ObservationAnswer::lets_talk, {}});
  auto slip = full;
  slip.note = "Wrong student";
  const auto wrong = day.made<ObservationId>(day.para, slip);
  day.ok(day.teacher, AnswerObservation{wrong, ObservationAnswer::seen, {}});
  day.pass(minute_ms);
  day.ok(day.para, RetractObservation{wrong});
  day.made<ObservationId>(day.specialist, day.sees(day.student, "first_try"));
}

void alerts(Day& day) {
  auto full = day.change({{day.room}, {Role::office}, {day.specialist}});
  full.from = "11:15";
  full.to = "10:40";
  full.place = "Gym doors";
  full.text = "Line up at 10:35";
  full.severity = 2;
  const auto alert = day.made<AlertId>(day.teacher, full);
  day.ok(day.para, MarkItems{{ItemId{alert.value}}, Mark::delivered});
  day.pass(minute_ms);
  day.ok(day.para, MarkItems{{ItemId{alert.value}}, Mark::seen});
  day.ok(day.para, AnswerAlert{alert, AlertAnswer::got_it, {}, {}});
  day.ok(day.other_para,
         AnswerAlert{alert, AlertAnswer::conflict, ConflictReason::needed_in_two_places, "One more adult"});
  day.pass(minute_ms);
  day.ok(day.other_para, AnswerAlert{alert, AlertAnswer::conflict, ConflictReason::not_my_role, {}});
  day.ok(day.other_para, AnswerAlert{alert, AlertAnswer::got_it, {}, "Sorted"});
  day.ok(day.teacher, NudgeAlert{alert});
  full.supersedes = alert;
  full.mode = AnswerMode::information;
  full.severity = 0;
  const auto newer = day.made<AlertId>(day.teacher, full);
  day.ok(day.admin, CancelAlert{newer, "Back to 11:15"});
  const auto cover = day.made<AlertId>(day.teacher, day.change({{day.room}, {}, {}}, AnswerMode::first_taker));
  day.ok(day.para, AnswerAlert{cover, AlertAnswer::got_it, {}, {}});
  day.pass(minute_ms);
  day.ok(day.para, AnswerAlert{cover, AlertAnswer::conflict, ConflictReason::with_another_student, {}});
  day.pass(minute_ms);
  day.ok(day.other_para, AnswerAlert{cover, AlertAnswer::got_it, {}, "On my way"});
  const auto silent = day.made<AlertId>(day.office, day.change({{}, {Role::para}, {}}));
  day.pass(2 * hour_ms);
  REQUIRE(day.due(silent.value).size() == 1);
}

void names(Day& day) {
  day.ok(day.para, RevealName{day.student});
  day.ok(day.office, ChangeStudent{day.student, "Jonas Ruben", {}});
  day.pass(minute_ms);
  day.ok(day.admin, RevealName{day.student});
}

void issues(Day& day) {
  auto full = day.trouble(day.teacher);
  full.severity = 2;
  full.text = "Lunch and recess at once";
  full.would_help = "One more adult";
  full.room = day.room;
  const auto issue = day.made<IssueId>(day.para, full);
  const auto then = [&](PersonId by, const Command& command) {
    day.pass(minute_ms);
    day.ok(by, command);
  };
  then(day.teacher, MarkItems{{ItemId{issue.value}}, Mark::seen});
  then(day.teacher, AcceptIssue{issue});
  then(day.para, AnswerIssue{issue, "Since Monday"});
  then(day.admin, GiveIssue{issue, day.office});
  then(day.office, AcceptIssue{issue});
  then(day.office, WaitIssue{issue, "For the timetable", Millis{day.now.value + day_ms}});
  then(day.office, ProposeSettlement{issue, "Two adults at lunch"});
  then(day.para, ReopenIssue{issue, "Not on Friday"});
  then(day.office, ProposeSettlement{issue, "On Friday too"});
  then(day.para, AgreeSettlement{issue});
  const auto nobodys = day.made<IssueId>(day.other_para, day.trouble());
  then(day.admin, AcceptIssue{nobodys});
  then(day.admin, DeclineIssue{nobodys, "Not ours to decide"});
  then(day.other_para, ReopenIssue{nobodys, "Whose then?"});
  const auto settled = day.made<IssueId>(day.specialist, day.trouble());
  then(day.specialist, AgreeSettlement{settled});
}

// Whatever the server does about this change by itself until then, each at its time.
void due_until(Day& day, AlertId alert, Millis time) {
  for (;;) {
    const auto due = due_of(day.school.alerts.at(alert));
    if (!due || *due > time) break;
    day.now = std::max(day.now, *due);
    REQUIRE_FALSE(day.due(alert.value).empty());
  }
  day.now = std::max(day.now, time);
}

// What has to be done after it was got, time that is taken back, and what was said of the school put right.
void undone(Day& day) {
  auto early = day.change({{day.room}, {}, {}});
  early.template_code = "leaves_early";
  early.starts = Millis{day.now.value + 20 * minute_ms};
  early.until = Millis{day.now.value + 2 * hour_ms};
  const auto alert = day.made<AlertId>(day.teacher, early);
  day.ok(day.para, AnswerAlert{alert, AlertAnswer::got_it, {}, {}});
  due_until(day, alert, Millis{early.starts->value + 6 * minute_ms});
  day.ok(day.para, FinishAlert{alert});
  auto missing = day.change({{day.room}, {}, {}}, AnswerMode::first_taker);
  missing.template_code = "student_missing";
  missing.severity = 2;
  const auto taken = day.made<AlertId>(day.teacher, missing);
  day.ok(day.para, AnswerAlert{taken, AlertAnswer::got_it, {}, {}});
  day.pass(minute_ms);
  day.ok(day.para, AnswerAlert{taken, AlertAnswer::conflict, ConflictReason::with_another_student, {}});
  day.ok(day.other_para, AnswerAlert{taken, AlertAnswer::got_it, {}, {}});
  due_until(day, taken, Millis{day.now.value + 11 * minute_ms});
  AskPlanning wish;
  wish.persons = {day.para};
  wish.from = Millis{day.now.value + hour_ms};
  wish.until = Millis{wish.from.value + 15 * minute_ms};
  wish.title = "Planning";
  day.ok(day.teacher, TakeBackPlanning{day.made<PlanningId>(day.teacher, wish)});
  day.ok(day.admin, ChangeSchool{Name("Port School"), Name("Atlantic/Azores"), Code("pt")});
}

// Goals with their parts and the steps seen towards them.
void goals(Day& day) {
  ProposeCard proposal{day.student, CardKind::goal, "Asks for a break", "", {"Para: offers the card"}, {}, {}};
  const auto goal = day.made<CardId>(day.para, proposal);
  day.ok(day.teacher, AgreeCard{goal});
  day.ok(day.para, TickGoal{goal, true});
  day.ok(day.teacher, TickGoal{goal, true});
  day.ok(day.teacher, TickGoal{goal, false});
  day.pass(24 * hour_ms);
  day.ok(day.para, TickGoal{goal, true});
}

void write_lines(const std::filesystem::path& file, const std::vector<std::string>& lines) {
  std::ofstream out(file, std::ios::binary);
  for (const auto& line : lines) out << line << '\n';
}

void write_log(const std::string& name, void (*happens)(Day&)) {
  const auto file = std::filesystem::path("tests/golden") / (name + ".jsonl");
  if (std::filesystem::exists(file)) return;
  Day day;
  happens(day);
  std::vector<std::string> lines;
  // As they were made: with the rewrites of later entries not yet done, as a client met them live.
  for (const auto& entry : day.history) lines.push_back(cueline::write(entry));
  write_lines(file, lines);
  write_lines("tests/golden/" + name + ".records.json", record_lines(day.school));
}

}  // namespace

TEST_CASE("write the golden logs that are missing", "[.][write]") {
  write_log("people", people);
  write_log("channels", channels);
  write_log("messages", messages);
  write_log("observations", observations);
  write_log("alerts", alerts);
  write_log("issues", issues);
  write_log("school_day", school_day);
  write_log("together", together);
  write_log("names", names);
  write_log("undone", undone);
  write_log("goals", goals);
}

}  // namespace cueline::golden
