#include "protocol/due.hpp"

#include <algorithm>

namespace cueline {
namespace {

using Due = std::optional<Millis>;

Due earlier(Due one, Due other) {
  if (!one || !other) return one ? one : other;
  return std::min(*one, *other);
}

Due next_of(const std::optional<Pursuit>& pursuit) { return pursuit ? pursuit->next : std::nullopt; }

Due week_after(Millis end) { return Millis{end.value + kept_after_end_ms}; }

struct DueOf {
  Due operator()(const Person& person) const {
    return person.active && person.role == Role::substitute ? person.until : std::nullopt;
  }
  Due operator()(const Alert& alert) const {
    // What one of many took is over for the others, and goes on for whoever has it.
    if (alert.closed) return alert.state == AlertState::taken ? next_of(alert.undone) : std::nullopt;
    auto due = earlier(earlier(alert.until, next_of(alert.pursuit)), next_of(alert.undone));
    for (const auto& one : alert.recipients) due = earlier(due, one.held_until);
    return due;
  }
  Due operator()(const Observation& observation) const { return next_of(observation.pursuit); }
  Due operator()(const Issue& issue) const { return next_of(issue.pursuit); }
  Due operator()(const Suggestion& suggestion) const { return suggestion.next; }
  Due operator()(const Cover& cover) const {
    switch (cover.state) {
      case CoverState::planned: return cover.from;
      case CoverState::running: return cover.until;
      case CoverState::ended: break;
    }
    return week_after(cover.until);
  }
  Due operator()(const Absence& absence) const { return week_after(absence.until); }
  Due operator()(const Reassignment& move) const { return week_after(move.until); }
  Due operator()(const Kudos& kudos) const { return Millis{kudos.time.value + kudos_kept_ms}; }
  Due operator()(const CheckIn& answer) const { return Millis{answer.time.value + check_ins_kept_ms}; }
  Due operator()(const Planning& planning) const { return Millis{planning.until.value + plannings_kept_ms}; }
  Due operator()(const auto&) const { return std::nullopt; }
};

}  // namespace

std::optional<Millis> due_of(const Record& record) { return std::visit(DueOf(), record); }

}  // namespace cueline
