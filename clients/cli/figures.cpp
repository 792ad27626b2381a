// The figures of a school's issues, for admins: what is open and how long, how fast answers come, what comes back.
#include <fmt/core.h>

#include "clients/cli/describe_entry.hpp"
#include "clients/cli/words.hpp"
#include "protocol/write.hpp"

namespace cueline::cli {
namespace {

std::string hours(const std::optional<Millis>& time) {
  if (!time) return "-";
  const auto minutes = time->value / 60'000;
  return minutes < 90 ? fmt::format("{} min", minutes) : fmt::format("{:.1f} h", static_cast<double>(minutes) / 60);
}

std::string count(std::uint64_t number) { return number == 0 ? "-" : std::to_string(number); }

std::string date(Date day) { return fmt::format("{:04}-{:02}-{:02}", day / 10'000, day / 100 % 100, day % 100); }

void print_kinds(const Terminal& terminal, const IssueFigures& figures) {
  Table table{"KIND", "OPEN", "PAST PROMISE", "RAISED"};
  for (const auto& kind : figures.kinds) {
    table.add({{plain(kind.issue_kind)},
               {count(kind.open), Colour::strong},
               {count(kind.past_promise), kind.past_promise > 0 ? Colour::support : Colour::quiet},
               {count(kind.raised)}});
  }
  fmt::print("{}\n", table.empty() ? "No issues.\n" : table.print(terminal));
}

void print_weeks(const Terminal& terminal, const IssueFigures& figures) {
  Table table{"WEEK OF", "RAISED", "OPEN", "PAST PROMISE", "TO ANSWER", "TO SETTLED"};
  for (const auto& week : figures.weeks) {
    table.add({{date(week.monday), Colour::quiet},
               {count(week.raised)},
               {count(week.open)},
               {count(week.past_promise), week.past_promise > 0 ? Colour::support : Colour::quiet},
               {hours(week.to_answer)},
               {hours(week.to_settled)}});
  }
  fmt::print("{}\n", table.print(terminal));
}

void print_ages(const IssueFigures& figures) {
  constexpr std::array<std::string_view, 6> names{"a day", "3 days", "5 days", "10 days", "20 days", "longer"};
  std::string line;
  for (std::size_t i = 0; i < figures.open_ages.size() && i < names.size(); ++i) {
    if (figures.open_ages[i] == 0) continue;
    line += fmt::format("{}{} {}{}", line.empty() ? "" : ", ", figures.open_ages[i], i < 5 ? "up to " : "", names[i]);
  }
  fmt::print("Open for, in days with school: {}.\n", line.empty() ? "nothing is open" : line);
}

void print_patterns(const View& view, const IssueFigures& figures) {
  for (const auto& pattern : figures.patterns) {
    const auto where = pattern.room ? " in " + view.name(*pattern.room) : "";
    std::string evidence;
    for (const auto id : pattern.evidence) evidence += fmt::format(" #{}", id.value);
    fmt::print("More often than before: {}{}, {} in four weeks, {} in the four before:{}\n",
               harmless(plain(pattern.issue_kind)), harmless(where), pattern.count, pattern.before, evidence);
  }
}

}  // namespace

Outcome issue_figures(const Common& common, int weeks) {
  Remote remote(common);
  if (const auto outcome = remote.open(); outcome != Outcome::done) return outcome;
  const auto found = remote.ask(IssueFiguresOf{weeks});
  if (!found) return Outcome::refused;
  if (remote.json()) {
    fmt::print("{}\n", write(ServerFrame{Found{"", found, {}}}));
    return Outcome::done;
  }
  const auto& figures = std::get<IssueFigures>(*found);
  print_kinds(remote.terminal(), figures);
  print_weeks(remote.terminal(), figures);
  print_ages(figures);
  fmt::print(
      "In {} weeks: first answer after {}, settled after {} of school time (medians); {} of {} closed were "
      "declined.\n",
      figures.weeks.size(), hours(figures.to_answer), hours(figures.to_settled), figures.declined, figures.closed);
  print_patterns(remote.view(), figures);
  return Outcome::done;
}

}  // namespace cueline::cli
