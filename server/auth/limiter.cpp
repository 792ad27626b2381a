#include "server/auth/limiter.hpp"

#include <algorithm>

namespace cueline::auth {

std::int64_t Limiter::wait_after(std::uint32_t count) const {
  if (count < rule_.free_tries) return 0;
  const auto doublings = std::min<std::uint32_t>(count - rule_.free_tries, 30);
  return std::min(rule_.first_wait_ms << doublings, rule_.longest_wait_ms);
}

std::int64_t Limiter::take(const std::string& key, Millis now) {
  auto found = tries_.find(key);
  if (found == tries_.end()) {
    make_room(now);
    found = tries_.emplace(key, Tries{0, now}).first;
  }
  auto& [count, last] = found->second;
  const auto passed = now.value - last.value;
  if (passed >= forgotten_after_ms) count = 0;
  const auto wait = wait_after(count);
  if (passed < wait) return wait - passed;
  ++count;
  last = now;
  return 0;
}

void Limiter::give_back(const std::string& key) {
  const auto found = tries_.find(key);
  if (found != tries_.end() && found->second.count > 0) --found->second.count;
}

void Limiter::make_room(Millis now) {
  if (tries_.size() < rule_.remembered) return;
  std::erase_if(tries_, [now](const auto& one) { return now.value - one.second.last.value >= forgotten_after_ms; });
  if (tries_.size() < rule_.remembered) return;
  const auto older = [](const auto& left, const auto& right) { return left.second.last < right.second.last; };
  tries_.erase(std::ranges::min_element(tries_, older));
}

}  // namespace cueline::auth
