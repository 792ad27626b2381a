#include "server/engine/engine.hpp"

#include <utility>

#include "protocol/read.hpp"
#include "server/domain/access.hpp"
#include "server/domain/questions.hpp"
#include "server/engine/impl.hpp"
#include "server/engine/rows.hpp"

namespace cueline::engine {

Engine::Impl::Impl(storage::Log& durable, SchoolId school_id, Surroundings where)
    : log(durable),
      id(school_id),
      surroundings(std::move(where)),
      heads(durable, school_id),
      timers(school_id),
      reads(durable, school_id),
      pipeline(durable, surroundings.post, surroundings.at_end, surroundings.publish, surroundings.broken) {}

Engine::Engine(std::unique_ptr<Impl> impl) : impl_(std::move(impl)) {}
Engine::~Engine() = default;

result<std::unique_ptr<Engine>> Engine::open(storage::Log& log, SchoolId school, Surroundings surroundings) {
  auto impl = std::make_unique<Impl>(log, school, std::move(surroundings));
  if (const auto restored = restore_records(log, school, impl->school); !restored) return restored.error();
  if (const auto restored = impl->timers.restore(log); !restored) return restored.error();
  impl->school.head = log.head(school);
  if (impl->school.head) {
    const auto newest = impl->stored(impl->school.head);
    if (!newest) return newest.error();
    if (!*newest) return make_error_code(Errc::log_broken);
    impl->last = (*newest)->time;
  }
  static_cast<void>(impl->school.take_touched());
  return std::unique_ptr<Engine>(new Engine(std::move(impl)));
}

void Engine::submit(PersonId person, const CommandFrame& frame, Millis now, ReplyTo reply) {
  impl_->submit(person, frame, now, std::move(reply));
}

void Engine::found_school(const SchoolCreated& school, const PersonAdded& admin, Millis now, ReplyTo reply) {
  impl_->found(school, admin, now, std::move(reply));
}

void Engine::join(PersonId person, std::optional<Position> position, JoinTo joined) {
  impl_->join(person, position, std::move(joined));
}

void Engine::sight(PersonId person, SightTo seen) { impl_->sight(person, std::move(seen)); }

void Engine::ask(PersonId person, const Question& question, const std::vector<Observation>& sightings, Millis now,
                 FoundTo found) {
  impl_->ask(person, question, sightings, now, std::move(found));
}

std::optional<StudentId> Engine::needs_sightings(PersonId person, const Question& question) const {
  return domain::needs_sightings(impl_->school, person, question);
}

void Engine::read(PersonId person, TimelineId timeline, Sequence sequence) { impl_->read(person, timeline, sequence); }

void Engine::present(PersonId person, int change) {
  if (const auto changed = impl_->presence.count(person, change)) impl_->surroundings.presence(*changed);
}

std::optional<Millis> Engine::advance(Millis now) {
  impl_->advance(now);
  return impl_->timers.next();
}

void Engine::take(Takes what) { impl_->takes = what; }

bool Engine::has_school() const { return impl_->school.head != Sequence{}; }

const std::string& Engine::school_name() const { return impl_->school.record.name; }

std::optional<Person> Engine::person(PersonId id) const {
  const auto found = impl_->school.people.find(id);
  if (found == impl_->school.people.end()) return std::nullopt;
  return found->second;
}

std::vector<Person> Engine::people() const {
  std::vector<Person> all;
  for (const auto& [id, person] : impl_->school.people) all.push_back(person);
  return all;
}

bool Engine::may_read(PersonId person, TimelineId timeline) const {
  return domain::access::may_read(impl_->school, person, timeline);
}

std::vector<PersonId> Engine::audience(PersonId sender, const Audience& audience) const {
  return domain::recipients(impl_->school, sender, audience);
}

const domain::School& Engine::school() const { return impl_->school; }

Engine::Figures Engine::figures() const {
  auto figures = impl_->figures;
  figures.waiting = impl_->pipeline.size();
  figures.batches = impl_->pipeline.batches();
  return figures;
}

}  // namespace cueline::engine
