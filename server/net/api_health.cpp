#include <utility>

#include "server/net/api.hpp"

namespace cueline::net {
namespace {

Response text(int status, std::string body) {
  return {status,
          "text/plain; charset=utf-8",
          {{"Cache-Control", "no-store"}},
          std::make_shared<const std::string>(std::move(body))};
}

Response ready(Health health) {
  switch (health) {
    case Health::ready: return text(200, "ready\n");
    case Health::starting: return text(503, "starting\n");
    case Health::stopping: return text(503, "stopping\n");
    case Health::broken: break;
  }
  return text(503, "the log cannot be written\n");
}

}  // namespace

void add_health(Routes& routes, const Api& api) {
  routes.add("GET", "/healthz", [](Hub&, const Request&, Respond respond) { respond(text(200, "alive\n")); });
  routes.add("GET", "/readyz", [&api](Hub&, const Request&, Respond respond) { respond(ready(api.health)); });
  routes.add("GET", "/metrics", [&api](Hub& hub, const Request& request, Respond respond) {
    if (!request.local && !api.metrics_for_all) return respond(problem(Errc::not_found));
    api.metrics_text(hub, [respond = std::move(respond)](std::string figures) {
      auto response = text(200, std::move(figures));
      response.type = "text/plain; version=0.0.4; charset=utf-8";
      respond(std::move(response));
    });
  });
}

}  // namespace cueline::net
