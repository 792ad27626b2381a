#include "server/net/server.hpp"

#include <boost/asio/post.hpp>
#include <utility>

#include "server/net/credentials.hpp"

namespace cueline::net {

Server::Server(Threads& threads, EngineRoom& room, auth::Auth& auth, ServerOptions options)
    : threads_(threads),
      auth_(auth),
      options_(std::move(options)),
      api_{auth_,
           figures_,
           health_,
           options_.session_lifetime,
           options_.metrics_for_all,
           options_.metrics_text,
           options_.notifier},
      files_(StaticFiles::load(options_.web)),
      listener_(threads.loops(), std::move(options_.tls), options_.connections_max,
                [this](std::shared_ptr<Wire> wire, std::size_t loop) {
                  add(figures_.accepted);
                  serve_http(std::move(wire), users_[loop]);
                }) {
  add_routes();
  for (auto* loop : threads_.loops()) {
    hubs_.push_back(std::make_unique<Hub>(*loop, room, auth_, options_.rules, figures_));
    auto& hub = *hubs_.back();
    users_.push_back({.request =
                          [this, &hub](Loop&, Request& request, Respond respond) {
                            add(figures_.requests);
                            request.secure = request.secure || options_.public_https;
                            routes_.answer(hub, request, [this, respond = std::move(respond)](Response response) {
                              if (response.status >= 400)
                                add(response.status >= 500 ? figures_.failed_http : figures_.refused_http);
                              respond(std::move(response));
                            });
                          },
                      .upgrade =
                          [this, &hub](std::shared_ptr<Wire> wire, Request& request) {
                            request.secure = request.secure || options_.public_https;
                            return upgrade(hub, std::move(wire), request);
                          }});
  }
  auth_.on_session_end(
      [this](const auth::SessionInfo& session) { each_hub([id = session.id](Hub& hub) { hub.session_ended(id); }); });
}

void Server::add_routes() {
  add_health(routes_, api_);
  add_sign_in(routes_, api_);
  add_set_up(routes_, api_);
  add_school(routes_, api_);
  add_push(routes_, api_);
  add_devices(routes_, api_);
  routes_.add("GET", "/api/socket", [](Hub&, const Request&, Respond respond) {
    auto response = problem(Errc::malformed);
    response.status = 426;
    response.headers.emplace_back("Upgrade", "websocket");
    respond(std::move(response));
  });
  routes_.otherwise([this](Hub&, const Request& request, Respond respond) { respond(files_.answer(request)); });
}

std::optional<Response> Server::upgrade(Hub& hub, std::shared_ptr<Wire> wire, const Request& request) {
  if (request.path() != "/api/socket") return problem(Errc::not_found);
  if (!from_our_page(request)) return problem(Errc::not_allowed);
  if (health_ == Health::stopping) return problem(Errc::stopping);
  return WebSocket::accept(std::move(wire), request, options_.rules.patience, figures_,
                           [&hub, session = session_of(api_, request)](std::shared_ptr<WebSocket> socket) {
                             return hub.open(std::move(socket), session);
                           });
}

boost::system::result<void, std::string> Server::listen() { return listener_.open(options_.address, options_.port); }

void Server::start() {
  for (auto* loop : threads_.loops()) boost::asio::post(loop->io(), [loop] { loop->start_ticking(); });
  boost::asio::post(threads_.loops().front()->io(), [this] {
    health_ = Health::ready;
    listener_.start();
  });
}

void Server::publish(const std::shared_ptr<const engine::Batch>& batch) {
  for (const auto& hub : hubs_) hub->desk().send_back([hub = hub.get(), batch] { hub->publish(*batch); });
}

void Server::read_moved(PersonId person, const ReadPosition& position) {
  for (const auto& hub : hubs_)
    hub->desk().send_back([hub = hub.get(), person, position] { hub->read_moved(person, position); });
}

void Server::presence(const PresenceChanged& change) {
  for (const auto& hub : hubs_) hub->desk().send_back([hub = hub.get(), change] { hub->presence(change); });
}

void Server::each_hub(const std::function<void(Hub&)>& what) {
  for (const auto& hub : hubs_) hub->desk().post_back([hub = hub.get(), what] { what(*hub); });
}

void Server::close(Errc reason) {
  health_ = reason == Errc::stopping ? Health::stopping : Health::broken;
  boost::asio::post(threads_.loops().front()->io(), [this] { listener_.stop(); });
  each_hub([reason](Hub& hub) {
    hub.close_all(reason);
    hub.loop().abort_idle();
  });
}

void Server::abort() {
  each_hub([](Hub& hub) { hub.loop().abort_all(); });
}

bool Server::empty() const {
  std::size_t connections = 0;
  for (const auto& hub : hubs_) connections += hub->loop().connections();
  return connections == 0;
}

}  // namespace cueline::net
