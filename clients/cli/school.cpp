// The school itself: its name, the zone its bells ring in, its language.
#include <fmt/core.h>

#include "clients/cli/words.hpp"
#include "protocol/write.hpp"

namespace cueline::cli {

Outcome show_school(const Common& common) {
  Remote remote(common);
  if (const auto outcome = remote.open(); outcome != Outcome::done) return outcome;
  const auto& school = remote.view().school;
  if (remote.json()) {
    fmt::print("{}\n", write(Record{school}));
    return Outcome::done;
  }
  fmt::print("{}\nIts clock is that of {}, now {}. It speaks {}.\n", harmless(school.name), harmless(school.time_zone),
             remote.view().clock(now(), now()), harmless(school.language));
  return Outcome::done;
}

Outcome change_school(const Common& common, const SchoolWords& words) {
  ChangeSchool command;
  if (!words.name.empty()) command.name = Name(words.name);
  if (!words.time_zone.empty()) command.time_zone = Name(words.time_zone);
  if (!words.language.empty()) command.language = Code(words.language);
  if (!command.name && !command.time_zone && !command.language)
    return say(Outcome::usage, "Say what changes: --name, --time-zone or --language.");
  Remote remote(common);
  if (const auto outcome = remote.open(); outcome != Outcome::done) return outcome;
  return remote.send(std::move(command), "Changed, for everybody.");
}

}  // namespace cueline::cli
