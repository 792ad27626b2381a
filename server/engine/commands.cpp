// The way of a command: known already? decided, numbered, applied, handed to the log; answered when that is durable.
#include <algorithm>
#include <memory>
#include <utility>

#include "protocol/read.hpp"
#include "server/domain/anonymous.hpp"
#include "server/engine/impl.hpp"
#include "storage/keys.hpp"

namespace cueline::engine {

namespace keys = storage::keys;

namespace {

// Beyond this a client is asked to wait: its outbox is larger than ours. Few enough that what is urgent, and comes
// behind them, is answered in a fraction of a second; as many again may be urgent.
constexpr std::size_t steps_waiting = 2048;
constexpr std::size_t urgent_steps = 4096;
constexpr std::uint64_t busy_retry_ms = 250;
constexpr std::uint64_t disk_full_retry_ms = 5'000;

// Alerts and what answers them are admitted while everything else is asked to wait.
bool is_urgent(const Command& command) {
  return std::holds_alternative<SendAlert>(command) || std::holds_alternative<AnswerAlert>(command) ||
         std::holds_alternative<NudgeAlert>(command) || std::holds_alternative<CancelAlert>(command) ||
         std::holds_alternative<FinishAlert>(command);
}

}  // namespace

Reply Engine::Impl::refusal(const std::string& command, const domain::Refusal& because) {
  Reply reply{.id = command, .sequences = {}, .problem = domain::problem_of(because)};
  if (because.why == Errc::busy) reply.problem->retry_after_ms = busy_retry_ms;
  if (because.why == Errc::disk_full) reply.problem->retry_after_ms = disk_full_retry_ms;
  return reply;
}

// Changes and their answers go on longest: somebody waits at a door because of them.
bool Engine::Impl::has_room_for(const Command& command) const {
  return takes == Takes::everything || (takes == Takes::changes && is_urgent(command));
}

bool Engine::Impl::refused_at_once(const std::string& command, bool urgent, const ReplyTo& reply) {
  ++figures.commands;
  const auto room = urgent ? urgent_steps : steps_waiting;
  if (!pipeline.broken() && pipeline.size() < room) return false;
  ++figures.refusals;
  reply(refusal(command, pipeline.broken() ? Errc::log_broken : Errc::busy));
  return true;
}

void Engine::Impl::refuse(const std::string& command, const domain::Refusal& why, ReplyTo reply) {
  ++figures.refusals;
  give(refusal(command, why), std::move(reply));
}

Engine::Impl::Known Engine::Impl::known_as(PersonId person, const CommandFrame& frame) {
  if (const auto word = domain::remembered_as(frame.command, frame.id)) return {PersonId{}, *word};
  return {person, frame.id};
}

void Engine::Impl::submit(PersonId person, const CommandFrame& frame, Millis now, ReplyTo reply) {
  if (refused_at_once(frame.id, is_urgent(frame.command), reply)) return;
  const auto known = known_as(person, frame);
  if (waits_with_first(known, reply)) return static_cast<void>(++figures.repeats);
  auto first = first_answer(known);
  if (!first) return refuse(frame.id, first.error(), std::move(reply));
  if (*first) {
    ++figures.repeats;
    return give(std::move(**first), std::move(reply));
  }

  if (!has_room_for(frame.command)) return refuse(frame.id, make_error_code(Errc::disk_full), std::move(reply));

  const auto time = std::max(last, now);
  auto decision = decide(person, frame.command, time);
  if (!decision) return refuse(frame.id, decision.error(), std::move(reply));
  Reply answer{.id = frame.id, .sequences = {}, .problem = {}};
  if (decision->drafts.empty()) {  // remembered too: a repeat may find the school changed
    if (decision->existing) answer.sequences.push_back(*decision->existing);
    Work nothing{.batch = {.school = id, .entries = {}, .rewrites = {}, .rows = {}}, .brings = {}, .written = {}};
    return hand_to_log(std::move(nothing), std::move(answer), known, std::move(reply));
  }
  const Cause cause{known.person, known.person ? frame.id : "", time};
  const auto done = carry_out(std::move(decision->drafts), cause, answer, known, reply);
  if (!done) refuse(frame.id, done.error(), std::move(reply));
}

void Engine::Impl::found(const SchoolCreated& created, const PersonAdded& admin, Millis now, ReplyTo reply) {
  if (refused_at_once("", true, reply)) return;
  if (school.head) return refuse("", Errc::wrong_state, std::move(reply));
  if (takes != Takes::everything) return refuse("", make_error_code(Errc::disk_full), std::move(reply));
  auto drafts = domain::found_school(created, admin);
  if (!drafts) return refuse("", drafts.error(), std::move(reply));
  const auto done = carry_out(std::move(*drafts), Cause{PersonId{}, "", now}, {}, {}, reply);
  if (!done) refuse("", done.error(), std::move(reply));
}

// A repeat of a command still on its way waits with the first one.
bool Engine::Impl::waits_with_first(const Known& known, ReplyTo& reply) {
  const auto first = in_flight.find({known.person, known.id});
  if (first == in_flight.end()) return false;
  first->second->push_back(std::move(reply));
  return true;
}

result<std::optional<Reply>> Engine::Impl::first_answer(const Known& known) const {
  const auto row = log.row(keys::dedup(id, known.person, known.id));
  if (!row) return row.error();
  if (!*row) return std::optional<Reply>();
  auto answer = read_reply(**row);
  if (!answer) return make_error_code(Errc::log_broken);
  return std::optional(std::move(*answer));
}

// Whoever asked waits for everything before: even a refusal or a thing found may rest on an entry still on its way.
void Engine::Impl::give(Reply answer, ReplyTo reply) {
  pipeline.after([answer = std::move(answer), reply = std::move(reply)](boost::system::error_code error) {
    reply(error ? refusal(answer.id, error) : answer);
  });
}

domain::Answer Engine::Impl::decide(PersonId person, const Command& command, Millis now) {
  std::optional<Entry> cited;
  if (const auto sequence = domain::cites(school, command)) {
    auto found = stored(*sequence);
    if (!found) return found.error();
    cited = std::move(*found);
  }
  return domain::decide(school, domain::Actor{person, now}, command, cited ? &*cited : nullptr);
}

result<std::optional<Entry>> Engine::Impl::stored(Sequence sequence) const {
  if (const auto waiting = unstored.find(sequence); waiting != unstored.end())
    return std::optional(waiting->second.entry);
  const auto bytes = log.entry(id, sequence);
  if (!bytes) return bytes.error();
  if (!*bytes) return std::optional<Entry>();
  auto entry = read_entry(**bytes);
  if (!entry) return make_error_code(Errc::log_broken);
  return std::optional(std::move(*entry));
}

}  // namespace cueline::engine
