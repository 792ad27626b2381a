// What people say of themselves.
#include <fmt/core.h>

#include "clients/cli/words.hpp"
#include "protocol/write.hpp"

namespace cueline::cli {
namespace {

void print_lines(const Terminal& terminal, const char* heading, const std::vector<Title>& lines) {
  if (lines.empty()) return;
  fmt::print("{}\n", terminal.paint(heading, Colour::quiet));
  for (const auto& line : lines) fmt::print("  {}\n", harmless(line));
}

void print_words(const Terminal& terminal, const char* heading, const std::string& words) {
  if (!words.empty()) fmt::print("{}\n  {}\n", terminal.paint(heading, Colour::quiet), harmless(words));
}

Profile profile_of(const View& view, PersonId person) {
  const auto known = view.rows<Profile>().find(person.value);
  return known == view.rows<Profile>().end() ? Profile{.id = person} : known->second;
}

// False: too many, which was said.
bool take_lines(const char* option, const std::vector<std::string>& given, List<Title, limits::profile_lines>& lines) {
  if (given.empty()) return true;
  if (given.size() > limits::profile_lines) {
    (void)say(Outcome::usage, fmt::format("{} may be given {} times.", option, limits::profile_lines));
    return false;
  }
  lines.assign(given.begin(), given.end());
  return true;
}

}  // namespace

Outcome show_profile(const Common& common, const ProfileWords& words) {
  Remote remote(common);
  if (const auto outcome = remote.open(); outcome != Outcome::done) return outcome;
  const auto& view = remote.view();
  const auto person = words.person.empty() ? std::optional(view.me) : one_person(view, words.person);
  if (!person) return Outcome::usage;
  const auto profile = profile_of(view, *person);
  if (remote.json()) {
    fmt::print("{}\n", write(Record{profile}));
    return Outcome::done;
  }
  fmt::print("{}\n", remote.terminal().paint(harmless(view.name(*person)), Colour::strong));
  print_lines(remote.terminal(), "Good at", profile.strengths);
  print_lines(remote.terminal(), "Would show others", profile.teaches);
  print_words(remote.terminal(), "Not theirs to do", profile.boundary);
  print_words(remote.terminal(), "Good to know", profile.joys);
  if (profile == Profile{.id = *person}) fmt::print("Nothing written yet.\n");
  return Outcome::done;
}

Outcome set_profile(const Common& common, const ProfileWords& words) {
  Remote remote(common);
  if (const auto outcome = remote.open(); outcome != Outcome::done) return outcome;
  auto profile = profile_of(remote.view(), remote.view().me);
  if (!take_lines("--good-at", words.strengths, profile.strengths)) return Outcome::usage;
  if (!take_lines("--shows", words.teaches, profile.teaches)) return Outcome::usage;
  if (!words.boundary.empty()) profile.boundary = Note(words.boundary);
  if (!words.joys.empty()) profile.joys = Note(words.joys);
  return remote.send(SetRows{{std::move(profile)}}, "Your colleagues see it.");
}

}  // namespace cueline::cli
