#include "tests/traffic/listener.hpp"

#include <algorithm>
#include <boost/asio/as_tuple.hpp>
#include <boost/asio/awaitable.hpp>
#include <boost/asio/co_spawn.hpp>
#include <boost/asio/detached.hpp>
#include <boost/asio/steady_timer.hpp>
#include <boost/asio/use_awaitable.hpp>
#include <stdexcept>
#include <utility>

#include "clients/cpp/socket.hpp"
#include "protocol/read.hpp"
#include "protocol/write.hpp"

namespace cueline::traffic {

namespace asio = boost::asio;

namespace {

// A damaged stream ends the whole run: whoever runs the io_context gets it.
void rethrown(const std::exception_ptr& error) {
  if (error) std::rethrow_exception(error);
}

}  // namespace

class Listener::Impl : public std::enable_shared_from_this<Impl> {
 public:
  Impl(asio::io_context& io, Settings settings, Take take)
      : io_(io), settings_(std::move(settings)), take_(std::move(take)), position_(settings_.position), pause_(io) {}

  void start() { asio::co_spawn(io_, run(shared_from_this()), rethrown); }
  void stop() {
    take_ = {};
    pause_.cancel();
    if (socket_) socket_->close();
  }

  Position position_at() const { return position_; }
  std::uint64_t connections = 0;

 private:
  static asio::awaitable<void> run(std::shared_ptr<Impl> self) {
    while (self->take_) {
      co_await self->one_connection();
      self->pause_.expires_after(std::chrono::milliseconds(20));
      co_await self->pause_.async_wait(asio::as_tuple(asio::use_awaitable));
    }
  }

  asio::awaitable<void> one_connection() {
    ++connections;
    socket_ = client::Socket::make(io_, settings_.url, {}, settings_.silence);
    if (const auto error = co_await socket_->connect(); error) co_return;
    Hello hello;
    hello.token.emplace(settings_.token);
    if (position_.epoch != 0 && settings_.resumes) hello.position = position_;
    auto greeting = write(ClientFrame{hello});
    if (const auto error = co_await socket_->write(std::move(greeting)); error) co_return;
    while (take_) {
      const auto text = co_await socket_->read();
      if (!text) co_return;
      take_lines(*text);
    }
  }

  void take_lines(std::string_view text) {
    while (!text.empty()) {
      const auto end = std::min(text.find('\n'), text.size());
      if (end > 0) take_line(text.substr(0, end));
      text.remove_prefix(std::min(end + 1, text.size()));
    }
  }

  void take_line(std::string_view line) {
    const auto frame = read_server_frame(line);
    if (!frame) throw std::runtime_error("the server says what nobody can read: " + std::string(line));
    take(*frame);
  }

  void take(const ServerFrame& frame) {
    if (const auto* welcome = std::get_if<Welcome>(&frame)) {
      epoch_ = welcome->epoch;
    } else if (const auto* snapshot = std::get_if<Snapshot>(&frame)) {
      if (snapshot->last) position_ = snapshot->position;
    } else if (const auto* caught_up = std::get_if<CaughtUp>(&frame)) {
      position_ = caught_up->position;
    } else if (const auto* entry = std::get_if<EntryFrame>(&frame)) {
      position_ = {std::max(position_.sequence, entry->entry.sequence), epoch_};
      if (take_) take_(entry->entry);
    }
  }

  asio::io_context& io_;
  const Settings settings_;
  Take take_;
  Position position_;
  std::uint64_t epoch_ = 0;
  std::unique_ptr<client::Socket> socket_;
  asio::steady_timer pause_;
};

Listener::Listener(asio::io_context& io, Settings settings, Take take)
    : impl_(std::make_shared<Impl>(io, std::move(settings), std::move(take))) {
  impl_->start();
}
Listener::~Listener() { impl_->stop(); }
Position Listener::position() const { return impl_->position_at(); }
std::uint64_t Listener::connections() const { return impl_->connections; }

}  // namespace cueline::traffic
