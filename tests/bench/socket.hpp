// A TCP connection to this machine, plain or TLS: no library between the measurement and the socket.
#pragma once

#include <openssl/ssl.h>

#include <cstddef>
#include <cstdint>
#include <span>
#include <string_view>

namespace cueline::bench {

class Socket {
 public:
  enum class Kind : std::uint8_t { plain, tls };
  explicit Socket(std::uint16_t port, Kind kind = Kind::plain);  // throws std::runtime_error
  ~Socket();
  Socket(const Socket&) = delete;

  void write(std::string_view bytes);                 // all of them, however long it takes
  std::size_t read(std::span<char> into, bool wait);  // 0: nothing there; throws when the other side has closed
  [[nodiscard]] int descriptor() const { return fd_; }

  [[nodiscard]] static bool can_connect(std::uint16_t port);
  [[nodiscard]] static bool can_listen(std::uint16_t port);

 private:
  std::size_t read_tls(std::span<char> into, bool wait);

  int fd_ = -1;
  SSL* tls_ = nullptr;
};

}  // namespace cueline::bench
