#include "tests/faults/promises.hpp"

#include <algorithm>
#include <charconv>
#include <cstdio>
#include <map>
#include <utility>

#include "storage/keys.hpp"
#include "storage/rocks_log.hpp"

namespace cueline::faults {

namespace {

constexpr SchoolId school{1};

// Sees the words of a log in its order.
class Order {
 public:
  // False: this word, or a later one of its writer, came before.
  bool follows(std::string_view word) {
    const auto dash = word.rfind('-');
    std::uint64_t number = 0;
    std::from_chars(word.data() + dash + 1, word.data() + word.size(), number);
    auto& last = last_[std::string(word.substr(0, dash))];
    return number > std::exchange(last, number);
  }

 private:
  std::map<std::string, std::uint64_t> last_;
};

}  // namespace

void Promises::acknowledge(std::uint64_t sequence, std::string_view word) {
  ++acknowledged_;
  if (words_.size() <= sequence) words_.resize(sequence + 1);
  auto& known = words_[sequence];
  if (!known.empty() && known != word) ++contradictions_;
  known = word;
}

std::uint64_t Promises::promised_after(std::uint64_t sequence) const {
  if (sequence + 1 >= words_.size()) return 0;
  const auto from = words_.begin() + static_cast<std::ptrdiff_t>(sequence + 1);
  return static_cast<std::uint64_t>(std::count_if(from, words_.end(), [](const auto& word) { return !word.empty(); }));
}

Losses Promises::check(const storage::Log& log, std::uint64_t after) const {
  Losses losses{0, contradictions_, 0};
  const auto head = log.head(school);
  std::uint64_t last = after;
  bool indexed = true;
  Order order;
  const auto read = log.scan(school, Sequence{after}, head, [&](const storage::EntryView& entry) {
    last = entry.sequence.value;
    const auto word = word_of_(entry.bytes);
    const bool promised = last < words_.size() && !words_[last].empty();
    if ((promised && words_[last] != word) || (!word.empty() && !order.follows(word))) ++losses.changed;
    const auto index = log.row(storage::keys::timeline(school, entry.timeline, entry.sequence));
    indexed = indexed && index && *index == "";
    return true;
  });
  losses.lost = promised_after(last);
  losses.unread = read && indexed && last == std::max(after, head.value) ? 0 : 1;
  return losses;
}

Losses Promises::check_folder(const std::filesystem::path& folder, std::uint64_t after) const {
  const auto log = storage::RocksLog::open(folder);
  if (log) return check(**log, after);
  std::fprintf(stderr, "%s (%s)\n", log.error().sentence.c_str(), log.error().detail.c_str());
  return {promised_after(0), 0, 1};
}

}  // namespace cueline::faults
