// NATS' client protocol, as much as is measured: rooms are subjects; with a stream, messages are acknowledged by
// JetStream once it has them (in its file's cache: Debian's version never syncs on publish).
#pragma once

#include <cstdint>
#include <string>
#include <string_view>

#include "tests/bench/connection.hpp"

namespace cueline::bench {

class Nats : public Connection {
 public:
  enum class Publishes : std::uint8_t { forgetting, acknowledged };
  Nats(std::uint16_t port, Publishes publishes);

  void subscribe(const std::string& subject);
  void wait_until_live();  // until the server has taken all that was said so far
  void publish(std::size_t room, std::uint64_t number) override;
  // A request of JetStream's API; answers the JSON that came. Throws on an error in it.
  std::string ask(const std::string& subject, const std::string& json);
  void begin_to_ask(const std::string& subject, const std::string& json);  // the answer comes among the rest

  [[nodiscard]] static std::string room(std::size_t room) { return "room." + std::to_string(room); }

 private:
  std::size_t take(std::string_view bytes, const Heard& heard) override;
  void take_message(std::string_view line, std::string_view payload, const Heard& heard);

  std::string inbox_;  // with a dot at the end
  bool acknowledged_ = false;
  std::uint64_t subscriptions_ = 0;
};

}  // namespace cueline::bench
