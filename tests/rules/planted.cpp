#include "tests/rules/planted.hpp"

#include <algorithm>

#include "protocol/due.hpp"
#include "protocol/read.hpp"
#include "protocol/write.hpp"
#include "server/domain/anonymous.hpp"

namespace cueline::rules {

namespace {

// Records that have the number of the person, student or issue they belong to; they are never due.
bool is_named_by_another(const Record& record) {
  return std::holds_alternative<WorkHours>(record) || std::holds_alternative<Preferences>(record) ||
         std::holds_alternative<Tally>(record) || std::holds_alternative<Recent>(record) ||
         std::holds_alternative<IssueOutcome>(record) || std::holds_alternative<Reveals>(record);
}

}  // namespace

Planted::Planted(storage::MemoryLog& disk, SchoolId id, Plant plant) : disk_(disk), id_(id), plant_(plant) {
  (void)disk_.scan(id_, Sequence{}, disk_.head(id_), [&](const storage::EntryView& stored) {
    apply(*read_entry(stored.bytes));
    return true;
  });
}

void Planted::apply(const Entry& entry) {
  domain::apply(school_, entry);
  heads_[entry.timeline] = entry.sequence;
  entries_.push_back(entry);
  const auto touched = school_.take_touched();
  for (const auto& [name, record] : touched.retired) due_.erase(name.id);
  for (const auto name : touched.changed) {
    const auto record = school_.find(name);
    if (is_named_by_another(record)) continue;
    const auto due = due_of(record);
    if (due) {
      due_[name.id] = *due;
    } else {
      due_.erase(name.id);
    }
  }
}

std::vector<Sequence> Planted::carry_out(const domain::Drafts& drafts, PersonId by, const std::string& command,
                                         Millis now) {
  std::vector<Sequence> made;
  storage::Batch batch{.school = id_, .entries = {}, .rewrites = {}, .rows = {}};
  for (const auto& draft : drafts) {
    const Entry entry{.sequence = school_.next(),
                      .timeline = draft.timeline,
                      .previous = heads_[draft.timeline],
                      .also = draft.also,
                      .to = draft.to,
                      .time = now,
                      .author = by,
                      .command = command,
                      .body = draft.body};
    apply(entry);
    batch.entries.push_back({entry.sequence, entry.timeline, {}, write(entry)});
    made.push_back(entry.sequence);
  }
  disk_.append(std::move(batch), [](boost::system::error_code) {});
  return made;
}

void Planted::found(const SchoolCreated& school, const PersonAdded& admin, Millis now) {
  carry_out(domain::found_school(school, admin).value(), PersonId{}, "", now);
}

domain::Answer Planted::decide(PersonId by, const Command& command, Millis now) const {
  const auto cited = domain::cites(school_, command).value_or(Sequence{}).value;
  const auto* const entry = cited >= 1 && cited <= entries_.size() ? &entries_[cited - 1] : nullptr;
  return domain::decide(shown(plant_, school_), {by, now}, command, entry);
}

Reply Planted::submit(PersonId by, const CommandFrame& frame, Millis now) {
  auto decision = decide(by, frame.command, now);
  auto drafts = decision ? decision->drafts : in_place_of_refusal(plant_, school_, by, frame.command);
  if (!decision && drafts.empty()) return {.id = frame.id, .sequences = {}, .problem = problem_of(decision.error())};
  change(plant_, school_, by, now, drafts);
  const bool nameless = domain::remembered_as(frame.command, frame.id).has_value();
  return {.id = frame.id,
          .sequences = carry_out(drafts, nameless ? PersonId{} : by, nameless ? "" : frame.id, now),
          .problem = {}};
}

std::optional<Millis> Planted::advance(Millis now) {
  const auto earlier = [](const auto& one, const auto& other) { return one.second < other.second; };
  for (int turns = 0; !due_.empty() && turns < 1000; ++turns) {
    const auto [id, time] = *std::ranges::min_element(due_, earlier);
    if (time > now) return time;
    auto drafts = domain::on_due(shown(plant_, school_), id, now);
    change(plant_, school_, PersonId{}, now, drafts);
    if (drafts.empty()) due_.erase(id);
    carry_out(drafts, PersonId{}, "", now);
  }
  return std::nullopt;
}

}  // namespace cueline::rules
