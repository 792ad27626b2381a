// One signed-in device: hello, then commands, questions and marks in, and what its reader has for it out.
#pragma once

#include <memory>
#include <optional>
#include <string>
#include <string_view>

#include "protocol/read.hpp"
#include "server/net/hub.hpp"

namespace cueline::net {

class Connection final : public WebSocketUser, public std::enable_shared_from_this<Connection> {
 public:
  Connection(Hub& hub, std::shared_ptr<WebSocket> socket, std::optional<auth::SessionInfo> session);

  void text(std::string_view message) override;
  void refill() override;
  void tick() override;
  void closed() override;

  [[nodiscard]] std::optional<std::uint64_t> session() const;
  // With the frame that tells why. For stopping it waits a little for the answers that are under way.
  void close(Errc reason);

 private:
  void line(std::string_view json);
  void take(const Hello& hello);
  void take(CommandFrame frame);
  void take(const Read& read);
  void take(History question);
  void take(Ask ask);
  void take(const Presence& presence);
  void unreadable(const Fault& fault);
  void woken();
  void answer(const Reply& reply);
  void answer(Bytes frame);
  [[nodiscard]] std::optional<Problem> over_rate();
  void was_answered();
  void owe();
  void settle();

  Hub& hub_;
  std::shared_ptr<WebSocket> socket_;  // none after closed()
  std::optional<auth::SessionInfo> session_;
  std::shared_ptr<engine::Reader> reader_;
  Bucket rate_;
  Loop::Clock::time_point since_;
  std::size_t asked_ = 0;     // commands and questions without an answer
  std::size_t answered_ = 0;  // answers not yet written
  int bad_in_a_row_ = 0;
  bool greeted_ = false;                            // hello was taken
  std::optional<Loop::Clock::time_point> leaving_;  // the server stops: when to close at the latest
  bool here_ = false;
  bool paused_ = false;
};

}  // namespace cueline::net
