// A connection of the load, whatever protocol it speaks: it says numbered messages into rooms, and tells what it hears.
// Every message carries its number ("#000000000042"), so that what comes back can be matched with what was sent.
#pragma once

#include <cstddef>
#include <cstdint>
#include <functional>
#include <string>
#include <string_view>

#include "tests/bench/socket.hpp"

namespace cueline::bench {

enum class Event : std::uint8_t { delivered, acknowledged, other };

class Connection {
 public:
  explicit Connection(std::uint16_t port, Socket::Kind kind = Socket::Kind::plain) : socket_(port, kind) {}
  virtual ~Connection() = default;
  Connection(const Connection&) = delete;

  virtual void publish(std::size_t room, std::uint64_t number) = 0;

  // Reads what there is, once, and tells each event with the text that came. Throws when the server refuses or closes.
  using Heard = std::function<void(Connection&, Event, std::string_view)>;
  void read(const Heard& heard);
  // Reads until `enough` says so, at most ten seconds of silence.
  using Enough = std::function<bool(Event, std::string_view)>;
  void read_until(const Enough& enough);

  [[nodiscard]] int descriptor() const { return socket_.descriptor(); }
  std::size_t index = 0;  // for whoever has many

 protected:
  // Takes whole messages from the front; answers how many bytes they were.
  virtual std::size_t take(std::string_view bytes, const Heard& heard) = 0;
  void write(std::string_view bytes) { socket_.write(bytes); }
  // For what comes before messages: everything up to `end`, which is removed with it.
  std::string read_head(std::string_view end);

 private:
  Socket socket_;
  std::string rest_;  // the beginning of a message, until the rest has come; nearly always empty
};

inline constexpr std::size_t message_bytes = 250;  // of a delivery, as it goes over the wire, without frame headers
inline constexpr std::size_t number_size = 13;
[[nodiscard]] std::string numbered(std::uint64_t number);
[[nodiscard]] std::uint64_t number_in(std::string_view text);  // the first; throws if there is none
// The number and words, others for each number, so that no disk compresses them better than what people write.
[[nodiscard]] std::string padded(std::uint64_t number, std::size_t bytes);

}  // namespace cueline::bench
