// One WebSocket: Beast reads its frames, the wire's outbox writes them. Keeps the connection alive and notices when the
// other side is gone or does not read.
#pragma once

#include <chrono>
#include <functional>
#include <memory>
#include <string_view>

#include "protocol/frames.hpp"
#include "server/net/figures.hpp"
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

class WebSocket {
 public:
  // Answers the upgrade request and begins to read. The user is held until closed().
  using MakeUser = std::function<std::shared_ptr<WebSocketUser>(std::shared_ptr<WebSocket>)>;
  static void accept(std::shared_ptr<Wire> wire, const Request& upgrade, Patience patience, Figures& figures,
                     MakeUser make_user);
  virtual ~WebSocket() = default;

  [[nodiscard]] virtual Loop& loop() = 0;
  virtual void send(Bytes frame) = 0;  // a whole text frame: text_frame.hpp
  virtual void flush_soon() = 0;       // asks for refill()
  // No more frames are read until resume(): the other side feels it through TCP.
  virtual void pause() = 0;
  virtual void resume() = 0;
  // After what was sent so far. The reason is for programmers: it holds no names.
  virtual void close(CloseCode code, std::string_view reason) = 0;
};

}  // namespace cueline::net
