// How long somebody who keeps guessing has to wait: a few tries are free, then each doubles the wait.
// Two of these stand before a password: one by login, one by address (where a whole school may sit behind one).
// Not safe from several threads by itself.
#pragma once

#include <cstddef>
#include <cstdint>
#include <map>
#include <string>

#include "protocol/ids.hpp"

namespace cueline::auth {

class Limiter {
 public:
  struct Rule {
    std::uint32_t free_tries;
    std::int64_t longest_wait_ms;
    std::size_t remembered;  // keys at most; the oldest is forgotten first
    std::int64_t first_wait_ms = 1'000;
  };
  static constexpr std::int64_t forgotten_after_ms = 3'600'000;

  explicit Limiter(Rule rule) : rule_(rule) {}

  // 0: go on, and the try is counted until it succeeds; else the milliseconds to wait, and nothing is counted.
  [[nodiscard]] std::int64_t take(const std::string& key, Millis now);
  void succeeded(const std::string& key) { tries_.erase(key); }
  void give_back(const std::string& key);  // one try did not count after all

  [[nodiscard]] std::size_t size() const { return tries_.size(); }

 private:
  struct Tries {
    std::uint32_t count = 0;
    Millis last;
  };
  [[nodiscard]] std::int64_t wait_after(std::uint32_t count) const;
  void make_room(Millis now);

  const Rule rule_;
  std::map<std::string, Tries> tries_;
};

}  // namespace cueline::auth
