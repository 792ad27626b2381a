// The cheapest honest WebSocket client: one descriptor, one buffer, no library between the measurement and the socket.
// It reads what the protocol allows a server to send and answers pings; anything else is a failure of the run.
#pragma once

#include <cstddef>
#include <cstdint>
#include <functional>
#include <string>
#include <string_view>

namespace cueline::bench {

class Peer {
 public:
  // Connects to 127.0.0.1, upgrades, says hello with a session's token. Throws std::runtime_error.
  Peer(std::uint16_t port, const std::string& token, const std::string& position = {});
  ~Peer();
  Peer(const Peer&) = delete;

  void send(std::string_view text);  // one text message

  // Reads what there is and hands on each line; answers how many bytes came. Throws when the server closes.
  using Line = std::function<void(std::string_view)>;
  std::size_t read(const Line& line);
  // Blocks until a line begins so; hands on every line up to it.
  void wait_for(std::string_view beginning, const Line& line = {});

  [[nodiscard]] int descriptor() const { return fd_; }

 private:
  bool take_message(const Line& line);
  void write_frame(std::uint8_t opcode, std::string_view payload);

  int fd_ = -1;
  std::string in_;
  std::size_t taken_ = 0;
};

// Many peers on one epoll: waits, reads all that are ready, tells which. Answers false when nothing came in time.
class Crowd {
 public:
  Crowd();
  ~Crowd();
  void add(Peer& peer);
  using Line = std::function<void(Peer&, std::string_view)>;
  bool read(const Line& line, int timeout_ms = 10'000);

 private:
  int epoll_ = -1;
};

}  // namespace cueline::bench
