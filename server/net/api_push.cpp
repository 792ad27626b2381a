// Notices that leave the page: devices, contact and test of whoever asks. All of it is the notifier's; answers come on
// its thread or the log's and are taken back to the loop.
#include <charconv>
#include <utility>

#include "protocol/push.hpp"
#include "server/net/api.hpp"
#include "server/net/credentials.hpp"
#include "server/notify/notifier.hpp"

namespace cueline::net {
namespace {

// "{}" when it is on disk, or why not.
notify::Notifier::Done done_for(Hub& hub, Respond respond) {
  return [&hub, respond = std::move(respond)](boost::system::result<void, Fault> done) {
    hub.desk().post_back(
        [respond, done = std::move(done)] { respond(done ? json(200, "{}") : problem(done.error())); });
  };
}

void key(notify::Notifier& notifier, Hub&, const auth::SessionInfo&, const Request&, Respond respond) {
  respond(json(200, write(PushKey{notifier.public_key()})));
}

void subscribe(notify::Notifier& notifier, Hub& hub, const auth::SessionInfo& session, const Request& request,
               Respond respond) {
  auto body = read_push_subscription(request.body);
  if (!body) return respond(problem(body.error()));
  notifier.subscribe(session.person, session.id, std::move(*body), done_for(hub, std::move(respond)));
}

void unsubscribe(notify::Notifier& notifier, Hub& hub, const auth::SessionInfo& session, const Request& request,
                 Respond respond) {
  if (!from_our_page(request)) return respond(problem(Errc::not_allowed));
  notifier.unsubscribe(session.id, done_for(hub, std::move(respond)));
}

void devices(notify::Notifier& notifier, Hub& hub, const auth::SessionInfo& session, const Request&, Respond respond) {
  notifier.devices(session.person, session.id, [&hub, respond = std::move(respond)](PushDevices answer) {
    hub.desk().post_back([respond, body = write(answer)] { respond(json(200, body)); });
  });
}

void shown(notify::Notifier& notifier, Hub&, const auth::SessionInfo& session, const Request& request,
           Respond respond) {
  const auto body = read_shown_notice(request.body);
  if (!body) return respond(problem(body.error()));
  notifier.shown(session.person, session.id, *body);
  respond(json(200, "{}"));
}

void contact(notify::Notifier& notifier, Hub& hub, const auth::SessionInfo& session, const Request&, Respond respond) {
  notifier.contact(session.person, [&hub, respond = std::move(respond)](Contact answer) {
    hub.desk().post_back([respond, body = write(answer)] { respond(json(200, body)); });
  });
}

void set_contact(notify::Notifier& notifier, Hub& hub, const auth::SessionInfo& session, const Request& request,
                 Respond respond) {
  auto body = read_contact(request.body);
  if (!body) return respond(problem(body.error()));
  notifier.set_contact(session.person, std::move(*body), done_for(hub, std::move(respond)));
}

void test(notify::Notifier& notifier, Hub& hub, const auth::SessionInfo& session, const Request&, Respond respond) {
  notifier.test(session.person, [&hub, respond = std::move(respond)](result<Sequence> notice) {
    hub.desk().post_back([respond, notice] {
      respond(notice ? json(200, write(PushTest{*notice})) : problem(problem_of(notice.error())));
    });
  });
}

// ?notice=1793000000000
void test_fate(notify::Notifier& notifier, Hub& hub, const auth::SessionInfo& session, const Request& request,
               Respond respond) {
  const auto text = request.query("notice");
  std::uint64_t number = 0;
  const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), number);
  if (error != std::errc() || end != text.data() + text.size() || number > limits::sequence_max)
    return respond(problem(Fault{Errc::wrong_type, "notice", "the number of a test", {}}));
  notifier.test_fate(
      session.person, Sequence{number}, [&hub, respond = std::move(respond)](std::optional<PushTestFate> fate) {
        hub.desk().post_back([respond, fate] { respond(fate ? json(200, write(*fate)) : problem(Errc::not_found)); });
      });
}

}  // namespace

void add_push(Routes& routes, const Api& api) {
  if (!api.notifier) return;
  const auto with_notifier = [&api](auto function) {
    return [&notifier = *api.notifier, function](Hub& hub, const auth::SessionInfo& session, const Request& request,
                                                 Respond respond) {
      function(notifier, hub, session, request, std::move(respond));
    };
  };
  const auto asked = [&](auto function) { return signed_in(api, with_notifier(function)); };
  // A tablet that many share shows nobody's notices.
  const auto asked_on_own = [&](auto function) { return signed_in(api, own_device(with_notifier(function))); };
  routes.add("GET", "/api/push/key", asked(key));
  routes.add("GET", "/api/push/devices", asked(devices));
  routes.add("POST", "/api/push/subscription", post_only_ours(asked_on_own(subscribe)));
  routes.add("DELETE", "/api/push/subscription", asked(unsubscribe));
  routes.add("POST", "/api/push/shown", post_only_ours(asked(shown)));
  routes.add("POST", "/api/push/test", post_only_ours(asked(test)));
  routes.add("GET", "/api/push/test", asked(test_fate));
  routes.add("GET", "/api/me/contact", asked_on_own(contact));
  routes.add("POST", "/api/me/contact", post_only_ours(asked_on_own(set_contact)));
}

}  // namespace cueline::net
