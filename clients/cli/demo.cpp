#include <fmt/core.h>

#include "clients/cli/demo/people.hpp"
#include "clients/cli/demo/story.hpp"
#include "clients/cli/words.hpp"
#include "server/auth/auth.hpp"
#include "storage/rocks_log.hpp"

#include <array>
#include <future>

namespace cueline::cli {
namespace {

struct Guest {
  const char* name;
  const char* role;
};
// One of each role whose Today is its own.
constexpr std::array guests{Guest{"Marisol Vega", "para"}, Guest{"Hannah Okafor", "teacher"},
                            Guest{"Marcus Bell", "admin"}};

// Blocks until auth has answered: it answers on its own threads.
std::optional<std::string> make_link(auth::Auth& auth, PersonId person) {
  std::promise<std::optional<std::string>> answer;
  auth.make_link(auth::LinkKind::sign_in, person,
                 [&](auto secret) { answer.set_value(secret ? std::optional<std::string>(*secret) : std::nullopt); });
  return answer.get_future().get();
}

Outcome print_links(auth::Auth& auth, const engine::Engine& engine, const std::string& url) {
  fmt::print("\nSign-in links, each for one use:\n\n");
  for (const auto& guest : guests) {
    for (const auto& person : engine.people()) {
      if (person.name != guest.name) continue;
      const auto secret = make_link(auth, person.id);
      if (!secret) return say(Outcome::trouble, "The sign-in links could not be saved.");
      fmt::print("  {:<8} {:<14} {}/enter/{}\n", guest.role, guest.name, url, *secret);
    }
  }
  fmt::print("\n");
  return Outcome::done;
}

}  // namespace

Outcome demo(const DemoWords& words) {
  auto log = storage::RocksLog::open(words.data);
  if (!log) return say(Outcome::trouble, log.error().sentence);
  auto stage = demo::Stage::open(**log);
  if (!stage)
    return say(Outcome::trouble, "The school in " + words.data + " could not be read: " + stage.error().message());
  if (!(*stage)->engine().has_school()) {
    fmt::print("Making two weeks of {} ...\n", demo::school_name);
    demo::tell_story(**stage, now());
    if (!(*stage)->problem().empty()) return say(Outcome::trouble, "The story broke off: " + (*stage)->problem());
    fmt::print("{} things happened.\n", (*stage)->told());
  }
  auth::Settings settings;
  settings.now = now;
  auto auth = auth::Auth::open(**log, std::move(settings));
  if (!auth) return say(Outcome::trouble, "The accounts could not be read: " + auth.error().message());
  return print_links(**auth, (*stage)->engine(), words.url);
}

}  // namespace cueline::cli
