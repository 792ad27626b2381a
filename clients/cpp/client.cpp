#include "clients/cpp/client.hpp"

#include <algorithm>
#include <boost/asio/as_tuple.hpp>
#include <boost/asio/awaitable.hpp>
#include <boost/asio/co_spawn.hpp>
#include <boost/asio/detached.hpp>
#include <boost/asio/experimental/awaitable_operators.hpp>
#include <boost/asio/steady_timer.hpp>
#include <boost/asio/use_awaitable.hpp>
#include <deque>
#include <random>
#include <set>
#include <utility>
#include <variant>

#include "clients/cpp/socket.hpp"
#include "protocol/read.hpp"
#include "protocol/write.hpp"

namespace cueline::client {
namespace {

namespace asio = boost::asio;
using boost::system::error_code;
constexpr auto as_result = asio::as_tuple(asio::use_awaitable);

// After these the server will not have us again, however often we ask.
bool is_final(std::uint16_t close_code) {
  return close_code == static_cast<std::uint16_t>(CloseCode::signed_out) ||
         close_code == static_cast<std::uint16_t>(CloseCode::bad_frame);
}

}  // namespace

class Client::Impl : public std::enable_shared_from_this<Impl> {
 public:
  Impl(asio::io_context& io, Settings settings, Handlers handlers)
      : io_(io),
        settings_(std::move(settings)),
        handlers_(std::move(handlers)),
        outbox_(settings_.window),
        position_(settings_.position.value_or(Position{})),
        work_(io),
        pause_(io) {
    work_.expires_at(asio::steady_timer::time_point::max());
  }

  void start() { asio::co_spawn(io_, run(shared_from_this()), asio::detached); }

  void stop() {
    stopping_ = true;
    pause_.cancel();
    if (socket_) socket_->close();
  }

  void forget() {
    handlers_ = {};
    stop();
  }

  void add(CommandId id, Command command, Outbox::ReplyTo reply) {
    const CommandFrame frame{id, std::move(command)};
    outbox_.add(std::move(id), write(ClientFrame{frame}), std::move(reply));
    work_.cancel();
  }

  void tell(const ClientFrame& frame) {
    if (!live_) return;
    now_or_never_.push_back(write(frame));
    work_.cancel();
  }

  [[nodiscard]] Position position() const { return position_; }
  [[nodiscard]] std::size_t waiting() const { return outbox_.size(); }
  [[nodiscard]] bool refused() const { return refused_; }

 private:
  // Holds itself alive until the last connection has ended.
  static asio::awaitable<void> run(std::shared_ptr<Impl> self) {
    auto wait = self->settings_.first_wait;
    unsigned failures = 0;
    error_code error;
    while (!self->stopping_) {
      self->tell_state(State::connecting);
      error = co_await self->one_connection();
      failures = self->was_live_ ? 0 : failures + 1;
      if (self->stopping_ || self->refused_) break;
      if (self->settings_.tries && failures >= *self->settings_.tries) break;
      wait = self->was_live_ ? self->settings_.first_wait : std::min(wait * 2, self->settings_.longest_wait);
      self->tell_state(State::waiting);
      self->pause_.expires_after(wait);
      co_await self->pause_.async_wait(as_result);
    }
    self->tell_state(State::ended);
    if (self->handlers_.ended) self->handlers_.ended(self->stopping_ ? error_code() : error);
  }

  asio::awaitable<error_code> one_connection() {
    using namespace asio::experimental::awaitable_operators;
    live_ = was_live_ = false;
    outbox_.rewind();
    now_or_never_.clear();
    socket_ = Socket::make(io_, settings_.url, settings_.ca_file, settings_.silence);
    if (auto error = co_await socket_->connect(); error) co_return error;
    if (auto error = co_await socket_->write(write(ClientFrame{hello()})); error) co_return error;
    const auto ended = co_await (read_frames() || write_commands());
    live_ = false;
    refused_ = is_final(socket_->close_code());
    co_return std::visit([](error_code error) { return error; }, ended);
  }

  [[nodiscard]] Hello hello() const {
    Hello hello;
    if (!settings_.token.empty()) hello.token.emplace(settings_.token);
    if (position_.epoch != 0) hello.position = position_;
    return hello;
  }

  asio::awaitable<error_code> read_frames() {
    for (;;) {
      const auto text = co_await socket_->read();
      if (!text) co_return text.error();
      std::string_view rest = *text;
      while (!rest.empty()) {
        const auto end = rest.find('\n');
        const auto line = rest.substr(0, end);
        rest.remove_prefix(end == std::string_view::npos ? rest.size() : end + 1);
        if (line.empty()) continue;
        auto frame = read_server_frame(line);
        if (!frame) co_return make_error_code(frame.error().code);
        take(*frame);
      }
    }
  }

  void take(const ServerFrame& frame) {
    if (const auto* welcome = std::get_if<Welcome>(&frame)) {
      live_ = was_live_ = true;
      position_.epoch = welcome->epoch;
      tell_state(State::live);
      work_.cancel();
    } else if (const auto* snapshot = std::get_if<Snapshot>(&frame)) {
      if (snapshot->last) position_ = snapshot->position;
    } else if (const auto* entry = std::get_if<EntryFrame>(&frame)) {
      if (!is_new(*entry)) return;
    } else if (const auto* caught_up = std::get_if<CaughtUp>(&frame)) {
      position_ = caught_up->position;
    }
    if (handlers_.frame) handlers_.frame(frame);
    if (const auto* reply = std::get_if<Reply>(&frame)) take_reply(*reply);
  }

  // An alert may overtake what waits: it does not move the position, and may come again after a loss.
  bool is_new(const EntryFrame& frame) {
    const auto sequence = frame.entry.sequence;
    if (frame.early.value_or(false)) return sequence > position_.sequence && early_.insert(sequence).second;
    const bool fresh = sequence > position_.sequence && !early_.contains(sequence);
    position_.sequence = std::max(position_.sequence, sequence);
    early_.erase(early_.begin(), early_.upper_bound(position_.sequence));
    return fresh;
  }

  void take_reply(const Reply& reply) {
    const auto wait = outbox_.answer(reply);
    busy_until_ = std::max(busy_until_, std::chrono::steady_clock::now() + wait);
    work_.cancel();
  }

  asio::awaitable<error_code> write_commands() {
    for (;;) {
      const bool busy = std::chrono::steady_clock::now() < busy_until_;
      std::string frames;
      for (; !now_or_never_.empty(); now_or_never_.pop_front()) frames += now_or_never_.front() + "\n";
      while (live_ && !busy && frames.size() < limits::frame_bytes / 2) {
        const auto next = outbox_.next();
        if (!next) break;
        frames.append(*next).push_back('\n');
      }
      if (!frames.empty()) {
        if (auto error = co_await socket_->write(std::move(frames)); error) co_return error;
        continue;
      }
      work_.expires_at(busy ? busy_until_ : asio::steady_timer::time_point::max());
      const auto [woken] = co_await work_.async_wait(as_result);
      if (const auto state = co_await asio::this_coro::cancellation_state;
          state.cancelled() != asio::cancellation_type::none)
        co_return woken;
    }
  }

  void tell_state(State state) {
    if (handlers_.state) handlers_.state(state);
  }

  asio::io_context& io_;
  Settings settings_;
  Handlers handlers_;
  Outbox outbox_;
  std::deque<std::string> now_or_never_;
  Position position_;
  std::set<Sequence> early_;  // beyond the position, already handed on
  std::unique_ptr<Socket> socket_;
  asio::steady_timer work_;   // cancelled when there is something to write
  asio::steady_timer pause_;  // between two connections
  std::chrono::steady_clock::time_point busy_until_{};
  bool live_ = false;      // welcome has come
  bool was_live_ = false;  // in this connection
  bool refused_ = false;
  bool stopping_ = false;
};

Client::Client(asio::io_context& io, Settings settings, Handlers handlers)
    : impl_(std::make_shared<Impl>(io, std::move(settings), std::move(handlers))) {}
Client::~Client() { impl_->forget(); }
void Client::start() { impl_->start(); }
void Client::stop() { impl_->stop(); }
CommandId Client::send(Command command, Outbox::ReplyTo reply) {
  auto id = make_command_id();
  impl_->add(id, std::move(command), std::move(reply));
  return id;
}
void Client::send(CommandId id, Command command, Outbox::ReplyTo reply) {
  impl_->add(std::move(id), std::move(command), std::move(reply));
}
void Client::tell(const ClientFrame& frame) { impl_->tell(frame); }
Position Client::position() const { return impl_->position(); }
std::size_t Client::waiting() const { return impl_->waiting(); }
bool Client::refused() const { return impl_->refused(); }

CommandId make_command_id() {
  static constexpr std::string_view alphabet = "0123456789ABCDEFGHJKMNPQRSTVWXYZ";
  thread_local std::random_device random;  // making one takes 40 us on a virtual machine: it asks for the processor
  CommandId id;
  id.reserve(26);
  while (id.size() < 26) {
    auto bits = random();
    for (int character = 0; character < 6 && id.size() < 26; ++character, bits >>= 5) id.push_back(alphabet[bits & 31]);
  }
  return id;
}

}  // namespace cueline::client
