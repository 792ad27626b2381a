// The connections of one loop: who they are, and how what the engine publishes and the end of a session reach them.
#pragma once

#include <cstdint>
#include <memory>
#include <optional>
#include <unordered_map>
#include <vector>

#include "server/auth/auth.hpp"
#include "server/engine/tail.hpp"
#include "server/net/desk.hpp"
#include "server/net/figures.hpp"
#include "server/net/websocket.hpp"

namespace cueline::net {

class Connection;

// What all connections are held to.
struct Rules {
  Patience patience;
  Rate connection_rate{50, 200};            // frames a second on one connection
  std::size_t connections_per_person = 20;  // on one loop
  std::size_t owed_max = 256;               // commands and answers waiting on one connection, then it is not read
  int bad_frames_max = 5;                   // in a row
  std::string version;                      // of the server, for welcome
};

class Hub {
 public:
  Hub(Loop& loop, EngineRoom& room, const auth::Auth& auth, const Rules& rules, Figures& figures);

  // A new WebSocket; the session is that of its cookie or bearer header, if it had one.
  [[nodiscard]] std::shared_ptr<WebSocketUser> open(std::shared_ptr<WebSocket> socket,
                                                    std::optional<auth::SessionInfo> session);

  void publish(const engine::Batch& batch) { tail_.publish(batch); }
  void read_moved(PersonId person, const ReadPosition& position) { tail_.read_moved(person, position); }
  void presence(const PresenceChanged& change) { tail_.presence(change); }
  void session_ended(std::uint64_t session);
  void close_all(Errc reason);

  [[nodiscard]] Desk& desk() { return desk_; }
  [[nodiscard]] Loop& loop() { return desk_.loop(); }
  [[nodiscard]] std::size_t connections() const { return connections_.size(); }

 private:
  friend class Connection;
  void tick();

  Desk desk_;
  const auth::Auth& auth_;
  const Rules& rules_;
  Figures& figures_;
  engine::Tail tail_;
  std::unordered_map<Connection*, std::weak_ptr<Connection>> connections_;
  std::unordered_map<PersonId, std::size_t> per_person_;
  Loop::Clock::time_point refreshed_;
  std::vector<Bytes> taken_;                      // by the connection that is being refilled
  std::uint64_t frames_out_ = 0, bytes_out_ = 0;  // since the last tick
};

}  // namespace cueline::net
