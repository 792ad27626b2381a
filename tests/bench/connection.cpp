#include "tests/bench/connection.hpp"

#include <fmt/core.h>
#include <poll.h>

#include <algorithm>
#include <charconv>
#include <cstring>
#include <random>
#include <span>
#include <stdexcept>
#include <vector>

namespace cueline::bench {
namespace {

// One buffer for all connections: a read is understood before the next one.
std::span<char> shared_buffer() {
  static std::vector<char> buffer(std::size_t{1} << 20);
  return buffer;
}

// Words of letters by chance, always the same.
const std::string& many_words() {
  static const std::string words = [] {
    std::minstd_rand chance(1);
    std::string made;
    while (made.size() < 256 * 1024) {
      const auto letter = chance() % 31;
      made.push_back(letter < 26 ? static_cast<char>('a' + letter) : ' ');
    }
    return made;
  }();
  return words;
}

}  // namespace

void Connection::read(const Heard& heard) {
  const auto buffer = shared_buffer();
  if (rest_.size() > buffer.size() / 2) throw std::runtime_error("a message without end");
  std::copy(rest_.begin(), rest_.end(), buffer.begin());
  const auto have = rest_.size() + socket_.read(buffer.subspan(rest_.size()), false);
  const auto taken = take({buffer.data(), have}, heard);
  rest_.assign(buffer.data() + taken, have - taken);
}

void Connection::read_until(const Enough& enough) {
  bool found = false;
  const auto look = [&](Connection&, Event event, std::string_view text) { found = found || enough(event, text); };
  for (;;) {
    read(look);  // first, since something may have come with what was read before
    if (found) return;
    pollfd waiting{descriptor(), POLLIN, 0};
    if (::poll(&waiting, 1, 10'000) == 0) throw std::runtime_error("a server did not answer");
  }
}

std::string Connection::read_head(std::string_view end) {
  std::size_t at = std::string::npos;
  while ((at = rest_.find(end)) == std::string::npos) {
    char chunk[4096];
    rest_.append(chunk, socket_.read(chunk, true));
  }
  auto head = rest_.substr(0, at);
  rest_.erase(0, at + end.size());
  return head;
}

std::string numbered(std::uint64_t number) { return fmt::format("#{:012}", number); }

std::uint64_t number_in(std::string_view text) {
  const auto* const mark = static_cast<const char*>(std::memchr(text.data(), '#', text.size()));
  const auto* const end = text.data() + text.size();
  if (mark == nullptr || mark + number_size > end) throw std::runtime_error("no number in " + std::string(text));
  std::uint64_t number = 0;
  std::from_chars(mark + 1, mark + number_size, number);
  return number;
}

std::string padded(std::uint64_t number, std::size_t bytes) {
  const auto& words = many_words();
  auto text = numbered(number);
  text.append(words, number * 7919 % (words.size() - bytes), bytes - text.size());
  return text;
}

}  // namespace cueline::bench
