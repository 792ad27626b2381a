// An engine over the memory log, with a school on stage; nothing becomes durable and nothing crosses a thread until
// the test says so.
#pragma once

#include <deque>
#include <functional>
#include <memory>
#include <optional>
#include <string>
#include <vector>

#include "server/domain/school.hpp"
#include "server/engine/engine.hpp"
#include "server/engine/tail.hpp"
#include "storage/memory_log.hpp"

namespace cueline::test {

inline constexpr SchoolId school_id{1};
inline constexpr PersonId admin{2};
inline constexpr ChannelId whole_school{3};

struct Desk {
  Desk();  // the school, its admin, two paras, a classroom of one para, a student in that para's care
  ~Desk() { stop(); }
  Desk(const Desk&) = delete;

  void start();
  void stop();
  void restart(std::size_t kept = 0);  // after a crash

  void run();                          // every task that waits, and what those bring
  void settle();                       // commits and runs until nothing waits
  void commit(std::size_t count = 1);  // and runs what that brings

  // Hands a command in; the answer appears in `replies` in its turn.
  void submit(PersonId person, const std::string& id, Command command);
  Reply ask(PersonId person, Command command);  // and waits for the answer
  Sequence made(PersonId person, Command command);
  [[nodiscard]] Entry stored(Sequence sequence) const;

  storage::MemoryLog log{storage::MemoryLog::Mode::queued};
  std::deque<std::function<void()>> tasks;
  std::unique_ptr<engine::Engine> engine;
  std::unique_ptr<engine::Tail> tail;  // gets what is published, with answers at once in order
  Millis now{1'750'000'000'000};
  int broken = 0;
  std::vector<std::string> happened;  // "reply a", "refusal b log_broken", "publish 1-4", "join 4": in order
  std::vector<Reply> replies;
  std::vector<std::shared_ptr<const engine::Batch>> published;
  std::vector<engine::Plan> plans;  // what readers asked of storage
  engine::Bounds bounds;

  PersonId para, other;
  ChannelId room;
  StudentId student;

 private:
  std::uint64_t asked_ = 0;
};

// The frames of these bytes.
[[nodiscard]] std::vector<ServerFrame> frames(const std::vector<engine::Bytes>& bytes);
// The sequences of the entry frames among them.
[[nodiscard]] std::vector<std::uint64_t> entries(const std::vector<engine::Bytes>& bytes);

}  // namespace cueline::test
