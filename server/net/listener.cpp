#include "server/net/listener.hpp"

#include <sys/socket.h>

#include <boost/asio/ip/address.hpp>
#include <boost/asio/post.hpp>
#include <cerrno>
#include <utility>

namespace cueline::net {
namespace {

namespace asio = boost::asio;
using asio::ip::tcp;
using boost::system::error_code;

// After an accept that failed for want of descriptors: they come back when connections end.
constexpr auto accept_pause = std::chrono::milliseconds(100);
constexpr int accepted_at_once = 64;  // then others have their turn

std::string cannot_listen(const std::string& address, std::uint16_t port, const error_code& error) {
  const auto place = address + " port " + std::to_string(port);
  if (error == asio::error::address_in_use)
    return "Another program already uses " + place + ". Stop it, or choose another port with --port.";
  if (error == asio::error::access_denied) return "The system does not allow this program to use " + place + ".";
  return "Cannot listen on " + place + ": " + error.message() + ".";
}

}  // namespace

Listener::Listener(std::vector<Loop*> loops, std::optional<Tls> tls, std::size_t connections_max, Accepted accepted)
    : loops_(std::move(loops)),
      tls_(std::move(tls)),
      connections_max_(connections_max),
      accepted_(std::move(accepted)),
      acceptor_(loops_.front()->io()),
      pause_(loops_.front()->io()) {}

boost::system::result<void, std::string> Listener::open(const std::string& address, std::uint16_t port) {
  error_code error;
  const auto parsed = asio::ip::make_address(address, error);
  if (error) return "'" + address + "' is not an IP address to listen on.";
  const tcp::endpoint endpoint(parsed, port);
  acceptor_.open(endpoint.protocol(), error);
  if (!error) acceptor_.set_option(tcp::acceptor::reuse_address(true), error);
  if (!error) acceptor_.bind(endpoint, error);
  if (!error) acceptor_.listen(4096, error);
  if (!error) acceptor_.native_non_blocking(true, error);
  if (error) return cannot_listen(address, port, error);
  return {};
}

std::uint16_t Listener::port() const {
  error_code ignored;
  return acceptor_.local_endpoint(ignored).port();
}

void Listener::start() { wait(); }

void Listener::stop() {
  error_code ignored;
  acceptor_.close(ignored);
  pause_.cancel();
}

void Listener::wait() {
  acceptor_.async_wait(acceptor_.wait_read, [this](error_code error) {
    if (!error && acceptor_.is_open()) accept_all();
  });
}

void Listener::accept_all() {
  for (int left = accepted_at_once; left > 0; --left) {
    Descriptor socket(::accept4(acceptor_.native_handle(), nullptr, nullptr, SOCK_NONBLOCK | SOCK_CLOEXEC));
    if (socket.number() < 0) {
      if (errno == EAGAIN || errno == EWOULDBLOCK) break;
      if (errno == EMFILE || errno == ENFILE || errno == ENOBUFS || errno == ENOMEM) return pause();
      continue;  // that client has gone already
    }
    deal(std::move(socket), next_++ % loops_.size());
  }
  wait();
}

void Listener::pause() {
  pause_.expires_after(accept_pause);
  pause_.async_wait([this](error_code stopped) {
    if (!stopped) accept_all();
  });
}

void Listener::deal(Descriptor socket, std::size_t at) {
  auto& loop = *loops_[at];
  asio::post(loop.io(), [this, &loop, at, socket = std::move(socket)]() mutable {
    if (loop.connections() >= connections_max_) return;  // the socket closes
    // Half of the room is for whoever comes first: a school may be behind one address. Of the other half an address
    // gets a part for those who have not said who they are, so that everybody else still finds a place.
    const bool half_full = loop.connections() >= connections_max_ / 2;
    const auto most = half_full ? connections_max_ / 10 : connections_max_;
    Wire::open(loop, std::move(socket), tls_ ? tls_->session() : nullptr, [&](std::shared_ptr<Wire> wire) {
      auto place = loop.strangers().admit(wire->from(), most);
      if (!place) return wire->abort();
      wire->stranger(std::move(place));
      accepted_(std::move(wire), at);
    });
  });
}

}  // namespace cueline::net
