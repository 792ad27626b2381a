#include <utility>

#include "protocol/http.hpp"
#include "server/net/api.hpp"
#include "server/net/credentials.hpp"

namespace cueline::net {
namespace {

void sign_in(const Api& api, Hub& hub, const Request& request, Respond respond) {
  const auto body = read_sign_in(request.body);
  if (!body) return respond(problem(body.error()));
  api.auth.sign_in(body->login, body->password, request.from, answer_session(api, hub, request, std::move(respond)));
}

void join(const Api& api, Hub& hub, const Request& request, Respond respond) {
  const auto body = read_join(request.body);
  if (!body) return respond(problem(body.error()));
  api.auth.join(body->link, body->login, body->password, request.from,
                answer_session(api, hub, request, std::move(respond)));
}

void enter(const Api& api, Hub& hub, const Request& request, Respond respond) {
  const auto body = read_enter(request.body);
  if (!body) return respond(problem(body.error()));
  api.auth.enter(body->link, request.from, answer_session(api, hub, request, std::move(respond)));
}

void sign_out(const Api& api, Hub& hub, const auth::SessionInfo& session, const Request& request, Respond respond) {
  const auto body = read_sign_out(request.body);
  if (!body) return respond(problem(body.error()));
  const auto done = [&hub, secure = request.secure, respond = std::move(respond)](auto answer) {
    hub.desk().post_back([secure, respond, failed = answer ? std::optional<auth::Refusal>() : answer.error()] {
      if (failed) return respond(problem(*failed));
      auto response = json(200, "{}");
      response.headers.push_back(session_cookie("", secure, Millis{}));
      respond(std::move(response));
    });
  };
  if (body->everywhere) return api.auth.sign_out_everywhere(session.person, done);
  api.auth.sign_out(credential_of(request)->token, done);
}

}  // namespace

void add_sign_in(Routes& routes, const Api& api) {
  const auto add = [&](const char* path, auto function) {
    routes.add("POST", path, post_only_ours([&api, function](Hub& hub, const Request& request, Respond respond) {
                 function(api, hub, request, std::move(respond));
               }));
  };
  add("/api/sign-in", sign_in);
  add("/api/join", join);
  add("/api/enter", enter);
  routes.add("POST", "/api/sign-out",
             post_only_ours(signed_in(
                 api, [&api](Hub& hub, const auth::SessionInfo& session, const Request& request, Respond respond) {
                   sign_out(api, hub, session, request, std::move(respond));
                 })));
}

}  // namespace cueline::net
