// A school under the real engine, over the memory log, with a clock that is told what time it is. The server can be
// away for a while: what it had not saved is gone, and it comes back from what is on disk.
#pragma once

#include <deque>
#include <functional>
#include <memory>
#include <optional>
#include <string>
#include <vector>

#include "protocol/frames.hpp"
#include "server/domain/school.hpp"
#include "server/engine/engine.hpp"
#include "storage/memory_log.hpp"
#include "tests/rules/planted.hpp"

namespace cueline::rules {

// What is told of every entry that is on disk, in order, once; `school` is what replaying the log gives right after it.
using Watch = std::function<void(const Entry& entry, const domain::School& school)>;
// What is told of every promise that is broken.
using Fail = std::function<void(const std::string& promise)>;

class Town {
 public:
  Town(std::int64_t now, Watch watch, Fail fail, Plant plant = Plant::none);
  ~Town();
  Town(const Town&) = delete;

  void found(const std::string& time_zone);
  // Asks and waits for the answer.
  Reply ask(PersonId by, const Command& command, bool watched = true);
  // Asks without waiting: the answer comes when the disk goes on.
  void say(PersonId by, const Command& command, std::function<void(const Reply&)> then);
  void settle();

  // The clock moves; what is due on the way is done at its time.
  void pass_until(std::int64_t time);
  // The server dies, with some of what it had not saved; it is back then.
  void die_until(std::int64_t time, std::size_t kept);

  // Whether something due then may be done now: it is time, or the server was away and has just come back.
  [[nodiscard]] bool is_time(std::int64_t due, std::int64_t done) const;

  [[nodiscard]] std::int64_t now() const { return now_; }
  [[nodiscard]] const domain::School& school() const { return seen_; }
  [[nodiscard]] const domain::School& live() const { return engine_ ? engine_->school() : planted_->school(); }
  [[nodiscard]] const std::vector<Entry>& entries() const { return entries_; }
  [[nodiscard]] const storage::MemoryLog& disk() const { return disk_; }

 private:
  void open();
  void run();
  void follow();
  std::optional<Millis> advance();

  storage::MemoryLog disk_{storage::MemoryLog::Mode::queued};
  std::int64_t now_;
  const Watch watch_;
  const Fail fail_;
  std::deque<std::function<void()>> tasks_;
  const Plant plant_;
  std::unique_ptr<engine::Engine> engine_;
  std::unique_ptr<Planted> planted_;  // in its place, if a bug is
  std::uint64_t commands_ = 0;
  std::int64_t left_ = 0;  // when the server last died,
  std::int64_t back_ = 0;  // and when it came back
  domain::School seen_;    // replayed by ourselves
  std::vector<Entry> entries_;
};

}  // namespace cueline::rules
