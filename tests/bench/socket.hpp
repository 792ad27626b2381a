// A TCP connection to this machine, plain or TLS: no library between the measurement and the socket.
#pragma once

#include <cstddef>
#include <cstdint>
#include <span>
#include <string_view>

namespace cueline::bench {

class Socket {
 public:
  explicit Socket(std::uint16_t port);  // throws std::runtime_error
  ~Socket();
  Socket(const Socket&) = delete;

  void write(std::string_view bytes);                 // all of them, however long it takes
  std::size_t read(std::span<char> into, bool wait);  // 0: nothing there; throws when the other side has closed
  [[nodiscard]] int descriptor() const { return fd_; }

  [[nodiscard]] static bool can_connect(std::uint16_t port);
  [[nodiscard]] static bool can_listen(std::uint16_t port);

 private:
  int fd_ = -1;
};

}  // namespace cueline::bench
