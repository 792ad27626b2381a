// What was acknowledged, and whether a log still has all of it.
#pragma once

#include <cstdint>
#include <filesystem>
#include <string>
#include <string_view>
#include <vector>

#include "storage/log.hpp"

namespace cueline::faults {

struct Losses {
  std::uint64_t lost = 0;     // acknowledged, and not there
  std::uint64_t changed = 0;  // there, with something else in it
  std::uint64_t unread = 0;   // folders that could not be opened or read through

  [[nodiscard]] bool any() const { return lost + changed + unread > 0; }
  Losses& operator+=(const Losses& other);
};

// Each entry that a writer was told is durable, by its sequence.
class Promises {
 public:
  void acknowledge(std::string_view line);  // "SEQUENCE WORD"
  [[nodiscard]] std::uint64_t count() const { return count_; }
  [[nodiscard]] std::uint64_t last() const { return words_.empty() ? 0 : words_.size() - 1; }  // promised sequence

  // Reads the log from `after` on: sequences without a hole, every promise kept, index and state row in step.
  [[nodiscard]] Losses check(const storage::Log& log, std::uint64_t after) const;
  // The same, with the folder opened (and so recovered) first.
  [[nodiscard]] Losses check_folder(const std::filesystem::path& folder, std::uint64_t after) const;

 private:
  [[nodiscard]] std::uint64_t promised_after(std::uint64_t sequence) const;

  std::vector<std::string> words_;  // by sequence; empty: not promised
  std::uint64_t count_ = 0;
};

}  // namespace cueline::faults
