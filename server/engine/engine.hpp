// The engine of one school: takes commands in order, makes entries durable, hands them on. One thread (its executor),
// no sockets, no coroutines, no clock of its own: `now` is an argument.
// Owned by main; used by net (from I/O threads, through post) and by the simulator.
//
// Nothing that is not durable leaves it: replies, snapshots and entries wait for the batch they depend on.
#pragma once

#include <cstdint>
#include <functional>
#include <memory>
#include <optional>
#include <string>
#include <unordered_set>
#include <vector>

#include "protocol/frames.hpp"
#include "protocol/read.hpp"
#include "storage/log.hpp"

namespace cueline::engine {

// Alerts go before everything else that waits on a connection.
enum class Lane : std::uint8_t { alert, ordinary };

using Bytes = std::shared_ptr<const std::string>;  // an encoded frame, newline included, shared by all connections
using Readers = std::shared_ptr<const std::vector<PersonId>>;

// One committed entry on its way to the connections of its readers.
struct Published {
  Sequence sequence;
  TimelineId timeline;
  Lane lane = Lane::ordinary;
  Readers readers;
  Bytes bytes;
};

// A person whose access changed with the entry before: `snapshot` is what they may see now, or none: close their
// connections.
struct AccessChange {
  PersonId person;
  Sequence at;
  std::vector<Bytes> snapshot;
  Errc reason = Errc::access_changed;  // or deactivated
};

// What one commit brings, in sequence order; the same batch goes to every I/O thread.
struct Batch {
  Sequence head;  // after this batch
  std::vector<Published> entries;
  std::vector<AccessChange> access;
};

// What a connection needs to go on from where its client is.
struct Join {
  Sequence at;  // the join point: live entries after it come by publish
  std::uint64_t epoch = 0;
  std::string school;                       // its name
  std::vector<Bytes> snapshot;              // set if the client starts afresh; else it reads (position, at] itself
  std::unordered_set<TimelineId> readable;  // the timelines it may read, for that reading
  bool admin = false;                       // reads archived issues too
};

// Where the engine runs and whom it tells; main wires it to executors, the simulator to its queue.
struct Surroundings {
  std::function<void(std::function<void()>)> post;            // runs something on the engine's thread, later
  std::function<void(std::shared_ptr<const Batch>)> publish;  // called on the engine's thread, in order
  std::function<void(PersonId, TimelineId, Sequence)>
      read_moved;                                         // a read position moved; for the person's other devices
  std::function<void(boost::system::error_code)> broken;  // the log failed: nothing is acknowledged any more
};

class Engine {
 public:
  struct Impl;
  // Reads the live rows of the school; fails if they cannot be read.
  [[nodiscard]] static result<std::unique_ptr<Engine>> open(storage::Log& log, SchoolId school,
                                                            Surroundings surroundings);
  ~Engine();

  using ReplyTo = std::function<void(const Reply&)>;
  using JoinTo = std::function<void(result<Join>)>;

  // All of these on the engine's thread. Each answers exactly once, in the order asked among the answers that wait for
  // the log.
  void submit(PersonId person, const CommandFrame& frame, Millis now, ReplyTo reply);
  void found_school(const SchoolCreated& school, const PersonAdded& admin, Millis now, ReplyTo reply);
  void join(PersonId person, std::optional<Position> position, JoinTo joined);
  void read(PersonId person, TimelineId timeline, Sequence sequence);
  // Fires what is due; answers when the next thing is due, if any.
  [[nodiscard]] std::optional<Millis> advance(Millis now);

  // Questions about the state as of the last commit or later; same thread.
  [[nodiscard]] bool has_school() const;
  [[nodiscard]] std::optional<Person> person(PersonId id) const;
  [[nodiscard]] std::vector<Person> people() const;
  [[nodiscard]] bool may_read(PersonId person, TimelineId timeline) const;
  // For an audience before it is sent: who that is.
  [[nodiscard]] std::vector<PersonId> audience(PersonId sender, const Audience& audience) const;

  struct Figures {
    std::uint64_t commands = 0, refusals = 0, repeats = 0, entries = 0, batches = 0, joins = 0, waiting = 0;
  };
  [[nodiscard]] Figures figures() const;

 private:
  explicit Engine(std::unique_ptr<Impl> impl);
  std::unique_ptr<Impl> impl_;
};

}  // namespace cueline::engine
