#include "tests/traffic/attack.hpp"

#include <arpa/inet.h>
#include <netinet/in.h>
#include <sys/epoll.h>
#include <sys/socket.h>
#include <unistd.h>

#include <algorithm>
#include <array>
#include <cerrno>
#include <chrono>
#include <string_view>
#include <thread>
#include <utility>
#include <vector>

namespace cueline::traffic {

namespace {

using Clock = std::chrono::steady_clock;

constexpr std::string_view upgrade =
    "GET /api/socket HTTP/1.1\r\nHost: 127.0.0.1\r\nUpgrade: websocket\r\nConnection: Upgrade\r\n"
    "Sec-WebSocket-Key: dGhlIHNhbXBsZSBub25jZQ==\r\nSec-WebSocket-Version: 13\r\n\r\n";

enum class Kind : std::uint8_t { silent, slow_header, slow_upgrade, no_hello, giant, fragments, deep, noise };
constexpr std::size_t kinds = 8;

// A masked frame, the mask being zeros.
std::string frame(std::uint8_t first, std::string_view payload) {
  std::string bytes(1, static_cast<char>(first));
  if (payload.size() < 126) {
    bytes.push_back(static_cast<char>(0x80 | payload.size()));
  } else {
    bytes.push_back(static_cast<char>(0x80 | 126));
    bytes.push_back(static_cast<char>(payload.size() >> 8));
    bytes.push_back(static_cast<char>(payload.size() & 0xFF));
  }
  return bytes.append(4, '\0').append(payload);
}

// What is said after the upgrade, or instead of it.
std::string speech(Kind kind) {
  switch (kind) {
    case Kind::giant:
      return std::string("\x81\xFF\x3F\xFF\xFF\xFF\xFF\xFF\xFF\xFF\0\0\0\0", 14) + std::string(4'000, 'x');
    case Kind::fragments: {
      std::string all = frame(0x01, "{");
      for (int part = 0; part < 3'000; ++part) all += frame(0x00, " ");
      return all;
    }
    case Kind::deep: return frame(0x81, std::string(1'000, '[') + std::string(1'000, ']'));
    case Kind::noise: return std::string(2'000, '\xF5');
    default: return {};
  }
}

}  // namespace

class Attack::Impl {
 public:
  explicit Impl(const AttackPlan& plan) : plan_(plan), sockets_(plan.sockets), epoll_(::epoll_create1(EPOLL_CLOEXEC)) {
    for (std::size_t kind = 0; kind < kinds; ++kind) speeches_[kind] = speech(static_cast<Kind>(kind));
    thread_ = std::thread([this] { run(); });
  }

  ~Impl() {
    stopping_ = true;
    thread_.join();
    for (const auto& socket : sockets_)
      if (socket.fd >= 0) ::close(socket.fd);
    ::close(epoll_);
  }

  std::atomic<std::size_t> open{0};
  std::atomic<std::uint64_t> thrown_out{0}, bytes{0};

 private:
  struct Socket {
    int fd = -1;
    std::size_t said = 0;  // of a slow one
    bool upgraded = false;
  };

  [[nodiscard]] static Kind kind_of(std::size_t at) { return static_cast<Kind>(at % kinds); }

  void run() {
    const auto began = Clock::now();
    std::uint64_t opened = 0;
    std::size_t next = 0;
    while (!stopping_) {
      const auto passed = std::chrono::duration<double>(Clock::now() - began).count();
      const auto due = static_cast<std::uint64_t>(passed * static_cast<double>(plan_.opened_a_second));
      for (std::size_t looked = 0; opened < due && looked < sockets_.size(); ++looked) {
        auto& socket = sockets_[next++ % sockets_.size()];
        if (socket.fd < 0) ++opened, come(socket);
      }
      opened = std::max(opened, due);  // a pace, not a debt
      dribble();
      look();
    }
  }

  void come(Socket& socket) {
    const auto at = static_cast<std::size_t>(&socket - sockets_.data());
    sockaddr_in address{};
    address.sin_family = AF_INET;
    address.sin_addr.s_addr = htonl(0x7F010001U + static_cast<std::uint32_t>(at % plan_.addresses));
    socket = {::socket(AF_INET, SOCK_STREAM | SOCK_CLOEXEC | SOCK_NONBLOCK, 0)};
    if (socket.fd < 0) return;
    ::bind(socket.fd, reinterpret_cast<sockaddr*>(&address), sizeof address);
    address.sin_port = htons(plan_.port);
    address.sin_addr.s_addr = htonl(INADDR_LOOPBACK);
    if (::connect(socket.fd, reinterpret_cast<sockaddr*>(&address), sizeof address) != 0 && errno != EINPROGRESS) {
      ::close(std::exchange(socket.fd, -1));
      return;
    }
    epoll_event event{};
    event.events = EPOLLIN | EPOLLRDHUP;
    event.data.ptr = &socket;
    ::epoll_ctl(epoll_, EPOLL_CTL_ADD, socket.fd, &event);
    ++open;
    if (kind_of(at) >= Kind::no_hello) say(socket, upgrade);
  }

  // A byte each of a few hundred slow ones.
  void dribble() {
    for (int count = 0; count < 20; ++count) {
      const auto at = dribbled_++ % sockets_.size();
      auto& socket = sockets_[at];
      const auto kind = kind_of(at);
      if (socket.fd < 0 || (kind != Kind::slow_header && kind != Kind::slow_upgrade)) continue;
      static constexpr std::string_view header = "GET / HTTP/1.1\r\nHost: x\r\nX-Slow: ";
      const auto text = kind == Kind::slow_upgrade ? upgrade : header;
      say(socket, socket.said < text.size() ? text.substr(socket.said, 1) : "x");
      ++socket.said;
    }
  }

  void say(const Socket& socket, std::string_view text) {
    const auto sent = ::send(socket.fd, text.data(), text.size(), MSG_NOSIGNAL | MSG_DONTWAIT);
    if (sent > 0) bytes += static_cast<std::uint64_t>(sent);
  }

  void look() {
    std::array<epoll_event, 256> events{};
    const int count = ::epoll_wait(epoll_, events.data(), static_cast<int>(events.size()), 2);
    std::array<char, 16'384> trash;  // NOLINT(cppcoreguidelines-pro-type-member-init): nobody reads it
    for (int index = 0; index < count; ++index) {
      auto& socket = *static_cast<Socket*>(events[static_cast<std::size_t>(index)].data.ptr);
      const auto got = ::recv(socket.fd, trash.data(), trash.size(), 0);
      if (got <= 0 && errno != EAGAIN) {
        ::close(std::exchange(socket.fd, -1));
        --open, ++thrown_out;
      } else if (got > 0 && !socket.upgraded) {
        socket.upgraded = true;
        const auto at = static_cast<std::size_t>(&socket - sockets_.data());
        say(socket, speeches_[at % kinds]);
      }
    }
  }

  const AttackPlan plan_;
  std::vector<Socket> sockets_;
  std::array<std::string, kinds> speeches_;
  int epoll_;
  std::size_t dribbled_ = 0;
  std::atomic<bool> stopping_{false};
  std::thread thread_;
};

Attack::Attack(const AttackPlan& plan) : impl_(std::make_unique<Impl>(plan)) {}
Attack::~Attack() = default;
std::size_t Attack::open() const { return impl_->open; }
std::uint64_t Attack::thrown_out() const { return impl_->thrown_out; }
std::uint64_t Attack::bytes() const { return impl_->bytes; }

}  // namespace cueline::traffic
