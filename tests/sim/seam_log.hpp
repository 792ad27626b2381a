// The memory log, with a bug in between if one is planted.
#pragma once

#include <cstdint>
#include <deque>
#include <map>
#include <string>

#include "storage/memory_log.hpp"
#include "tests/sim/chance.hpp"
#include "tests/sim/plant.hpp"

namespace cueline::sim {

class SeamLog final : public storage::Log {
 public:
  SeamLog(storage::MemoryLog& disk, Plant plant, Chance& chance) : disk_(disk), plant_(plant), chance_(chance) {}

  void append(storage::Batch batch, storage::Done done) override;
  // As the disk's; with what a torn write would have left, if that is planted.
  void crash(std::size_t kept);
  // An entry as it was appended, whatever was rewritten since.
  [[nodiscard]] const std::string& original(Sequence sequence) const { return originals_.at(sequence); }

  [[nodiscard]] Sequence head(SchoolId school) const override { return disk_.head(school); }
  [[nodiscard]] std::uint64_t epoch() const override { return disk_.epoch(); }
  [[nodiscard]] result<void> scan(SchoolId school, Sequence after, Sequence up_to,
                                  const storage::EntryVisitor& visit) const override;
  [[nodiscard]] result<void> scan_timeline(SchoolId school, TimelineId timeline, Sequence before,
                                           const storage::EntryVisitor& visit) const override {
    return disk_.scan_timeline(school, timeline, before, visit);
  }
  [[nodiscard]] result<Sequence> timeline_head(SchoolId school, TimelineId timeline) const override {
    return disk_.timeline_head(school, timeline);
  }
  [[nodiscard]] result<std::optional<std::string>> entry(SchoolId school, Sequence sequence) const override {
    return disk_.entry(school, sequence);
  }
  [[nodiscard]] result<std::optional<std::string>> row(std::string_view key) const override { return disk_.row(key); }
  [[nodiscard]] result<void> rows(std::string_view prefix, const storage::RowVisitor& visit) const override {
    return disk_.rows(prefix, visit);
  }

 private:
  void forget_rows(storage::Batch& batch, char table, std::uint64_t one_in);
  void change_owner(storage::Batch& batch);
  void turn_back(storage::Batch& batch);

  storage::MemoryLog& disk_;
  const Plant plant_;
  Chance& chance_;
  std::map<Sequence, std::string> originals_;
  std::deque<storage::Batch> waiting_;  // kept for torn_tail_kept
};

}  // namespace cueline::sim
