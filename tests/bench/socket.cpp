#include "tests/bench/socket.hpp"

#include <arpa/inet.h>
#include <netinet/in.h>
#include <netinet/tcp.h>
#include <sys/socket.h>
#include <unistd.h>

#include <cerrno>
#include <cstring>
#include <stdexcept>
#include <string>

namespace cueline::bench {
namespace {

[[noreturn]] void fail(const std::string& what) { throw std::runtime_error(what + ": " + std::strerror(errno)); }

sockaddr_in loopback(std::uint16_t port) {
  sockaddr_in address{};
  address.sin_family = AF_INET;
  address.sin_port = htons(port);
  address.sin_addr.s_addr = htonl(INADDR_LOOPBACK);
  return address;
}

// Whether `call` (connect or bind) succeeds on a socket of its own.
template <class Call>
bool succeeds(Call call, std::uint16_t port) {
  const int fd = ::socket(AF_INET, SOCK_STREAM | SOCK_CLOEXEC, 0);
  const int on = 1;
  ::setsockopt(fd, SOL_SOCKET, SO_REUSEADDR, &on, sizeof on);
  const auto address = loopback(port);
  const bool worked = call(fd, reinterpret_cast<const sockaddr*>(&address), sizeof address) == 0;
  ::close(fd);
  return worked;
}

}  // namespace

Socket::Socket(std::uint16_t port) : fd_(::socket(AF_INET, SOCK_STREAM | SOCK_CLOEXEC, 0)) {
  const auto address = loopback(port);
  if (fd_ < 0 || ::connect(fd_, reinterpret_cast<const sockaddr*>(&address), sizeof address) != 0) fail("connect");
  const int on = 1;
  ::setsockopt(fd_, IPPROTO_TCP, TCP_NODELAY, &on, sizeof on);
}

Socket::~Socket() { ::close(fd_); }

void Socket::write(std::string_view bytes) {
  while (!bytes.empty()) {
    const auto written = ::send(fd_, bytes.data(), bytes.size(), MSG_NOSIGNAL);
    if (written < 0 && errno == EINTR) continue;
    if (written < 0) fail("send");
    bytes.remove_prefix(static_cast<std::size_t>(written));
  }
}

std::size_t Socket::read(std::span<char> into, bool wait) {
  const auto got = ::recv(fd_, into.data(), into.size(), wait ? 0 : MSG_DONTWAIT);
  if (got == 0) throw std::runtime_error("the server closed a connection");
  if (got < 0 && errno != EAGAIN && errno != EINTR) fail("recv");
  return got > 0 ? static_cast<std::size_t>(got) : 0;
}

bool Socket::can_connect(std::uint16_t port) { return succeeds(::connect, port); }
bool Socket::can_listen(std::uint16_t port) { return succeeds(::bind, port); }

}  // namespace cueline::bench
