// What the HTTP addresses below /api/ do, and the three for machines: /healthz, /readyz, /metrics.
// Answers of the sign-in folder come on its threads; each handler takes them back to its own loop.
#pragma once

#include <atomic>
#include <functional>
#include <string>

#include "server/auth/auth.hpp"
#include "server/net/figures.hpp"
#include "server/net/http.hpp"
#include "server/net/hub.hpp"
#include "server/net/routes.hpp"

namespace cueline::notify {
class Notifier;
}

namespace cueline::net {

enum class Health { starting, ready, stopping, broken };

// What the handlers need; outlives them.
struct Api {
  auth::Auth& auth;
  Figures& figures;
  const std::atomic<Health>& health;
  Millis session_lifetime;
  bool metrics_for_all = false;                                              // else only for this machine
  std::function<void(Hub&, std::function<void(std::string)>)> metrics_text;  // answers on the hub's loop
  notify::Notifier* notifier = nullptr;                                      // null: no notices
};

void add_health(Routes& routes, const Api& api);   // api_health.cpp
void add_sign_in(Routes& routes, const Api& api);  // api_sign_in.cpp: sign-in, sign-out, join, enter
void add_set_up(Routes& routes, const Api& api);   // api_set_up.cpp: setup, link, invite
void add_school(Routes& routes, const Api& api);   // api_school.cpp: commands, history, audience, me
void add_push(Routes& routes, const Api& api);     // api_push.cpp: devices, contact, test
void add_devices(Routes& routes, const Api& api);  // api_devices.cpp: shared devices, PINs, who is on one

// ---- shared by these files ----

// A body read with `read`, on behalf of whoever is signed in; refuses for them what is not right before that.
[[nodiscard]] std::optional<auth::SessionInfo> session_of(const Api& api, const Request& request);
// Wraps a POST handler: refuses pages of others, a missing or wrong content type, and a body that cannot be read.
using Handler = Routes::Handler;
[[nodiscard]] Handler post_only_ours(Handler handler);
// Wraps a handler that needs somebody signed in.
using PersonHandler = std::function<void(Hub&, const auth::SessionInfo&, const Request&, Respond)>;
[[nodiscard]] Handler signed_in(const Api& api, PersonHandler handler);

// Wraps one that is about a person's account, which a PIN on a shared device does not open.
[[nodiscard]] PersonHandler own_device(PersonHandler handler);

[[nodiscard]] Response problem(const Fault& fault);
[[nodiscard]] Response problem(const auth::Refusal& refusal);

// Signs the asker in with a new session: cookie for a browser, token for a program.
[[nodiscard]] auth::Answer<auth::Session> answer_session(const Api& api, Hub& hub, const Request& request,
                                                         Respond respond);

}  // namespace cueline::net
