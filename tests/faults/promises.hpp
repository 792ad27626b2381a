// What somebody was told is durable, and whether a log still has all of it.
#pragma once

#include <cstdint>
#include <filesystem>
#include <functional>
#include <string>
#include <string_view>
#include <vector>

#include "storage/log.hpp"

namespace cueline::faults {

struct Losses {
  std::uint64_t lost = 0;     // acknowledged, and not there
  std::uint64_t changed = 0;  // there, with something else in it, or there twice
  std::uint64_t unread = 0;   // folders that could not be opened or read through, or are out of step

  [[nodiscard]] bool any() const { return lost + changed + unread > 0; }
};

// Entries by their sequence, each with a word by which it is known again; no word is used for two entries.
class Promises {
 public:
  // The word in the stored bytes of an entry; empty: not one of ours.
  using WordOf = std::function<std::string(std::string_view bytes)>;

  explicit Promises(WordOf word_of) : word_of_(std::move(word_of)) {}

  void acknowledge(std::uint64_t sequence, std::string_view word);  // once for each

  [[nodiscard]] std::uint64_t count() const { return acknowledged_; }
  [[nodiscard]] std::uint64_t last() const { return words_.empty() ? 0 : words_.size() - 1; }

  // Reads the log from `after` on: sequences without a hole, every promise kept, every entry in its timeline, no word
  // twice, and the words of one writer ("WRITER-NUMBER") in their order.
  [[nodiscard]] Losses check(const storage::Log& log, std::uint64_t after) const;
  // The same, with the folder opened (and so recovered) first.
  [[nodiscard]] Losses check_folder(const std::filesystem::path& folder, std::uint64_t after) const;

 private:
  [[nodiscard]] std::uint64_t promised_after(std::uint64_t sequence) const;

  const WordOf word_of_;
  std::vector<std::string> words_;  // by sequence; empty: not promised
  std::uint64_t acknowledged_ = 0;
  std::uint64_t contradictions_ = 0;  // the same sequence told with two words
};

}  // namespace cueline::faults
