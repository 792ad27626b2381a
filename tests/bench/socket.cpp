#include "tests/bench/socket.hpp"

#include <arpa/inet.h>
#include <netinet/in.h>
#include <netinet/tcp.h>
#include <poll.h>
#include <sys/socket.h>
#include <unistd.h>

#include <cerrno>
#include <cstring>
#include <stdexcept>
#include <string>

#include "tests/bench/tls.hpp"

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

Socket::Socket(std::uint16_t port, Kind kind) : fd_(::socket(AF_INET, SOCK_STREAM | SOCK_CLOEXEC, 0)) {
  const auto address = loopback(port);
  if (fd_ < 0 || ::connect(fd_, reinterpret_cast<const sockaddr*>(&address), sizeof address) != 0) fail("connect");
  const int on = 1;
  ::setsockopt(fd_, IPPROTO_TCP, TCP_NODELAY, &on, sizeof on);
  if (kind == Kind::plain) return;
  tls_ = SSL_new(client_tls());
  SSL_set_fd(tls_, fd_);
  while (SSL_connect(tls_) != 1)
    if (SSL_get_error(tls_, -1) != SSL_ERROR_WANT_READ) throw std::runtime_error("no TLS");
}

Socket::~Socket() {
  SSL_free(tls_);
  ::close(fd_);
}

void Socket::write(std::string_view bytes) {
  if (tls_ != nullptr) {
    if (SSL_write(tls_, bytes.data(), static_cast<int>(bytes.size())) <= 0) throw std::runtime_error("TLS cannot send");
    return;
  }
  while (!bytes.empty()) {
    const auto written = ::send(fd_, bytes.data(), bytes.size(), MSG_NOSIGNAL);
    if (written < 0 && errno == EINTR) continue;
    if (written < 0) fail("send");
    bytes.remove_prefix(static_cast<std::size_t>(written));
  }
}

std::size_t Socket::read(std::span<char> into, bool wait) {
  if (tls_ != nullptr) return read_tls(into, wait);
  const auto got = ::recv(fd_, into.data(), into.size(), wait ? 0 : MSG_DONTWAIT);
  if (got == 0) throw std::runtime_error("the server closed a connection");
  if (got < 0 && errno != EAGAIN && errno != EINTR) fail("recv");
  return got > 0 ? static_cast<std::size_t>(got) : 0;
}

std::size_t Socket::read_tls(std::span<char> into, bool wait) {
  pollfd ready{fd_, POLLIN, 0};
  if (SSL_pending(tls_) == 0 && ::poll(&ready, 1, wait ? -1 : 0) == 0) return 0;
  const int got = SSL_read(tls_, into.data(), static_cast<int>(into.size()));
  if (got <= 0 && SSL_get_error(tls_, got) != SSL_ERROR_WANT_READ)
    throw std::runtime_error("the server closed a connection");
  return got > 0 ? static_cast<std::size_t>(got) : 0;
}

bool Socket::can_connect(std::uint16_t port) { return succeeds(::connect, port); }
bool Socket::can_listen(std::uint16_t port) { return succeeds(::bind, port); }

}  // namespace cueline::bench
