// When somebody works, what of it is protected, how they like to be reached, and whether they can be reached now.
#include <fmt/core.h>

#include <array>
#include <map>
#include <tuple>

#include "clients/cli/choose.hpp"
#include "clients/cli/words.hpp"
#include "protocol/write.hpp"

namespace cueline::cli {
namespace {

std::string clock(Minute minute) { return fmt::format("{:02}:{:02}", minute.value / 60, minute.value % 60); }

std::string day_name(Weekday weekday) {
  static constexpr std::array<const char*, 7> names{"Mon", "Tue", "Wed", "Thu", "Fri", "Sat", "Sun"};
  return names.at(static_cast<std::size_t>(weekday.value - 1));
}

// What is the same on several days is one line.
class Week {
 public:
  void add(const WeekSpan& span, const std::string& what, Colour colour) {
    auto& [days, ink] = lines_[{what, span.start.value, span.end.value}];
    days += (days.empty() ? "" : " ") + day_name(span.weekday);
    ink = colour;
  }

  [[nodiscard]] Table table() const {
    Table table{"", "TIME", "DAYS"};
    for (const auto& [key, line] : lines_) {
      const auto& [what, start, end] = key;
      table.add({{what, line.second}, {clock(start) + "-" + clock(end)}, {line.first, Colour::quiet}});
    }
    return table;
  }

 private:
  std::map<std::tuple<std::string, std::int64_t, std::int64_t>, std::pair<std::string, Colour>> lines_;
};

std::string joined(const std::optional<Languages>& languages) {
  std::string words;
  for (const auto& one : languages.value_or(Languages{})) words += (words.empty() ? "" : ", ") + std::string(one);
  return words;
}

void print_reachable(const Remote& remote, const Reachable& reachable) {
  const auto& view = remote.view();
  auto words = "Now: " + word_of(reachable.whereabouts);
  if (reachable.why) words += " (" + std::string(*reachable.why) + ")";
  words += reachable.from ? ". A message reaches them " + view.clock(*reachable.from, now()) + "." : ". Can be asked.";
  if (reachable.instead) words += " Until then: " + view.name(*reachable.instead) + ".";
  fmt::print("{}\n", harmless(words));
}

}  // namespace

Outcome show_hours(const Common& common, const std::string& words) {
  Remote remote(common);
  if (const auto outcome = remote.open(); outcome != Outcome::done) return outcome;
  const auto& view = remote.view();
  const auto id = words.empty() ? std::optional(view.me) : one_person(view, words);
  if (!id) return Outcome::usage;
  const auto hours = view.rows<WorkHours>().find(id->value);
  const auto wishes = view.rows<Preferences>().find(id->value);
  const bool known = hours != view.rows<WorkHours>().end();
  const bool wished = wishes != view.rows<Preferences>().end();
  const auto finding = remote.ask(ReachableWhen{*id});
  if (!finding) return Outcome::refused;
  if (remote.json()) {
    if (known) fmt::print("{}\n", write(Record{hours->second}));
    if (wished) fmt::print("{}\n", write(Record{wishes->second}));
    fmt::print("{}\n", write(ServerFrame{Found{"cli", finding, {}}}));
    return Outcome::done;
  }
  const auto& person = view.people.at(*id);
  fmt::print("{}\n", remote.terminal().paint(harmless(person.name), Colour::strong));
  print_reachable(remote, std::get<Reachable>(*finding));
  if (person.speaks) {
    const auto interprets = joined(person.interprets);
    fmt::print("Speaks {}; {}.\n", joined(person.speaks),
               interprets.empty() ? "is not an interpreter" : "interprets " + interprets);
  }
  if (wished && !wishes->second.how.empty()) fmt::print("\"{}\"\n", harmless(wishes->second.how));
  Week week;
  if (known) {
    for (const auto& span : hours->second.paid) week.add(span, "at work", Colour::plain);
    for (const auto& one : hours->second.protected_time) {
      week.add(one.span, "protected: " + std::string(one.why), Colour::watch);
    }
  }
  if (wished) {
    for (const auto& span : wishes->second.feedback) week.add(span, "feedback is welcome", Colour::accent);
  }
  if (!known || hours->second.paid.empty()) fmt::print("At work on school days, from the first bell to the last.\n");
  const auto table = week.table();
  if (!table.empty()) fmt::print("{}", table.print(remote.terminal()));
  return Outcome::done;
}

}  // namespace cueline::cli
