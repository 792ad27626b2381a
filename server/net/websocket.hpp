// One WebSocket: what comes goes through a frame reader, what goes through the wire's outbox. Keeps the connection
// alive and notices when the other side is gone or does not read.
#pragma once

#include <chrono>
#include <functional>
#include <memory>
#include <optional>
#include <span>
#include <string_view>

#include "protocol/frames.hpp"
#include "server/net/figures.hpp"
#include "server/net/frame_reader.hpp"
#include "server/net/http.hpp"
#include "server/net/wire.hpp"

namespace cueline::net {

// How long a connection may be silent or stuck. All are measured in ticks of the loop (250 ms).
struct Patience {
  std::chrono::milliseconds hello{10'000};       // for the first frame
  std::chrono::milliseconds ping_after{25'000};  // without a byte from the other side
  std::chrono::milliseconds gone_after{60'000};  // likewise: it is gone
  std::chrono::milliseconds stuck_for{30'000};   // without the other side taking a byte of what waits
};

// What a WebSocket is there for; called on its loop's thread, never after closed().
class WebSocketUser {
 public:
  virtual ~WebSocketUser() = default;
  virtual void text(std::string_view message) = 0;  // valid UTF-8
  virtual void refill() = 0;                        // everything was written: send more, if there is more
  virtual void tick() = 0;
  virtual void closed() = 0;
};

class WebSocket final : public WireUser, public std::enable_shared_from_this<WebSocket> {
 public:
  // Answers the upgrade request: takes the wire over, or says why not. The user is held until closed(); `patience` and
  // `figures` must outlive it.
  using MakeUser = std::function<std::shared_ptr<WebSocketUser>(std::shared_ptr<WebSocket>)>;
  [[nodiscard]] static std::optional<Response> accept(std::shared_ptr<Wire> wire, const Request& upgrade,
                                                      const Patience& patience, Figures& figures,
                                                      const MakeUser& make_user);
  WebSocket(std::shared_ptr<Wire> wire, const Patience& patience, Figures& figures);

  [[nodiscard]] Loop& loop() { return wire_->loop(); }
  void send(Bytes frame) { wire_->send(std::move(frame)); }
  void known() { wire_->known(); }
  void flush_soon() { wire_->flush_soon(); }  // asks for refill()
  // No more frames are read until resume(): the other side feels it through TCP.
  void pause();
  void resume();
  // After what was sent so far. The reason is for programmers: it holds no names.
  void close(CloseCode code, std::string_view reason);

 private:
  void received(std::span<char> bytes) override;
  void end_of_input() override { end(); }
  void refill() override;
  void tick() override;
  void ended() override { tell_closed(); }

  void work();
  void take(const FrameReader::Event& event);
  void text(const FrameReader::Event& event);
  void pong(std::string_view payload);
  void end();
  void tell_closed();

  std::shared_ptr<Wire> wire_;
  const Patience& patience_;
  Figures& figures_;
  std::shared_ptr<WebSocketUser> user_;
  FrameReader reader_;
  Bytes pong_;  // for the last ping of somebody who does not take our answers
  bool paused_ = false;
  bool closing_ = false;  // our close frame is on its way
  bool over_ = false;     // nothing more is read
  bool pinged_ = false;
};

}  // namespace cueline::net
