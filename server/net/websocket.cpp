#include "server/net/websocket.hpp"

#include <boost/asio/post.hpp>
#include <string>
#include <utility>

#include "server/net/upgrade.hpp"

namespace cueline::net {
namespace {

using Kind = FrameReader::Kind;

constexpr auto close_patience = std::chrono::seconds(5);
constexpr std::size_t control_bytes_max = 125;
constexpr unsigned char close_byte = 0x88, ping_byte = 0x89, pong_byte = 0x8a;

Bytes control_frame(unsigned char first, std::string_view payload) {
  std::string frame{static_cast<char>(first), static_cast<char>(payload.size())};
  return std::make_shared<const std::string>(frame.append(payload));
}

Bytes close_frame(std::uint16_t code, std::string_view reason) {
  std::string payload{static_cast<char>(code >> 8), static_cast<char>(code & 0xff)};
  return control_frame(close_byte, payload.append(reason.substr(0, control_bytes_max - payload.size())));
}

}  // namespace

WebSocket::WebSocket(std::shared_ptr<Wire> wire, const Patience& patience, Figures& figures)
    : wire_(std::move(wire)), patience_(patience), figures_(figures) {}

std::optional<Response> WebSocket::accept(std::shared_ptr<Wire> wire, const Request& upgrade, const Patience& patience,
                                          Figures& figures, const MakeUser& make_user) {
  auto agreed = agree(upgrade);
  if (!agreed) return std::move(agreed).error();
  wire->send(std::make_shared<const std::string>(std::move(*agreed)));
  wire->begin_frames();
  wire->no_deadline();
  const auto socket = std::make_shared<WebSocket>(wire, patience, figures);
  wire->belongs_to(socket);
  socket->user_ = make_user(socket);
  wire->resume();
  return std::nullopt;
}

void WebSocket::pause() {
  paused_ = true;
  wire_->pause();
}

void WebSocket::resume() {
  if (!std::exchange(paused_, false) || over_) return;
  wire_->resume();
  // Later, since this may be called from within what is read.
  if (reader_.has_kept()) boost::asio::post(loop().io(), [self = shared_from_this()] { self->received({}); });
}

void WebSocket::close(CloseCode code, std::string_view reason) {
  if (std::exchange(closing_, true)) return;
  wire_->send(close_frame(static_cast<std::uint16_t>(code), reason));
  wire_->deadline_after(close_patience);
  tell_closed();
  resume();  // on to the other side's close frame
}

void WebSocket::received(std::span<char> bytes) {
  reader_.put(bytes);
  work();
  reader_.keep();
}

void WebSocket::work() {
  while (!over_ && !paused_) {
    const auto event = reader_.next();
    if (event.kind == Kind::nothing) return;
    take(event);
  }
}

void WebSocket::take(const FrameReader::Event& event) {
  switch (event.kind) {
    case Kind::nothing:
    case Kind::pong: return;
    case Kind::text: return text(event);
    case Kind::binary: return close(CloseCode::not_text, "only text frames");
    case Kind::ping: return pong(event.payload);
    case Kind::close:
    case Kind::broken:
      if (!std::exchange(closing_, true)) wire_->send(close_frame(event.code, {}));
      return end();
  }
}

void WebSocket::text(const FrameReader::Event& event) {
  if (const auto user = user_) user->text(event.payload);  // none: we are closing
}

// Who sends pings and does not take the answers gets one for the last of them: they must not pile up.
void WebSocket::pong(std::string_view payload) {
  if (closing_) return;
  auto frame = control_frame(pong_byte, payload);
  if (wire_->stuck())
    pong_ = std::move(frame);
  else
    wire_->send(std::move(frame));
}

void WebSocket::end() {
  tell_closed();
  closing_ = over_ = true;
  wire_->finish();
}

void WebSocket::tell_closed() {
  if (const auto user = std::exchange(user_, nullptr)) user->closed();
}

void WebSocket::refill() {
  if (pong_) wire_->send(std::exchange(pong_, nullptr));
  if (const auto& user = user_) user->refill();
}

void WebSocket::tick() {
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
  if (silent > patience_.ping_after && !std::exchange(pinged_, true)) wire_->send(control_frame(ping_byte, {}));
}

}  // namespace cueline::net
