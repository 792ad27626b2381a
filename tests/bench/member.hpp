// A signed-in person of our own server.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "protocol/write.hpp"
#include "tests/bench/websocket.hpp"

namespace cueline::bench {

class Member : public WebSocket {
 public:
  // Says hello; `position` is empty or {"sequence":..,"epoch":..}. `channels` are the timelines of the rooms.
  Member(std::uint16_t port, const std::string& token, const std::vector<std::uint64_t>& channels,
         const std::string& position = {}, Socket::Kind kind = Socket::Kind::plain);
  void publish(std::size_t room, std::uint64_t number) override;
  void tell(const ClientFrame& frame) { say(cueline::write(frame)); }
  void wait_until_live();  // the whole snapshot has come, or all that was missed

  // A post_message of the size people write, with the number as its id.
  [[nodiscard]] static std::string post_message(std::uint64_t channel, std::uint64_t number);

 private:
  void hear(std::string_view text, const Heard& heard) override;

  const std::vector<std::uint64_t>& channels_;
};

}  // namespace cueline::bench
