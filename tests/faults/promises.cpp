#include "tests/faults/promises.hpp"

#include <algorithm>
#include <charconv>
#include <cstdio>
#include <stdexcept>

#include "storage/keys.hpp"
#include "storage/rocks_log.hpp"

namespace cueline::faults {

namespace {

constexpr SchoolId school{1};

std::string_view first_word(std::string_view bytes) { return bytes.substr(0, bytes.find(' ')); }

}  // namespace

Losses& Losses::operator+=(const Losses& other) {
  lost += other.lost;
  changed += other.changed;
  unread += other.unread;
  return *this;
}

void Promises::acknowledge(std::string_view line) {
  std::uint64_t sequence = 0;
  const auto space = line.find(' ');
  std::from_chars(line.data(), line.data() + line.size(), sequence);
  if (sequence == 0 || space == std::string_view::npos)
    throw std::runtime_error("not an acknowledgement: " + std::string(line));
  if (words_.size() <= sequence) words_.resize(sequence + 1);
  auto& word = words_[sequence];
  if (!word.empty()) throw std::runtime_error("sequence " + std::to_string(sequence) + " was acknowledged twice");
  word = line.substr(space + 1);
  ++count_;
}

std::uint64_t Promises::promised_after(std::uint64_t sequence) const {
  if (sequence + 1 >= words_.size()) return 0;
  const auto from = words_.begin() + static_cast<std::ptrdiff_t>(sequence + 1);
  return static_cast<std::uint64_t>(std::count_if(from, words_.end(), [](const auto& word) { return !word.empty(); }));
}

Losses Promises::check(const storage::Log& log, std::uint64_t after) const {
  Losses losses;
  std::uint64_t last = after, index_errors = 0;
  std::string last_word;
  const auto read = log.scan(school, Sequence{after}, log.head(school), [&](const storage::EntryView& entry) {
    last = entry.sequence.value;
    last_word = first_word(entry.bytes);
    const bool promised = last < words_.size() && !words_[last].empty();
    if (promised && words_[last] != last_word) ++losses.changed;
    const auto index = log.row(storage::keys::timeline(school, entry.timeline, entry.sequence));
    if (!index || *index != "") ++index_errors;
    return true;
  });
  const auto row = log.row(storage::keys::auth('t', "last"));
  const bool in_step = last == 0 || last == after || (row && *row == last_word);
  losses.lost = promised_after(last);
  losses.unread = !read || !in_step || index_errors > 0 || last != std::max(after, log.head(school).value) ? 1 : 0;
  return losses;
}

Losses Promises::check_folder(const std::filesystem::path& folder, std::uint64_t after) const {
  const auto log = storage::RocksLog::open(folder);
  if (log) return check(**log, after);
  std::fprintf(stderr, "%s (%s)\n", log.error().sentence.c_str(), log.error().detail.c_str());
  return {promised_after(0), 0, 1};
}

}  // namespace cueline::faults
