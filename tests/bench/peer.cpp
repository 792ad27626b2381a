#include "tests/bench/peer.hpp"

#include <arpa/inet.h>
#include <netinet/in.h>
#include <netinet/tcp.h>
#include <sys/epoll.h>
#include <sys/socket.h>
#include <unistd.h>

#include <array>
#include <cerrno>
#include <cstring>
#include <stdexcept>

namespace cueline::bench {
namespace {

constexpr std::uint8_t text_frame = 0x1;
constexpr std::uint8_t close_frame = 0x8;
constexpr std::uint8_t ping = 0x9;
constexpr std::uint8_t pong = 0xA;

[[noreturn]] void fail(const std::string& what) { throw std::runtime_error(what + ": " + std::strerror(errno)); }

int connected(std::uint16_t port) {
  const int fd = ::socket(AF_INET, SOCK_STREAM | SOCK_CLOEXEC, 0);
  sockaddr_in address{};
  address.sin_family = AF_INET;
  address.sin_port = htons(port);
  address.sin_addr.s_addr = htonl(INADDR_LOOPBACK);
  if (fd < 0 || ::connect(fd, reinterpret_cast<sockaddr*>(&address), sizeof address) != 0) fail("connect");
  const int on = 1;
  ::setsockopt(fd, IPPROTO_TCP, TCP_NODELAY, &on, sizeof on);
  return fd;
}

void write_all(int fd, std::string_view bytes) {
  while (!bytes.empty()) {
    const auto written = ::send(fd, bytes.data(), bytes.size(), MSG_NOSIGNAL);
    if (written < 0 && errno == EINTR) continue;
    if (written < 0) fail("send");
    bytes.remove_prefix(static_cast<std::size_t>(written));
  }
}

}  // namespace

Peer::Peer(std::uint16_t port, const std::string& token, const std::string& position) : fd_(connected(port)) {
  const auto host = "127.0.0.1:" + std::to_string(port);
  // The key is the example of RFC 6455; what is measured does not depend on it.
  write_all(fd_, "GET /api/socket HTTP/1.1\r\nHost: " + host +
                     "\r\nUpgrade: websocket\r\nConnection: Upgrade\r\nSec-WebSocket-Key: dGhlIHNhbXBsZSBub25jZQ==\r\n"
                     "Sec-WebSocket-Version: 13\r\n\r\n");
  while (in_.find("\r\n\r\n") == std::string::npos) {
    std::array<char, 4096> chunk{};
    const auto got = ::recv(fd_, chunk.data(), chunk.size(), 0);
    if (got <= 0) fail("upgrade");
    in_.append(chunk.data(), static_cast<std::size_t>(got));
  }
  if (!in_.starts_with("HTTP/1.1 101")) throw std::runtime_error("upgrade refused: " + in_.substr(0, in_.find('\r')));
  taken_ = in_.find("\r\n\r\n") + 4;
  send(R"({"kind":"hello","token":")" + token + "\"" + (position.empty() ? "" : ",\"position\":" + position) + "}");
}

Peer::~Peer() {
  if (fd_ >= 0) ::close(fd_);
}

void Peer::send(std::string_view message) { write_frame(text_frame, message); }

// Client frames must be masked; a mask of zeros is a mask.
void Peer::write_frame(std::uint8_t opcode, std::string_view payload) {
  std::string frame;
  frame.push_back(static_cast<char>(0x80 | opcode));
  if (payload.size() < 126) {
    frame.push_back(static_cast<char>(0x80 | payload.size()));
  } else {
    frame.push_back(static_cast<char>(0x80 | 126));
    frame.push_back(static_cast<char>(payload.size() >> 8));
    frame.push_back(static_cast<char>(payload.size() & 0xFF));
  }
  frame.append(4, '\0').append(payload);
  write_all(fd_, frame);
}

std::size_t Peer::read(const Line& line) {
  std::array<char, 256 * 1024> chunk;
  const auto got = ::recv(fd_, chunk.data(), chunk.size(), MSG_DONTWAIT);
  if (got == 0) throw std::runtime_error("the server closed a connection");
  if (got < 0 && errno != EAGAIN && errno != EINTR) fail("recv");
  if (got > 0) in_.append(chunk.data(), static_cast<std::size_t>(got));
  while (take_message(line)) {
  }
  in_.erase(0, taken_);
  taken_ = 0;
  return got > 0 ? static_cast<std::size_t>(got) : 0;
}

bool Peer::take_message(const Line& line) {
  const auto at = [this](std::size_t offset) { return static_cast<std::uint8_t>(in_[taken_ + offset]); };
  const auto have = in_.size() - taken_;
  if (have < 2) return false;
  std::size_t header = 2;
  std::size_t size = at(1) & 0x7F;
  if (size >= 126) {
    const std::size_t digits = size == 126 ? 2 : 8;
    header += digits;
    if (have < header) return false;
    size = 0;
    for (std::size_t digit = 0; digit < digits; ++digit) size = size << 8 | at(2 + digit);
  }
  if (have < header + size) return false;
  const auto opcode = at(0) & 0x0F;
  auto payload = std::string_view(in_).substr(taken_ + header, size);
  taken_ += header + size;
  if (opcode == ping) write_frame(pong, payload);
  if (opcode == close_frame)
    throw std::runtime_error("the server closed: " + std::string(payload.substr(std::min<std::size_t>(2, size))));
  if (opcode != text_frame) return true;
  while (!payload.empty()) {
    const auto end = std::min(payload.find('\n'), payload.size());
    if (line && end > 0) line(payload.substr(0, end));
    payload.remove_prefix(std::min(end + 1, payload.size()));
  }
  return true;
}

void Peer::wait_for(std::string_view beginning, const Line& line) {
  Crowd crowd;
  crowd.add(*this);
  bool found = false;
  const auto look = [&](std::string_view text) {
    found = found || text.starts_with(beginning);
    if (line) line(text);
  };
  read(look);  // what came with the upgrade
  while (!found) {
    const bool came = crowd.read([&](Peer&, std::string_view text) { look(text); });
    if (!came) throw std::runtime_error("the server did not answer: " + std::string(beginning));
  }
}

Crowd::Crowd() : epoll_(::epoll_create1(EPOLL_CLOEXEC)) {}
Crowd::~Crowd() { ::close(epoll_); }

void Crowd::add(Peer& peer) {
  epoll_event event{};
  event.events = EPOLLIN;
  event.data.ptr = &peer;
  if (::epoll_ctl(epoll_, EPOLL_CTL_ADD, peer.descriptor(), &event) != 0) fail("epoll_ctl");
}

bool Crowd::read(const Line& line, int timeout_ms) {
  std::array<epoll_event, 256> events{};
  const int count = ::epoll_wait(epoll_, events.data(), static_cast<int>(events.size()), timeout_ms);
  for (int index = 0; index < count; ++index) {
    auto& peer = *static_cast<Peer*>(events[static_cast<std::size_t>(index)].data.ptr);
    peer.read([&](std::string_view text) { line(peer, text); });
  }
  return count > 0;
}

}  // namespace cueline::bench
