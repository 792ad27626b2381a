// Who is connected and has not said who they are, by address: so that one address cannot take all the room of a loop.
#pragma once

#include <cstddef>
#include <memory>
#include <string>
#include <unordered_map>

namespace cueline::net {

class Strangers {
 public:
  // Held while the connection is a stranger's.
  using Place = std::shared_ptr<const std::string>;

  // One more from this address; none when it has `most` already.
  [[nodiscard]] Place admit(const std::string& address, std::size_t most) {
    if (held_.size() > kept) std::erase_if(held_, [](const auto& row) { return row.second.expired(); });
    auto& held = held_[address];
    if (static_cast<std::size_t>(held.use_count()) >= most) return nullptr;  // each place is one reference
    if (auto place = held.lock()) return place;
    auto first = std::make_shared<const std::string>(address);
    held = first;
    return first;
  }

 private:
  static constexpr std::size_t kept = 4096;  // addresses; then those without a stranger are forgotten

  std::unordered_map<std::string, std::weak_ptr<const std::string>> held_;
};

}  // namespace cueline::net
