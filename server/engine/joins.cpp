// Where somebody's reading begins.
#include <memory>
#include <utility>

#include "server/domain/access.hpp"
#include "server/domain/questions.hpp"
#include "server/engine/impl.hpp"
#include "server/engine/snapshot.hpp"

namespace cueline::engine {

// Made now, of the state with everything asked before; given away when that is durable.
void Engine::Impl::join(PersonId person, std::optional<Position> position, JoinTo joined) {
  ++figures.joins;
  if (pipeline.broken()) return joined(Errc::log_broken);
  auto answer = std::make_shared<result<Join>>(make_join(person, position));
  const auto give = [this, person, answer = std::move(answer),
                     joined = std::move(joined)](boost::system::error_code error) {
    if (error) return joined(error);
    if (*answer) (*answer)->now = here_now(person);
    joined(std::move(*answer));
  };
  pipeline.after(give, true);
}

// What is never stored, and what is not told by entries: as of now, since what changes from here on is told live.
HereNow Engine::Impl::here_now(PersonId person) {
  HereNow now{.here = presence.here(), .reads = {}};
  auto positions = reads.of(person);
  if (!positions) return now;  // storage cannot be read just now: the client has what it knew
  std::erase_if(*positions,
                [&](const ReadPosition& read) { return !domain::access::may_read(school, person, read.timeline); });
  now.reads = std::move(*positions);
  return now;
}

void Engine::Impl::sight(PersonId person, SightTo seen) {
  const auto give = [answer = make_sight(person), seen = std::move(seen)](boost::system::error_code error) {
    if (error) return seen(error);
    seen(answer);
  };
  pipeline.after(give);
}

void Engine::Impl::ask(PersonId person, const Question& question, const std::vector<Observation>& sightings, Millis now,
                       FoundTo found) {
  auto answer = std::make_shared<result<Finding>>(domain::answer(school, {person, now}, question, sightings));
  const auto give = [answer = std::move(answer), found = std::move(found)](boost::system::error_code error) {
    if (error) return found(error);
    found(std::move(*answer));
  };
  pipeline.after(give);
}

result<std::shared_ptr<const Sight>> Engine::Impl::make_sight(PersonId person) const {
  const auto found = school.people.find(person);
  if (found == school.people.end()) return Errc::not_found;
  if (!found->second.active) return Errc::deactivated;
  return std::make_shared<const Sight>(Sight{found->second, domain::access::readable(school, person)});
}

result<Join> Engine::Impl::make_join(PersonId person, std::optional<Position> position) {
  auto seen = make_sight(person);
  if (!seen) return seen.error();
  const auto& who = (*seen)->person;
  Join join{.at = school.head, .epoch = log.epoch(), .school = school.record.name, .snapshot = {}, .sight = *seen};
  const bool goes_on = position && position->epoch == join.epoch && position->sequence <= join.at &&
                       position->sequence >= who.access_since;
  if (goes_on) return join;
  auto frames = snapshot({school, person, Position{join.at, join.epoch}, presence.here()}, encoded, heads, reads);
  if (!frames) return frames.error();
  join.snapshot = std::move(*frames);
  return join;
}

void Engine::Impl::read(PersonId person, TimelineId timeline, Sequence sequence) {
  if (pipeline.broken() || sequence > school.head || !domain::access::may_read(school, person, timeline)) return;
  const ReadPosition to{timeline, sequence};
  if (reads.move(person, to, loose_rows)) surroundings.read_moved(person, to);
}

}  // namespace cueline::engine
