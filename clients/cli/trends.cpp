#include <fmt/core.h>

#include "clients/cli/choose.hpp"
#include "clients/cli/describe_entry.hpp"
#include "clients/cli/words.hpp"
#include "protocol/write.hpp"

namespace cueline::cli {
namespace {

constexpr std::int64_t week_ms = std::int64_t{7} * 24 * 60 * 60 * 1000;

// Asks and, with --json, prints what was found as it came; nothing then, or when it was refused.
template <class T>
std::optional<T> found(const Remote& remote, const Question& question, Outcome& outcome) {
  const auto finding = remote.ask(question);
  outcome = finding ? Outcome::done : Outcome::refused;
  if (!finding) return std::nullopt;
  if (remote.json()) {
    fmt::print("{}\n", write(ServerFrame{Found{"", finding, {}}}));
    return std::nullopt;
  }
  return std::get<T>(*finding);
}

Table::Cell shown(const TrendCell& cell) {
  if (cell.count > 0) return {std::to_string(cell.count), Colour::strong};
  return cell.watched ? Table::Cell{"0", Colour::quiet} : Table::Cell{"", Colour::quiet};
}

std::string heading(std::string by) {
  for (auto& letter : by) letter = static_cast<char>(std::toupper(static_cast<unsigned char>(letter)));
  return by;
}

Table table_of(const Trends& trends, const std::string& by) {
  std::vector<std::string> headings{heading(by), "ALL"};
  for (const auto& cell : trends.rows.front().cells) headings.push_back(fmt::format("{}:00", cell.hour));
  Table table(std::move(headings));
  for (const auto& row : trends.rows) {
    std::vector<Table::Cell> cells{{plain(row.of)}, {std::to_string(row.count), Colour::strong}};
    for (const auto& cell : row.cells) cells.push_back(shown(cell));
    table.add(std::move(cells));
  }
  return table;
}

void add_weeks(Table& table, const char* side, const std::vector<WeekCount>& weeks) {
  for (const auto& week : weeks) {
    table.add({{side, Colour::quiet},
               {words_of(week.monday)},
               {week.days > 0 || week.count > 0 ? std::to_string(week.count) : "", Colour::strong},
               {week.days > 0 ? fmt::format("{} {}", week.days, week.days == 1 ? "day" : "days") : "not watched",
                Colour::quiet}});
  }
}

}  // namespace

Outcome show_trends(const Common& common, const TrendsWords& words) {
  Remote remote(common);
  if (const auto outcome = remote.open(); outcome != Outcome::done) return outcome;
  const auto student = one_student(remote.view(), words.student);
  if (!student) return Outcome::usage;
  const auto until = Millis{now().value + 1};
  TrendsOf question{*student, Millis{until.value - words.weeks * week_ms}, until, {}, {}, Code(words.by)};
  if (!words.sign.empty()) question.sign = Code(words.sign);
  if (!words.valences.empty()) question.valences.emplace();
  for (const auto& valence : words.valences) question.valences->push_back(Code(valence));
  auto outcome = Outcome::done;
  const auto trends = found<Trends>(remote, question, outcome);
  if (!trends) return outcome;
  if (!trends->enough) {
    fmt::print("{} {} in {} weeks: too few to say anything of them.\n", trends->observations,
               trends->observations == 1 ? "cue" : "cues", words.weeks);
    return outcome;
  }
  if (trends->rows.empty()) return outcome;
  fmt::print(
      "{}{}\n", table_of(*trends, words.by).print(remote.terminal()),
      remote.terminal().paint("0: somebody was there and noticed none. Empty: nobody was watching.", Colour::quiet));
  return outcome;
}

Outcome show_helped(const Common& common, const std::string& student) {
  Remote remote(common);
  if (const auto outcome = remote.open(); outcome != Outcome::done) return outcome;
  const auto& view = remote.view();
  const auto id = one_student(view, student);
  if (!id) return Outcome::usage;
  auto outcome = Outcome::done;
  const auto helped = found<Helped>(remote, HelpedBy{*id}, outcome);
  if (!helped) return outcome;
  Table table{"CARD", "", "HELPED", "OF"};
  for (const auto& one : helped->cards) {
    const auto card = view.rows<Card>().find(one.card.value);
    table.add({{fmt::format("#{}", one.card.value), Colour::quiet},
               {card == view.rows<Card>().end() ? "" : std::string(card->second.title), Colour::strong},
               {std::to_string(one.helped)},
               {fmt::format("{} tried", one.tried), Colour::quiet}});
  }
  fmt::print("{}", table.empty() ? "No card was tried yet.\n" : table.print(remote.terminal()));
  return outcome;
}

Outcome compare(const Common& common, const CompareWords& words) {
  Remote remote(common);
  if (const auto outcome = remote.open(); outcome != Outcome::done) return outcome;
  BeforeAfter question{CardId{number_of(words.card)}, words.weeks, {}};
  if (!words.sign.empty()) question.sign = Code(words.sign);
  auto outcome = Outcome::done;
  const auto comparison = found<Comparison>(remote, question, outcome);
  if (!comparison) return outcome;
  Table table{"", "WEEK OF", "CUES", "WATCHED"};
  add_weeks(table, "before", comparison->before);
  add_weeks(table, "after", comparison->after);
  fmt::print("Since {}\n{}", words_of(comparison->since), table.print(remote.terminal()));
  if (!comparison->enough) fmt::print("Too few to tell whether anything has changed.\n");
  return outcome;
}

}  // namespace cueline::cli
