// Makes a school's log again from its entries, by the rules that made it: indexes, records, what is due, answers.
#pragma once

#include <condition_variable>
#include <mutex>
#include <string>
#include <string_view>
#include <vector>

#include "protocol/entries.hpp"
#include "server/domain/school.hpp"
#include "server/engine/encoded.hpp"
#include "server/engine/timers.hpp"
#include "storage/log.hpp"

namespace cueline {

class Rebuild {
 public:
  // The log is empty.
  Rebuild(storage::Log& log, SchoolId school) : log_(log), id_(school), timers_(school) {}

  // In order, from 1 on. `bytes`: as they were stored, taken over as they are.
  void add(const Entry& entry, std::string_view bytes);
  void add_row(std::string key, std::string value);  // any other, after the entries
  // Waits until all of it is on disk. False: the log has broken.
  [[nodiscard]] bool finish();

  [[nodiscard]] const domain::School& school() const { return school_; }

 private:
  void remember_answer();  // of the command whose entries have gathered
  void hand_over();
  void wait_for_at_most(std::size_t under_way);

  storage::Log& log_;
  const SchoolId id_;
  domain::School school_;
  engine::Encoded encoded_;  // of no use here
  engine::Timers timers_;
  storage::Batch gathered_;
  Entry newest_;                     // without its body's meaning: author and command
  std::vector<Sequence> sequences_;  // of the newest command

  std::mutex mutex_;  // guards what is below
  std::condition_variable fewer_;
  std::size_t under_way_ = 0;
  bool broken_ = false;
};

}  // namespace cueline
