#include <utility>

#include "protocol/http.hpp"
#include "server/net/api.hpp"

namespace cueline::net {
namespace {

void complete(const Api& api, Hub& hub, const Request& request, const SetUp& body, PersonId admin, Respond respond) {
  api.auth.complete_setup(body.link, admin, body.login, body.password,
                          answer_session(api, hub, request, std::move(respond)));
}

// The school first, then the account: if the machine stops in between, the same link finds the school without an
// account and goes on there.
void set_up(const Api& api, Hub& hub, const Request& request, Respond respond) {
  auto body = read_set_up(request.body);
  if (!body) return respond(problem(body.error()));
  const auto link = api.auth.look_up(body->link);
  if (!link || link->kind != auth::LinkKind::setup) return respond(problem(Errc::invitation_used));
  hub.desk().first_admin([&api, &hub, request, body = *body, respond](std::optional<Person> admin) {
    if (admin && api.auth.has_account(admin->id)) return respond(problem(Errc::invitation_used));
    if (admin) return complete(api, hub, request, body, admin->id, respond);
    const SchoolCreated school{body.school, body.time_zone, body.language};
    const PersonAdded first{.name = body.name, .role = Role::admin, .title = {}, .until = {}};
    hub.desk().found_school(school, first, [&api, &hub, request, body, respond](const Reply& reply) {
      if (reply.problem) return respond(problem(*reply.problem));
      hub.desk().first_admin([&api, &hub, request, body, respond](std::optional<Person> founder) {
        if (!founder) return respond(problem(Errc::not_found));
        complete(api, hub, request, body, founder->id, respond);
      });
    });
  });
}

LinkPurpose purpose_of(auth::LinkKind kind) {
  switch (kind) {
    case auth::LinkKind::setup: return LinkPurpose::setup;
    case auth::LinkKind::sign_in: return LinkPurpose::sign_in;
    case auth::LinkKind::device: return LinkPurpose::device;
    case auth::LinkKind::join: break;
  }
  return LinkPurpose::join;
}

void link(const Api& api, Hub& hub, const Request& request, Respond respond) {
  const auto secret = request.query("secret");
  const auto found = api.auth.look_up(secret.substr(0, limits::token_bytes));
  if (!found) return respond(problem(Errc::invitation_used));
  LinkInfo info{.purpose = purpose_of(found->kind), .name = {}, .school = {}, .expires = found->expires};
  if (!found->device_name.empty()) info.name = Name(found->device_name);
  if (!found->person) return respond(json(200, write(info)));
  hub.desk().person(found->person, [info, respond](std::optional<Person> person, const std::string& school) mutable {
    if (!person || !person->active) return respond(problem(Errc::invitation_used));
    info.name = person->name;
    info.school = Name(school);
    respond(json(200, write(info)));
  });
}

void invite(const Api& api, Hub& hub, const auth::SessionInfo& session, const Request& request, Respond respond) {
  const auto body = read_invite(request.body);
  if (!body) return respond(problem(body.error()));
  hub.desk().person(session.person, [&api, &hub, whom = body->person, respond](std::optional<Person> asker, auto) {
    if (!asker || !asker->active || asker->role != Role::admin) return respond(problem(Errc::not_allowed));
    hub.desk().person(whom, [&api, &hub, respond](std::optional<Person> person, auto) {
      if (!person || !person->active) return respond(problem(Errc::not_found));
      api.auth.make_link(auth::LinkKind::join, person->id, [&api, &hub, respond](auto secret) {
        hub.desk().post_back([&api, respond, secret = std::move(secret)] {
          if (!secret) return respond(problem(secret.error()));
          const auto made = api.auth.look_up(*secret);
          respond(json(200, write(Invitation{Token(*secret), made ? made->expires : Millis{}})));
        });
      });
    });
  });
}

}  // namespace

void add_set_up(Routes& routes, const Api& api) {
  routes.add("POST", "/api/setup", post_only_ours([&api](Hub& hub, const Request& request, Respond respond) {
               set_up(api, hub, request, std::move(respond));
             }));
  routes.add("GET", "/api/link", [&api](Hub& hub, const Request& request, Respond respond) {
    link(api, hub, request, std::move(respond));
  });
  const auto inviting = [&api](Hub& hub, const auth::SessionInfo& session, const Request& request, Respond respond) {
    invite(api, hub, session, request, std::move(respond));
  };
  routes.add("POST", "/api/invite", post_only_ours(signed_in(api, own_device(inviting))));
}

}  // namespace cueline::net
