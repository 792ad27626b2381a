// The rules of a school. Pure: no clock, no disk, no randomness, no coroutine; whatever a rule needs is an argument.
// decide() answers a command with the entries it makes, or a refusal; apply() changes the school and cannot fail.
// Each noun has its own file (messages.cpp, observations.cpp, alerts.cpp ...); these are the two doors.
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "protocol/commands.hpp"
#include "protocol/entries.hpp"
#include "protocol/errors.hpp"
#include "protocol/frames.hpp"
#include "server/domain/school.hpp"

namespace cueline::domain {

// Why a command is refused and, if one part of it is to blame, which.
struct Refusal {
  boost::system::error_code why;
  std::string field;  // a JSON pointer into the command: "/rows/12/end"; empty for all of it

  Refusal() = default;
  Refusal(Errc why, std::string field = {}) : why(why), field(std::move(field)) {}
  Refusal(boost::system::error_code why, std::string field = {}) : why(why), field(std::move(field)) {}
  explicit operator bool() const { return why.failed(); }
};
[[noreturn]] void throw_exception_from_error(const Refusal& refusal, const boost::source_location& where);
[[nodiscard]] Problem problem_of(const Refusal& refusal);  // the field as in the frame: "/command/rows/12/end"

// Who asks, and when.
struct Actor {
  PersonId person;
  Millis now;
};

// An entry before the engine gives it its sequence, previous and command. Several from one command are numbered in
// order, so an entry may name an earlier one of the same decision: the sequence of draft i is school.next().value + i.
struct Draft {
  TimelineId timeline;
  std::vector<ChannelId> also;
  std::vector<PersonId> to;
  EntryBody body;
};
using Drafts = std::vector<Draft>;

// What a command did. Usually entries; a repeat that changes nothing has none; `existing` names a thing already there.
struct Decision {
  Drafts drafts;
  std::optional<Sequence> existing;
};
using Answer = boost::system::result<Decision, Refusal>;

// The stored entry a decision needs besides the school: the message that is edited, retracted or answered, or the item
// that has left memory (so that it can say "too late" to who could read it and "not found" to everybody else).
// The engine reads it, as rewritten by what is still pending, and passes it to decide(); none if the log has none.
[[nodiscard]] std::optional<Sequence> cites(const School& school, const Command& command);

[[nodiscard]] Answer decide(const School& school, const Actor& actor, const Command& command, const Entry* cited);

// The first entries of a new school: school_created, its first admin, and the whole-school channel.
[[nodiscard]] result<Drafts> found_school(const SchoolCreated& school, const PersonAdded& admin);

// What the server itself does when something is due (an alert's `until`, the end of a pass): nothing if it is not due
// after all.
[[nodiscard]] Drafts on_due(const School& school, std::uint64_t id, Millis now);

// The only writer of a school's state. Precondition: decide() or on_due() made this entry for this state.
void apply(School& school, const Entry& entry);

// Stored entries that change because of this one, and how: an edited message notes its edits, what is taken back loses
// its words. The rewrite is in the same batch.
[[nodiscard]] std::vector<Sequence> rewrites(const Entry& entry);
[[nodiscard]] Entry rewritten(Entry stored, const Entry& because);

// Who is told by an alert to this audience: active people, each once, sorted, without the sender.
[[nodiscard]] std::vector<PersonId> recipients(const School& school, PersonId sender, const Audience& audience);

}  // namespace cueline::domain
