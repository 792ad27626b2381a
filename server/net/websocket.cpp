#include "server/net/websocket.hpp"

#include <boost/beast/core/flat_buffer.hpp>
#include <boost/beast/http/empty_body.hpp>
#include <boost/beast/http/message.hpp>
#include <boost/beast/version.hpp>
#include <boost/beast/websocket/rfc6455.hpp>
#include <boost/beast/websocket/stream.hpp>
#include <string>
#include <utility>

#include "server/net/wire_stream.hpp"

namespace cueline::net {
namespace {

namespace beast = boost::beast;
namespace websocket = beast::websocket;
using boost::system::error_code;

constexpr auto close_patience = std::chrono::seconds(5);
constexpr std::string_view ping_frame("\x89\x00", 2);
constexpr std::size_t kept_buffer = 2048;  // a larger one is given back after its message

Bytes close_frame(CloseCode code, std::string_view reason) {
  reason = reason.substr(0, 123);
  const auto number = static_cast<std::uint16_t>(code);
  std::string frame{static_cast<char>(0x88), static_cast<char>(reason.size() + 2), static_cast<char>(number >> 8),
                    static_cast<char>(number & 0xff)};
  return std::make_shared<const std::string>(frame.append(reason));
}

class BeastWebSocket final : public WebSocket, public std::enable_shared_from_this<BeastWebSocket> {
 public:
  BeastWebSocket(std::shared_ptr<Wire> wire, Patience patience, Figures& figures)
      : wire_(std::move(wire)), patience_(patience), figures_(figures), stream_(WireStream(wire_)) {
    websocket::stream_base::timeout timeout{};
    timeout.handshake_timeout = timeout.idle_timeout = websocket::stream_base::none();  // the wire's deadline does it
    timeout.keep_alive_pings = false;
    stream_.set_option(timeout);
    stream_.read_message_max(limits::frame_bytes);
  }

  void accept(const Request& upgrade, MakeUser make_user) {
    beast::http::request<beast::http::empty_body> request;
    request.method(beast::http::verb::get);
    request.target(upgrade.target);
    request.version(11);
    for (const auto& [name, value] : upgrade.headers) request.insert(name, value);
    stream_.async_accept(request, [self = shared_from_this(), make_user = std::move(make_user)](error_code error) {
      if (error) return self->wire_->finish();
      self->open(make_user);
    });
  }

  Loop& loop() override { return wire_->loop(); }
  void send(Bytes frame) override { wire_->send(std::move(frame)); }
  void flush_soon() override { wire_->flush_soon(); }
  void pause() override { paused_ = true; }

  void resume() override {
    if (!std::exchange(paused_, false) || reading_ || closing_) return;
    read();
  }

  void close(CloseCode code, std::string_view reason) override {
    if (std::exchange(closing_, true)) return;
    wire_->send(close_frame(code, reason));
    wire_->deadline_after(close_patience);
    tell_closed();
    if (!reading_) read();  // on to the other side's close frame
  }

 private:
  void open(const MakeUser& make_user) {
    wire_->begin_frames();
    wire_->no_deadline();
    wire_->belongs_to({[this] { refill(); }, [this] { tick(); }, [self = shared_from_this()] { self->tell_closed(); }});
    user_ = make_user(shared_from_this());
    if (!closing_) read();
  }

  void read() {
    reading_ = true;
    stream_.async_read(buffer_, [self = shared_from_this()](error_code error, std::size_t) {
      self->reading_ = false;
      if (error) return self->end();
      self->take();
    });
  }

  void take() {
    if (!closing_ && !stream_.got_text()) {
      close(CloseCode::not_text, "only text frames");
    } else if (!closing_) {
      const auto data = buffer_.cdata();
      const auto user = user_;
      user->text({static_cast<const char*>(data.data()), data.size()});
    }
    buffer_.consume(buffer_.size());
    if (buffer_.capacity() > kept_buffer) buffer_.shrink_to_fit();
    if ((!paused_ || closing_) && !reading_) read();
  }

  // Beast has answered with a close frame where one is due.
  void end() {
    tell_closed();
    closing_ = true;
    wire_->finish();
  }

  void tell_closed() {
    if (const auto user = std::exchange(user_, nullptr)) user->closed();
  }

  void refill() {
    if (const auto user = user_) user->refill();
  }

  void tick() {
    if (const auto user = user_) user->tick();
    if (closing_) return;
    const auto now = loop().now();
    const auto silent = now - wire_->last_read();
    if (silent < patience_.ping_after) pinged_ = false;
    if (!wire_->idle()) {  // a ping would wait behind the rest: progress is the sign of life
      if (now - wire_->last_write() <= patience_.stuck_for) return;
      add(figures_.too_slow);
      return close(CloseCode::too_slow, "too slow");
    }
    if (silent > patience_.gone_after) {
      add(figures_.silent);
      return wire_->abort();
    }
    if (silent > patience_.ping_after && !std::exchange(pinged_, true))
      wire_->send(std::make_shared<const std::string>(ping_frame));
  }

  std::shared_ptr<Wire> wire_;
  Patience patience_;
  Figures& figures_;
  websocket::stream<WireStream, false> stream_;  // false: without permessage-deflate
  beast::flat_buffer buffer_;
  std::shared_ptr<WebSocketUser> user_;
  bool reading_ = false;
  bool paused_ = false;
  bool closing_ = false;
  bool pinged_ = false;
};

}  // namespace

void WebSocket::accept(std::shared_ptr<Wire> wire, const Request& upgrade, Patience patience, Figures& figures,
                       MakeUser make_user) {
  std::make_shared<BeastWebSocket>(std::move(wire), patience, figures)->accept(upgrade, std::move(make_user));
}

}  // namespace cueline::net
