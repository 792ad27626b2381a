#include "server/net/api.hpp"

#include <utility>

#include "protocol/http.hpp"
#include "server/net/credentials.hpp"

namespace cueline::net {

std::optional<auth::SessionInfo> session_of(const Api& api, const Request& request) {
  const auto credential = credential_of(request);
  if (!credential || credential->token.size() > limits::token_bytes) return std::nullopt;
  return api.auth.session_of(credential->token);
}

Handler post_only_ours(Handler handler) {
  return [handler = std::move(handler)](Hub& hub, const Request& request, Respond respond) {
    if (!from_our_page(request)) return respond(problem(Errc::not_allowed));
    const auto type = request.header("content-type");
    // A page of somebody else can send a form, but not this without being asked by its browser first.
    if (!type.starts_with("application/json")) {
      const Fault fault{Errc::not_text, "content-type", "application/json", {}};
      return respond(problem(fault));
    }
    handler(hub, request, std::move(respond));
  };
}

Handler signed_in(const Api& api, PersonHandler handler) {
  return [&api, handler = std::move(handler)](Hub& hub, const Request& request, Respond respond) {
    const auto session = session_of(api, request);
    if (!session) return respond(problem(Errc::not_signed_in));
    handler(hub, *session, request, std::move(respond));
  };
}

PersonHandler own_device(PersonHandler handler) {
  return [handler = std::move(handler)](Hub& hub, const auth::SessionInfo& session, const Request& request,
                                        Respond respond) {
    if (session.device) return respond(problem(Errc::only_own_device));
    handler(hub, session, request, std::move(respond));
  };
}

Response problem(const Fault& fault) { return problem(problem_of(fault)); }

Response problem(const auth::Refusal& refusal) {
  auto why = problem_of(refusal.error);
  if (refusal.retry_after_ms > 0) why.retry_after_ms = static_cast<std::uint64_t>(refusal.retry_after_ms);
  return problem(why);
}

auth::Answer<auth::Session> answer_session(const Api& api, Hub& hub, const Request& request, Respond respond) {
  const bool browser = !request.header("origin").empty();
  return [&api, &hub, secure = request.secure, browser, respond = std::move(respond)](auto answer) {
    hub.desk().post_back([&api, secure, browser, respond, answer = std::move(answer)] {
      add(answer ? api.figures.sign_ins : api.figures.sign_in_refused);
      if (!answer) return respond(problem(answer.error()));
      // A browser keeps the token where no script can read it, so it is not in the body.
      auto response = json(200, write(SignedIn{answer->person, browser ? std::string() : answer->token}));
      response.headers.push_back(session_cookie(answer->token, secure, api.session_lifetime));
      respond(std::move(response));
    });
  };
}

}  // namespace cueline::net
