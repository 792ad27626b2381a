#include "server/open_notifier.hpp"

#include <spdlog/spdlog.h>

#include <algorithm>
#include <boost/asio/post.hpp>
#include <utility>

#include "server/domain/notices.hpp"
#include "server/wall_clock.hpp"

namespace cueline {
namespace {

namespace asio = boost::asio;

// On the engine's thread.
std::vector<notify::Cleared> cleared(const domain::School& school, const std::vector<domain::Notice>& notices) {
  std::vector<notify::Cleared> answers;
  for (const auto& notice : notices)
    answers.push_back({domain::standing(school, notice, wall_clock()), school.record.name, school.record.language});
  return answers;
}

notify::Surroundings surroundings_of(const NotifierParts& parts) {
  notify::Surroundings around;
  around.clear = [parts](std::vector<domain::Notice> notices, notify::Surroundings::Clear done) {
    asio::post(parts.engine_io, [&engine = parts.engine, notices = std::move(notices), done = std::move(done)] {
      done(cleared(engine.school(), notices));
    });
  };
  around.digests = [parts](std::function<void(std::vector<domain::Notice>)> done) {
    asio::post(parts.engine_io, [&engine = parts.engine, done = std::move(done)] {
      done(domain::digests(engine.school(), wall_clock()));
    });
  };
  around.is_signed_in = [&auth = parts.auth](PersonId person, std::uint64_t session) {
    const auto all = auth.sessions(person);
    return std::ranges::any_of(all, [session](const auto& one) { return one.id == session; });
  };
  around.warn = [](const std::string& text) { spdlog::warn("notices: {}", text); };
  return around;
}

}  // namespace

boost::system::result<std::unique_ptr<notify::Notifier>, std::string> open_notifier(const Config& config,
                                                                                    const NotifierParts& parts) {
  auto settings = notify::settings_of(notify_choices(config));
  settings.school = parts.school;
  settings.now = wall_clock;
  if (settings.contact.empty())
    spdlog::info("notices: no push, because notify.contact and an https server.public_url are missing");
  auto opened = notify::Notifier::open(parts.log, std::move(settings), surroundings_of(parts));
  if (opened) {
    parts.auth.on_session_end(
        [notifier = opened->get()](const auth::SessionInfo& session) { notifier->session_ended(session.id); });
  }
  return opened;
}

}  // namespace cueline
