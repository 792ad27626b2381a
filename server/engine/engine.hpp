// The engine of one school: takes commands in order, makes entries durable, hands them on. One thread (its executor),
// no sockets, no coroutines, no clock of its own: `now` is an argument.
// Owned by main; used by net (from I/O threads, through post) and by the simulator.
//
// Nothing that is not durable leaves it: replies (refusals too: they may rest on an entry still on its way), joins,
// sights and entries wait for the batches before them. After a failed write everything is answered with log_broken.
#pragma once

#include <cstdint>
#include <functional>
#include <memory>
#include <optional>
#include <string>
#include <vector>

#include "protocol/frames.hpp"
#include "server/engine/join.hpp"
#include "server/engine/published.hpp"
#include "storage/log.hpp"

namespace cueline::domain {
class School;
}

namespace cueline::engine {

// Where the engine runs and whom it tells; main wires it to executors, the simulator to its queue.
// All are called on the engine's thread. What they pass on to an I/O thread (publish, the answers of join) must arrive
// there in the order of the calls: that is what makes going live exact.
struct Surroundings {
  std::function<void(std::function<void()>)> post;  // runs something on the engine's thread, later; any thread
  std::function<void(std::shared_ptr<const Batch>)> publish;      // after the replies of the commands it holds
  std::function<void(PersonId, const ReadPosition&)> read_moved;  // a read position moved: for their other devices
  std::function<void(const PresenceChanged&)> presence;           // somebody came or went
  std::function<void(boost::system::error_code)> broken;          // the log failed, once: nothing is acknowledged now
  // Runs something on the engine's thread when the work that is ready now has been done; none: at once. What is asked
  // for until then shares one batch of the log.
  std::function<void(std::function<void()>)> at_end = {};
};

class Engine {
 public:
  struct Impl;
  // Reads the live rows of the school; fails if they cannot be read. The log must outlive the engine.
  [[nodiscard]] static result<std::unique_ptr<Engine>> open(storage::Log& log, SchoolId school,
                                                            Surroundings surroundings);
  ~Engine();

  using ReplyTo = std::function<void(const Reply&)>;
  using JoinTo = std::function<void(result<Join>)>;
  using SightTo = std::function<void(result<std::shared_ptr<const Sight>>)>;

  // All of these on the engine's thread. Each answers exactly once, in the order asked; only `busy` and answers after
  // the log has failed come at once. A repeated command id gets the first answer again; a refusal is not remembered.
  void submit(PersonId person, const CommandFrame& frame, Millis now, ReplyTo reply);
  void found_school(const SchoolCreated& school, const PersonAdded& admin, Millis now, ReplyTo reply);
  // Errors: deactivated, not_found (no such person), log_broken.
  void join(PersonId person, std::optional<Position> position, JoinTo joined);
  void sight(PersonId person, SightTo seen);  // for history; errors as join
  // Answers a question from the school as it is when everything asked before is durable. What needs a student's stored
  // observations is told by needs_sightings(); whoever asks reads them (sightings.hpp) on a thread that may wait.
  using FoundTo = std::function<void(result<Finding>)>;
  [[nodiscard]] std::optional<StudentId> needs_sightings(PersonId person, const Question& question) const;
  void ask(PersonId person, const Question& question, const std::vector<Observation>& sightings, Millis now,
           FoundTo found);
  void read(PersonId person, TimelineId timeline, Sequence sequence);
  // One more (+1) or one less (-1) connection of this person with somebody in front of it. Never stored.
  void present(PersonId person, int change);
  // Fires what is due, saves read positions older than a second; answers when to call again, if ever.
  [[nodiscard]] std::optional<Millis> advance(Millis now);

  // What the disk has room for, from now on. With none, what is due waits too.
  enum class Takes { everything, changes, nothing };
  void take(Takes what);

  // Questions about the state as of the last commit or later; same thread.
  [[nodiscard]] bool has_school() const;
  [[nodiscard]] const std::string& school_name() const;  // empty without a school
  [[nodiscard]] std::optional<Person> person(PersonId id) const;
  [[nodiscard]] std::vector<Person> people() const;
  [[nodiscard]] bool may_read(PersonId person, TimelineId timeline) const;
  // For an audience before it is sent: who that is.
  [[nodiscard]] std::vector<PersonId> audience(PersonId sender, const Audience& audience) const;
  [[nodiscard]] const domain::School& school() const;  // for checkers; not for net

  struct Figures {
    std::uint64_t commands = 0, refusals = 0, repeats = 0, entries = 0, batches = 0, joins = 0, waiting = 0;
  };
  [[nodiscard]] Figures figures() const;

 private:
  explicit Engine(std::unique_ptr<Impl> impl);
  std::unique_ptr<Impl> impl_;
};

}  // namespace cueline::engine
