// A server without sockets and threads: log, engine, tails of two I/O threads and a read pool, each a queue of tasks
// that chance lets go on. What crosses from one to another keeps its order, as it does on real threads.
#pragma once

#include <array>
#include <deque>
#include <functional>
#include <map>
#include <memory>
#include <optional>
#include <string>
#include <utility>
#include <vector>

#include "server/engine/engine.hpp"
#include "server/engine/tail.hpp"
#include "storage/memory_log.hpp"
#include "tests/sim/oracle.hpp"
#include "tests/sim/pace.hpp"
#include "tests/sim/seam_log.hpp"

namespace cueline::sim {

inline constexpr SchoolId school_id{1};
inline constexpr std::size_t io_threads = 2;

class Server {
 public:
  Server(Chance& chance, Plant plant, Verdict& verdict);
  ~Server() { stop(); }
  Server(const Server&) = delete;

  void start();
  // The process dies; of what had not been confirmed, the disk may have kept the oldest batches.
  void crash(std::size_t kept);
  // The disk, the read pool: slow for a while, or stuck.
  void slow_down();
  void recover();
  // More than the engine takes at once, while the disk is stuck.
  void flood(PersonId person);

  // One task of one thread; false if nobody has anything to do.
  bool run_one();
  void run_all();  // until everything that was asked is done

  void submit(std::size_t thread, const std::weak_ptr<engine::Reader>& reader, PersonId person,
              const CommandFrame& frame);
  void read(PersonId person, TimelineId timeline, Sequence sequence);
  void history(PersonId person, TimelineId timeline);
  [[nodiscard]] std::shared_ptr<engine::Reader> open(std::size_t thread, PersonId person,
                                                     std::optional<Position> position, std::function<void()> wake);
  void pass_time(std::int64_t milliseconds);
  void jump_clock(std::int64_t milliseconds);  // forth or back, as when somebody sets it
  void refresh();

  [[nodiscard]] engine::Engine& engine() { return *engine_; }
  [[nodiscard]] storage::MemoryLog& disk() { return disk_; }
  [[nodiscard]] Oracle& oracle() { return oracle_; }
  [[nodiscard]] const Oracle::Promises& promised() const { return promised_; }
  [[nodiscard]] bool broken() const { return broken_; }
  [[nodiscard]] Millis now() const { return now_; }

 private:
  using Task = std::function<void()>;

  void stop();
  void publish(const std::shared_ptr<const engine::Batch>& batch);
  void join(std::size_t thread, PersonId person, std::optional<Position> position,
            const std::function<void(result<engine::Join>)>& joined);
  void read_part(std::size_t thread, engine::Plan plan, const std::function<void(result<engine::Chunk>)>& done);
  void answered(PersonId person, const Reply& reply);
  [[nodiscard]] std::vector<Task> what_can_go_on();

  // server_bugs.cpp: the same, unless a bug is planted there.
  [[nodiscard]] engine::Batch with_bug(engine::Batch batch);
  [[nodiscard]] PersonId with_bug(PersonId asked_for);
  [[nodiscard]] engine::Plan with_bug(engine::Plan plan);
  [[nodiscard]] result<engine::Chunk> with_bug(result<engine::Chunk> chunk, const engine::Plan& plan);
  [[nodiscard]] engine::Sight with_bug(engine::Sight sight) const;
  [[nodiscard]] bool has_bug(Plant plant, std::uint64_t one_in) { return plant_ == plant && chance_.one_in(one_in); }
  void run(std::deque<Task>& tasks);

  Chance& chance_;
  const Plant plant_;
  Verdict& verdict_;
  storage::MemoryLog disk_{storage::MemoryLog::Mode::queued};
  SeamLog log_;
  Oracle oracle_;
  Millis now_{1'750'000'000'000};
  Pace disk_pace_;
  Pace pool_pace_;
  bool broken_ = false;

  std::deque<Task> engine_tasks_;
  std::array<std::deque<Task>, io_threads> io_tasks_;
  std::deque<Task> pool_tasks_;
  std::unique_ptr<engine::Engine> engine_;
  std::vector<std::unique_ptr<engine::Tail>> tails_;
  Oracle::Promises promised_;
};

}  // namespace cueline::sim
