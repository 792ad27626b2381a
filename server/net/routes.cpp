#include "server/net/routes.hpp"

#include <utility>

namespace cueline::net {

void Routes::add(std::string method, std::string path, Handler handler) {
  rows_.push_back({std::move(method), std::move(path), std::move(handler)});
}

void Routes::answer(Hub& hub, const Request& request, Respond respond) const {
  const auto path = request.path();
  const std::string_view method = request.method == "HEAD" ? "GET" : std::string_view(request.method);
  std::string allowed;
  for (const auto& row : rows_) {
    if (row.path != path) continue;
    if (row.method == method) return row.handler(hub, request, std::move(respond));
    allowed += (allowed.empty() ? "" : ", ") + row.method;
  }
  if (allowed.empty() && !path.starts_with("/api/")) {
    if (method == "GET" && otherwise_) return otherwise_(hub, request, std::move(respond));
    allowed = "GET, HEAD";
  }
  auto response = problem(Errc::not_found);
  if (!allowed.empty()) {
    response.status = 405;
    response.headers.emplace_back("Allow", allowed);
  }
  respond(std::move(response));
}

}  // namespace cueline::net
