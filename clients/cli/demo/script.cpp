#include "clients/cli/demo/script.hpp"

#include <utility>

#include "server/domain/school.hpp"

namespace cueline::demo {

void Script::tell() {
  while (!calendar_.empty() && stage_.problem().empty()) {
    const auto next = calendar_.extract(calendar_.begin());
    stage_.pass_time(next.key());
    next.mapped()(next.key());
  }
}

Millis Script::after(Millis time, std::int64_t first_minute, std::int64_t last_minute) {
  const auto span = static_cast<std::size_t>(last_minute - first_minute + 1);
  return Millis{time.value + (first_minute + static_cast<std::int64_t>(pick(span))) * minute};
}

ObservationId Script::observe(PersonId author, StudentId about, const Seen& line, Millis when) {
  Observe command;
  command.students = {about};
  command.signs = {Code(std::string(line.sign))};
  command.intensity = line.intensity;
  command.context.activity = Code(std::string(line.activity));
  command.context.grouping = Code(std::string(line.grouping));
  command.note = std::string(line.note);
  command.seen_at = when;
  return id_cast<ObservationId>(say(author, command, when));
}

void Script::answer(PersonId person, ObservationId observation, const Answer& answer, Millis when) {
  open(person, id_cast<ItemId>(observation), when);
  AnswerObservation command{observation, answer.answer, {}};
  if (!answer.text.empty()) command.text = Words(std::string(answer.text));
  say(person, command, when);
}

Sequence Script::write(PersonId author, TimelineId where, std::string_view text, Millis when,
                       std::optional<ItemId> reply_to) {
  return say(author, PostMessage{where, std::string(text), reply_to, {}}, when);
}

AlertId Script::change(PersonId sender, ChannelId channel, const Change& line, Millis when, Millis until,
                       const std::optional<DayChange>& moved) {
  SendAlert command;
  command.template_code = std::string(line.template_code);
  command.title = std::string(line.title);
  if (!line.from.empty()) command.from = Title(std::string(line.from));
  if (!line.to.empty()) command.to = Title(std::string(line.to));
  if (!line.place.empty()) command.place = Name(std::string(line.place));
  command.text = std::string(line.text);
  command.severity = line.severity;
  command.mode = line.severity == 0 ? AnswerMode::information : AnswerMode::all;
  command.until = until;
  command.audience.channels = {channel};
  command.change = moved;
  return id_cast<AlertId>(say(sender, command, when));
}

void Script::got_it(PersonId person, AlertId alert, Millis when) {
  open(person, id_cast<ItemId>(alert), when);
  say(person, AnswerAlert{alert, AlertAnswer::got_it, {}, {}}, when);
}

IssueId Script::raise(PersonId raiser, ChannelId room, const Raised& line, Millis when) {
  RaiseIssue command;
  command.issue_kind = std::string(line.kind);
  command.severity = line.severity;
  command.title = std::string(line.title);
  command.text = std::string(line.text);
  command.would_help = std::string(line.would_help);
  command.room = room;
  return id_cast<IssueId>(say(raiser, command, when));
}

void Script::open(PersonId person, ItemId item, Millis when) { say(person, MarkItems{{item}, Mark::seen}, when); }

ChannelId Script::care_team_of(std::string_view name) const {
  return stage_.engine().school().students.at(student(name)).care_team;
}

}  // namespace cueline::demo
