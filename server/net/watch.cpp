#include "server/net/watch.hpp"

#include <sys/epoll.h>

#include <array>
#include <cerrno>
#include <system_error>
#include <utility>

#include "server/net/wire.hpp"

namespace cueline::net {
namespace {

// Both bound what happens before others of the loop have their turn. What is left is told again the next time: the
// sockets are watched by level, not by edge.
constexpr std::size_t at_once = 32;
constexpr std::size_t buffer_bytes = 32 * 1024;

int new_epoll() {
  const int epoll = ::epoll_create1(EPOLL_CLOEXEC);
  if (epoll < 0) throw std::system_error(errno, std::generic_category(), "epoll");
  return epoll;
}

epoll_event event_for(int socket, Watch::Interest interest) {
  epoll_event event{};
  event.data.fd = socket;
  event.events = (interest.reading ? EPOLLIN : 0U) | (interest.writing ? EPOLLOUT : 0U);
  return event;
}

}  // namespace

Watch::Watch(boost::asio::io_context& io) : epoll_(io, new_epoll()), buffer_(buffer_bytes) { wait(); }

void Watch::add(int socket, std::shared_ptr<Wire> wire, Interest interest) {
  const auto place = static_cast<std::size_t>(socket);
  if (wires_.size() <= place) wires_.resize(place + 1);
  wires_[place] = std::move(wire);
  auto event = event_for(socket, interest);
  ::epoll_ctl(epoll_.native_handle(), EPOLL_CTL_ADD, socket, &event);
}

void Watch::change(int socket, Interest interest) {
  auto event = event_for(socket, interest);
  ::epoll_ctl(epoll_.native_handle(), EPOLL_CTL_MOD, socket, &event);
}

void Watch::remove(int socket) {
  ::epoll_ctl(epoll_.native_handle(), EPOLL_CTL_DEL, socket, nullptr);
  wires_[static_cast<std::size_t>(socket)].reset();
}

void Watch::wait() {
  epoll_.async_wait(epoll_.wait_read, [this](boost::system::error_code error) {
    if (error) return;
    serve();
    wait();
  });
}

void Watch::serve() {
  std::array<epoll_event, at_once> events;  // NOLINT(cppcoreguidelines-pro-type-member-init): filled below
  const int count = ::epoll_wait(epoll_.native_handle(), events.data(), static_cast<int>(events.size()), 0);
  for (int at = 0; at < count; ++at) {
    const auto& event = events[static_cast<std::size_t>(at)];
    // One that was served before it may have ended this one.
    if (const auto wire = wires_[static_cast<std::size_t>(event.data.fd)])
      wire->ready((event.events & EPOLLIN) != 0, (event.events & EPOLLOUT) != 0,
                  (event.events & (EPOLLERR | EPOLLHUP)) != 0);
  }
}

}  // namespace cueline::net
