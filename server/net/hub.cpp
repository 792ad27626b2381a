#include "server/net/hub.hpp"

#include <utility>

#include "server/net/connection.hpp"
#include "server/net/text_frame.hpp"

namespace cueline::net {
namespace {

constexpr auto refresh_every = std::chrono::seconds(30);

}  // namespace

Hub::Hub(Loop& loop, EngineRoom& room, const auth::Auth& auth, const Rules& rules, Figures& figures)
    : desk_(loop, room),
      auth_(auth),
      rules_(rules),
      figures_(figures),
      tail_(engine::Sources{.join = [this](PersonId person, std::optional<Position> position,
                                           auto joined) { desk_.join(person, position, std::move(joined)); },
                            .read =
                                [this](engine::Plan plan, auto done) {
                                  add(figures_.catch_ups);
                                  desk_.read_chunk(std::move(plan), std::move(done));
                                },
                            .welcome =
                                [this](PersonId person, const engine::Join& join) {
                                  const Welcome welcome{person,  join.school, join.epoch,
                                                        join.at, desk_.now(), rules_.version};
                                  return text_frame(welcome);
                                },
                            .pack = [](const std::string& lines) { return text_frame(lines); }}),
      refreshed_(loop.now()) {
  loop.on_tick([this] { tick(); });
}

std::shared_ptr<WebSocketUser> Hub::open(std::shared_ptr<WebSocket> socket, std::optional<auth::SessionInfo> session) {
  auto connection = std::make_shared<Connection>(*this, std::move(socket), session);
  connections_.emplace(connection.get(), connection);
  return connection;
}

void Hub::session_ended(std::uint64_t session) {
  const auto connections = connections_;  // closing takes them off the list
  for (const auto& [_, weak] : connections) {
    const auto connection = weak.lock();
    if (connection && connection->session() == session) connection->close(Errc::not_signed_in);
  }
}

void Hub::close_all(Errc reason) {
  const auto connections = connections_;
  for (const auto& [_, weak] : connections) {
    if (const auto connection = weak.lock()) connection->close(reason);
  }
}

void Hub::tick() {
  add(figures_.frames_out, std::exchange(frames_out_, 0));
  add(figures_.bytes_out, std::exchange(bytes_out_, 0));
  if (loop().now() - refreshed_ < refresh_every) return;
  refreshed_ = loop().now();
  tail_.refresh();
}

}  // namespace cueline::net
