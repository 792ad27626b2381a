// An engine just large enough to run the rules with a bug planted in them: decides, numbers, applies, appends to the
// same log, and does what is due. What the real one promises beyond that is not what a planted bug is about.
#pragma once

#include <map>
#include <optional>
#include <set>
#include <utility>
#include <vector>

#include "protocol/frames.hpp"
#include "storage/memory_log.hpp"
#include "tests/rules/plants.hpp"

namespace cueline::rules {

class Planted {
 public:
  // Goes on from what is in the log.
  Planted(storage::MemoryLog& disk, SchoolId id, Plant plant);

  void found(const SchoolCreated& school, const PersonAdded& admin, Millis now);
  [[nodiscard]] Reply submit(PersonId by, const CommandFrame& frame, Millis now);
  [[nodiscard]] std::optional<Millis> advance(Millis now);
  [[nodiscard]] const domain::School& school() const { return school_; }

 private:
  std::vector<Sequence> carry_out(const domain::Drafts& drafts, PersonId by, const std::string& command, Millis now);
  void apply(const Entry& entry);
  [[nodiscard]] domain::Answer decide(PersonId by, const Command& command, Millis now) const;

  storage::MemoryLog& disk_;
  const SchoolId id_;
  const Plant plant_;
  domain::School school_;
  std::vector<Entry> entries_;
  std::map<TimelineId, Sequence> heads_;
  std::map<std::uint64_t, Millis> due_;
};

}  // namespace cueline::rules
