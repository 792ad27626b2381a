// Shared devices: an admin offers a code, a tablet uses it up, its people switch with their PINs. Whom a device is for
// is asked of the school at every switch, so an absence or a cover holds at once.
#include <algorithm>
#include <utility>

#include "protocol/devices.hpp"
#include "server/auth/devices.hpp"
#include "server/net/api.hpp"
#include "server/net/credentials.hpp"

namespace cueline::net {
namespace {

// What comes back from the accounts' threads, on the hub's loop.
template <class T, class Then>
auth::Answer<T> back_to(Hub& hub, Respond respond, Then then) {
  return [&hub, respond = std::move(respond), then = std::move(then)](boost::system::result<T, auth::Refusal> answer) {
    hub.desk().post_back([respond, then, answer = std::move(answer)] {
      if (!answer) return respond(problem(answer.error()));
      then(*answer, respond);
    });
  };
}

void done(bool, const Respond& respond) { respond(json(200, "{}")); }

// ---- For admins ----

using AdminHandler = std::function<void(Hub&, const Request&, Respond)>;

PersonHandler for_admins(AdminHandler handler) {
  return own_device([handler = std::move(handler)](Hub& hub, const auth::SessionInfo& session, const Request& request,
                                                   Respond respond) {
    hub.desk().person(session.person, [&hub, handler, request, respond](std::optional<Person> asker, auto) {
      if (!asker || !asker->active || asker->role != Role::admin) return respond(problem(Errc::not_allowed));
      handler(hub, request, respond);
    });
  });
}

void offer(const Api& api, Hub& hub, const Request& request, Respond respond) {
  const auto body = read_offer_device(request.body);
  if (!body) return respond(problem(body.error()));
  hub.desk().may_share(body->rooms, [&api, &hub, body = *body, respond](bool may) {
    if (!may) return respond(problem(Fault{Errc::not_found, "rooms", "classrooms and teams", {}}));
    const auto offered = [&api](const std::string& code, const Respond& answer) {
      const auto made = api.auth.look_up(code);
      answer(json(200, write(DeviceOffer{Token(code), made ? made->expires : Millis{}})));
    };
    api.auth.devices().offer({body.name, body.rooms, body.idle_minutes}, back_to<std::string>(hub, respond, offered));
  });
}

void list(const Api& api, Hub&, const Request&, const Respond& respond) {
  SharedDevices answer;
  for (const auto& one : api.auth.devices().list())
    answer.devices.push_back(
        {one.id, Name(one.use.name), one.use.rooms, one.use.idle_minutes, one.created, one.used, one.in_use});
  respond(json(200, write(answer)));
}

void revoke(const Api& api, Hub& hub, const Request& request, const Respond& respond) {
  const auto body = read_revoke_device(request.body);
  if (!body) return respond(problem(body.error()));
  api.auth.devices().revoke(body->device, back_to<bool>(hub, respond, [](bool known, const Respond& answer) {
                              answer(known ? json(200, "{}") : problem(Errc::not_found));
                            }));
}

// ---- On the device ----

using DeviceHandler = std::function<void(Hub&, const auth::DeviceInfo&, const Request&, Respond)>;

Handler on_device(const Api& api, DeviceHandler handler) {
  return [&api, handler = std::move(handler)](Hub& hub, const Request& request, Respond respond) {
    const auto device = api.auth.devices().device_of(device_token_of(request).substr(0, limits::token_bytes));
    if (!device) return respond(problem(Errc::not_a_shared_device));
    handler(hub, *device, request, std::move(respond));
  };
}

// `who`: is signed in on it.
DeviceHere here(const Api& api, const auth::DeviceInfo& device, const Desk::Sharing& sharing,
                std::optional<PersonId> who) {
  DeviceHere answer{device.id, Name(device.use.name), sharing.school, sharing.language, device.use.idle_minutes, {},
                    who};
  for (const auto& one : sharing.persons) {
    const auto pin = api.auth.devices().pin_of(one.person);
    answer.persons.push_back({one.person, one.name, one.in_room, pin.set && !pin.blocked});
  }
  return answer;
}

void tell_here(const Api& api, Hub& hub, const auth::DeviceInfo& device, const Request& request, Respond respond) {
  const auto session = session_of(api, request);
  const auto who = session && session->device == device.id ? std::optional(session->person) : std::nullopt;
  auto cookie = device_cookie(device_token_of(request), request.secure);
  hub.desk().sharing(device.use.rooms,
                     [&api, device, who, cookie = std::move(cookie), respond](const Desk::Sharing& sharing) {
                       auto response = json(200, write(here(api, device, sharing, who)));
                       response.headers.push_back(cookie);
                       respond(std::move(response));
                     });
}

// Whoever set the device up in this browser is signed out: from now on it is everybody's.
void enrol(const Api& api, Hub& hub, const Request& request, Respond respond) {
  const auto body = read_enrol_device(request.body);
  if (!body) return respond(problem(body.error()));
  const auto before = credential_of(request);
  const auto enrolled = [&api, &hub, secure = request.secure, before](const auth::EnrolledDevice& device,
                                                                      const Respond& answer) {
    if (before) api.auth.sign_out(before->token, [](const auto&) {});
    hub.desk().sharing(device.info.use.rooms, [&api, device, secure, answer](const Desk::Sharing& sharing) {
      auto response = json(200, write(here(api, device.info, sharing, {})));
      response.headers.push_back(device_cookie(device.token, secure));
      response.headers.push_back(session_cookie("", secure, Millis{}));
      answer(std::move(response));
    });
  };
  api.auth.devices().enrol(body->code, request.from, back_to<auth::EnrolledDevice>(hub, std::move(respond), enrolled));
}

Response person_here(const auth::Stay& stay) {
  return json(200, write(PersonHere{stay.person, stay.until, stay.keep}));
}

void switch_to(const Api& api, Hub& hub, const auth::DeviceInfo& device, const Request& request, Respond respond) {
  const auto body = read_switch_person(request.body);
  if (!body) return respond(problem(body.error()));
  const auto token = device_token_of(request);
  hub.desk().sharing(device.use.rooms,
                     [&api, &hub, body = *body, token, secure = request.secure, respond](const Desk::Sharing& sharing) {
                       const auto found = std::find_if(sharing.persons.begin(), sharing.persons.end(),
                                                       [&](const auto& one) { return one.person == body.person; });
                       if (found == sharing.persons.end()) return respond(problem(Errc::not_found));
                       const auto opened = [&api, &hub, secure](const auth::Session& session, const Respond& answer) {
                         add(api.figures.sign_ins);
                         const auto stay = api.auth.devices().stay(session.token);
                         if (!stay) return answer(problem(Errc::not_signed_in));  // somebody else was quicker
                         auto response = person_here(*stay);
                         const Millis left{std::max<std::int64_t>(0, stay->until.value - hub.desk().now().value)};
                         response.headers.push_back(session_cookie(session.token, secure, left));
                         answer(std::move(response));
                       };
                       api.auth.devices().switch_to(token, body.person, body.pin, found->until,
                                                    back_to<auth::Session>(hub, respond, opened));
                     });
}

void stay(const Api& api, const Request& request, const Respond& respond) {
  const auto found = api.auth.devices().stay(credential_of(request)->token);
  respond(found ? person_here(*found) : problem(Errc::not_a_shared_device));
}

// ---- One's PIN ----

void set_pin(const Api& api, Hub& hub, const auth::SessionInfo& session, const Request& request, Respond respond) {
  const auto body = read_set_pin(request.body);
  if (!body) return respond(problem(body.error()));
  api.auth.devices().set_pin(session.person, body->pin, back_to<bool>(hub, std::move(respond), done));
}

void pin_state(const Api& api, const auth::SessionInfo& session, const Respond& respond) {
  const auto pin = api.auth.devices().pin_of(session.person);
  respond(json(200, write(PinState{pin.set, pin.blocked})));
}

}  // namespace

void add_devices(Routes& routes, const Api& api) {
  const auto admins = [&api](auto function) {
    return signed_in(api, for_admins([&api, function](Hub& hub, const Request& request, Respond respond) {
                       function(api, hub, request, std::move(respond));
                     }));
  };
  const auto device = [&api](auto function) {
    return on_device(api, [&api, function](Hub& hub, const auth::DeviceInfo& info, const Request& request,
                                           Respond respond) { function(api, hub, info, request, std::move(respond)); });
  };
  routes.add("GET", "/api/devices", admins(list));
  routes.add("POST", "/api/devices", post_only_ours(admins(offer)));
  routes.add("POST", "/api/devices/revoke", post_only_ours(admins(revoke)));
  routes.add("POST", "/api/device/enrol", post_only_ours([&api](Hub& hub, const Request& request, Respond respond) {
               enrol(api, hub, request, std::move(respond));
             }));
  routes.add("GET", "/api/device", device(tell_here));
  routes.add("POST", "/api/device/switch", post_only_ours(device(switch_to)));
  routes.add("POST", "/api/device/stay",
             post_only_ours(signed_in(api, [&api](Hub&, const auth::SessionInfo&, const Request& request,
                                                  Respond respond) { stay(api, request, respond); })));
  routes.add("GET", "/api/me/pin",
             signed_in(api, [&api](Hub&, const auth::SessionInfo& session, const Request&, Respond respond) {
               pin_state(api, session, respond);
             }));
  routes.add("POST", "/api/me/pin",
             post_only_ours(signed_in(api, own_device([&api](Hub& hub, const auth::SessionInfo& session,
                                                             const Request& request, Respond respond) {
                                        set_pin(api, hub, session, request, std::move(respond));
                                      }))));
}

}  // namespace cueline::net
