#include <charconv>
#include <utility>

#include "protocol/http.hpp"
#include "protocol/write.hpp"
#include "server/net/api.hpp"

namespace cueline::net {
namespace {

void command(Hub& hub, const auth::SessionInfo& session, const Request& request, Respond respond) {
  auto frame = read_command_frame(request.body);
  if (!frame) {
    auto response = problem(frame.error());
    const Reply reply{.id = frame.error().id, .sequences = {}, .problem = problem_of(frame.error())};
    response.body = std::make_shared<const std::string>(write(reply));
    return respond(std::move(response));
  }
  hub.desk().submit(session.person, std::move(*frame), [respond = std::move(respond)](const Reply& reply) {
    auto response = reply.problem ? problem(*reply.problem) : json(200, {});
    response.body = std::make_shared<const std::string>(write(reply));
    respond(std::move(response));
  });
}

std::optional<std::uint64_t> number(std::string_view text) {
  std::uint64_t value = 0;
  const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), value);
  if (error != std::errc() || end != text.data() + text.size() || value > limits::sequence_max) return std::nullopt;
  return value;
}

// ?timeline=7&before=120&limit=50
void history(Hub& hub, const auth::SessionInfo& session, const Request& request, Respond respond) {
  History question;
  question.id = "http";
  const auto timeline = number(request.query("timeline"));
  if (!timeline) return respond(problem(Fault{Errc::missing_field, "timeline", "the number of a timeline", {}}));
  question.timeline = TimelineId{*timeline};
  if (const auto before = request.query("before"); !before.empty()) {
    const auto sequence = number(before);
    if (!sequence) return respond(problem(Fault{Errc::wrong_type, "before", "a sequence", {}}));
    question.before = Sequence{*sequence};
  }
  if (const auto limit = request.query("limit"); !limit.empty()) {
    const auto count = number(limit);
    if (!count || *count < 1 || *count > limits::history_page)
      return respond(problem(Fault{Errc::out_of_range, "limit", "1 to " + std::to_string(limits::history_page), {}}));
    question.limit = static_cast<std::int64_t>(*count);
  }
  hub.desk().history(session.person, question, [respond = std::move(respond)](result<HistoryPage> page) {
    if (!page) return respond(problem(problem_of(page.error())));
    respond(json(200, write(ServerFrame{*page})));
  });
}

void ask(Hub& hub, const auth::SessionInfo& session, const Request& request, Respond respond) {
  auto body = read_question(request.body);
  if (!body) return respond(problem(body.error()));
  hub.desk().ask(session.person, std::move(*body), [respond = std::move(respond)](result<Finding> finding) {
    if (!finding) return respond(problem(problem_of(finding.error())));
    respond(json(200, write(ServerFrame{Found{"http", std::move(*finding), {}}})));
  });
}

void audience(Hub& hub, const auth::SessionInfo& session, const Request& request, Respond respond) {
  auto body = read_audience(request.body);
  if (!body) return respond(problem(body.error()));
  hub.desk().audience(session.person, std::move(*body), [respond = std::move(respond)](std::vector<PersonId> persons) {
    respond(json(200, write(AudienceAnswer{std::move(persons)})));
  });
}

void me(Hub& hub, const auth::SessionInfo& session, const Request&, Respond respond) {
  hub.desk().person(session.person, [respond = std::move(respond)](std::optional<Person> person, const auto& school) {
    if (!person || !person->active) return respond(problem(Errc::deactivated));
    respond(json(200, write(Me{*person, school})));
  });
}

}  // namespace

void add_school(Routes& routes, const Api& api) {
  routes.add("POST", "/api/commands", post_only_ours(signed_in(api, command)));
  routes.add("POST", "/api/ask", post_only_ours(signed_in(api, ask)));
  routes.add("POST", "/api/audience", post_only_ours(signed_in(api, audience)));
  routes.add("GET", "/api/history", signed_in(api, history));
  routes.add("GET", "/api/me", signed_in(api, me));
}

}  // namespace cueline::net
