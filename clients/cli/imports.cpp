// The school's lists taken over from spreadsheets: first what would happen, and only with --apply that.
#include <fmt/core.h>

#include <algorithm>
#include <fstream>
#include <iterator>

#include "clients/cli/csv.hpp"
#include "clients/cli/school_tables.hpp"
#include "clients/cli/words.hpp"
#include "protocol/write.hpp"

namespace cueline::cli {
namespace {

SchoolTable read_list(const View& view, const std::string& list, const Csv& csv, bool doors) {
  if (list == "bells") return read_bells(view, csv);
  if (list == "calendar") return read_calendar(view, csv);
  if (list == "rooms") return read_rooms(view, csv, doors);
  if (list == "timetable") return read_timetable(view, csv);
  return read_hours(view, csv);
}

bool is_new(const KeptRow& row) {
  return std::visit([](const auto& it) { return !it.id; }, row);
}

void print_plan(const Remote& remote, const SchoolTable& table) {
  Table lines{"LINE", "NAME", ""};
  for (const auto& row : table.rows) {
    for (const auto& part : row.shown) {
      lines.add({{std::to_string(part.line), Colour::quiet}, {part.name, Colour::strong}, {part.what}});
    }
    const auto* const what = row.known ? "is there already" : is_new(row.row) ? "new" : "changes";
    lines.add({{std::to_string(row.line), Colour::quiet},
               {row.name, Colour::strong},
               {what, row.known ? Colour::quiet : Colour::accent}});
  }
  fmt::print("{}", lines.print(remote.terminal()));
}

// All rows that say something new, 200 in a command: each command is taken whole or refused whole.
Outcome set_all(Remote& remote, const SchoolTable& table, const std::string& file) {
  std::vector<TableRow> rows;
  std::copy_if(table.rows.begin(), table.rows.end(), std::back_inserter(rows),
               [](const auto& row) { return !row.known; });
  for (std::size_t at = 0; at < rows.size(); at += limits::rows_per_command) {
    const auto end = std::min(at + limits::rows_per_command, rows.size());
    const std::vector<TableRow> sent(rows.begin() + static_cast<std::ptrdiff_t>(at),
                                     rows.begin() + static_cast<std::ptrdiff_t>(end));
    SetRows command;
    for (const auto& row : sent) command.rows.push_back(row.row);
    Reply reply;
    const auto outcome = remote.submit(command, reply);
    if (reply.problem) say(outcome, refusal_in_words(file, sent, *reply.problem));
    if (outcome != Outcome::done && at > 0) fmt::print(stderr, "cueline: The first {} rows were set.\n", at);
    if (outcome != Outcome::done) return outcome;
    if (remote.json()) fmt::print("{}\n", write(reply));
  }
  if (!remote.json()) fmt::print("{} set.\n", rows.size());
  return Outcome::done;
}

// Rooms can name each other as neighbours only once all of them are there.
Outcome set_doors(const Common& common, const Csv& csv, const std::string& file) {
  Remote remote(common);
  if (const auto outcome = remote.open(); outcome != Outcome::done) return outcome;
  return set_all(remote, read_rooms(remote.view(), csv, true), file);
}

}  // namespace

Outcome import_list(const Common& common, const std::string& list, const ImportWords& words) {
  std::ifstream file(words.file, std::ios::binary);
  const std::string text{std::istreambuf_iterator<char>(file), {}};
  if (!file) return say(Outcome::usage, words.file + " cannot be read.");
  const auto csv = read_csv(text);
  if (!csv.problem.empty()) return say(Outcome::usage, words.file + ", " + csv.problem + ".");
  Remote remote(common);
  if (const auto outcome = remote.open(); outcome != Outcome::done) return outcome;
  const auto table = read_list(remote.view(), list, csv, !words.apply);
  for (const auto& fault : table.faults) {
    say(Outcome::refused, fmt::format("{}:{}: column {}: {}", words.file, fault.line, fault.column, fault.what));
  }
  if (!table.faults.empty()) return say(Outcome::refused, "Nothing was set.");
  if (!remote.json()) print_plan(remote, table);
  const auto fresh = std::count_if(table.rows.begin(), table.rows.end(), [](const auto& row) { return !row.known; });
  if (!words.apply) {
    if (!remote.json()) fmt::print("{} would be set. Set them with --apply.\n", fresh);
    return Outcome::done;
  }
  if (const auto outcome = set_all(remote, table, words.file); outcome != Outcome::done) return outcome;
  return list == "rooms" ? set_doors(common, csv, words.file) : Outcome::done;
}

}  // namespace cueline::cli
