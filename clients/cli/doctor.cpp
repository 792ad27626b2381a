#include <date/date.h>
#include <fmt/core.h>
#include <unistd.h>

#include <algorithm>
#include <chrono>
#include <cstdio>
#include <iostream>
#include <set>
#include <string>
#include <utility>
#include <vector>

#include "clients/cli/words.hpp"
#include "protocol/codec_write.hpp"
#include "server/repair.hpp"
#include "storage/rocks_inspect.hpp"

namespace cueline::cli {
namespace {

Colour colour_of(storage::Severity severity) {
  switch (severity) {
    case storage::Severity::note: return Colour::quiet;
    case storage::Severity::warning: return Colour::watch;
    case storage::Severity::error: return Colour::support;
  }
  return Colour::plain;
}

void print_json(const storage::Finding& finding) {
  const auto quoted = [](const std::string& text) {
    std::string json;
    codec::write_string(json, text);
    return json;
  };
  fmt::print(R"({{"severity":"{}","what":{},"where":{},"advice":{}}})"
             "\n",
             storage::word(finding.severity), quoted(finding.what), quoted(finding.where), quoted(finding.advice));
}

// "first; second; third; and more"
std::string some_of(const std::vector<std::string>& places) {
  constexpr std::size_t told = 3;
  std::string text;
  for (std::size_t at = 0; at < std::min(told, places.size()); ++at) text += (at == 0 ? "" : "; ") + places[at];
  if (places.size() > told) text += "; and more";
  return text;
}

// For people: what was found many times is said once, with where, and the same advice is not given twice.
void print(const std::vector<storage::Finding>& findings, const Terminal& terminal) {
  std::vector<std::pair<storage::Finding, std::vector<std::string>>> kinds;
  for (const auto& finding : findings) {
    auto kind = std::ranges::find_if(kinds, [&](const auto& known) { return known.first.what == finding.what; });
    if (kind == kinds.end()) kind = kinds.insert(kind, {finding, {}});
    if (!finding.where.empty()) kind->second.push_back(finding.where);
  }
  std::set<std::string> given;
  for (const auto& [finding, places] : kinds) {
    const auto where = places.empty() ? "" : " (" + some_of(places) + ")";
    fmt::print("{}  {}{}\n",
               terminal.paint(fmt::format("{:<7}", storage::word(finding.severity)), colour_of(finding.severity)),
               finding.what, where);
    if (!finding.advice.empty() && given.insert(finding.advice).second) fmt::print("         {}\n", finding.advice);
  }
}

Outcome print(const storage::Inspection& inspection, bool json) {
  const Terminal terminal(colours_wanted());
  if (json) {
    for (const auto& finding : inspection.findings) print_json(finding);
  } else {
    print(inspection.findings, terminal);
  }
  const bool well = inspection.worst() != storage::Severity::error;
  if (!json)
    fmt::print("{}: {} entries, {} records, {} rows in all.\n",
               well ? "Everything can be read" : "Not everything can be read", inspection.entries, inspection.records,
               inspection.rows);
  return well ? Outcome::done : Outcome::trouble;
}

void print(const RepairPlan& plan) {
  if (plan.only_mark) return fmt::print("\nA repair writes the folder's mark again and changes nothing else.\n");
  const auto& entries = plan.entries;
  fmt::print("\nA repair keeps entries 1 to {}: the school as it was then.\n", entries.intact);
  if (entries.any()) {
    fmt::print("It gives up {}{}.\n", storage::name_range(entries.intact + 1, entries.known),
               plan.readable_after == 0
                   ? ""
                   : fmt::format("; the {} of them that can be read are written down as text", plan.readable_after));
  } else {
    fmt::print("No entry that is known of is lost.\n");
  }
  fmt::print("What was sent in the second before a power cut may be missing without a trace.\n");
  if (plan.unreadable > 0)
    fmt::print("Some sign-ins, answers or read positions are lost: people may have to sign in again.\n");
  fmt::print("The damaged log is kept beside the repaired one. Every client loads its state afresh.\n");
}

// Only a clear yes is one.
bool wanted(const DoctorWords& words) {
  if (words.yes) return true;
  if (isatty(STDIN_FILENO) == 0) return false;
  fmt::print("Repair? [y/N] ");
  std::fflush(stdout);
  std::string answer;
  std::getline(std::cin, answer);
  return answer == "y" || answer == "Y" || answer == "yes";
}

Outcome offer_repair(const DoctorWords& words) {
  auto repair = Repair::prepare(words.folder);
  if (!repair) return say(Outcome::trouble, repair.error());
  print((*repair)->plan());
  if (!wanted(words)) {
    fmt::print("Nothing was changed.\n");
    return Outcome::trouble;
  }
  const auto time = std::chrono::floor<std::chrono::seconds>(std::chrono::system_clock::now());
  const auto report = (*repair)->carry_out(date::format("%Y%m%d-%H%M%S", time));
  if (!report) return say(Outcome::trouble, report.error());
  if (report->aside.empty()) return fmt::print("Repaired: the folder has its mark again.\n"), Outcome::done;
  fmt::print("Repaired: {} entries, {} sign-ins. The damaged log is {}.\n", report->kept, report->sign_ins,
             report->aside.string());
  if (!report->written_down.empty()) fmt::print("The entries given up are in {}.\n", report->written_down.string());
  return Outcome::done;
}

}  // namespace

Outcome doctor(const DoctorWords& words, bool json) {
  const auto found = print(storage::inspect_folder(words.folder), json);
  const bool ask = words.repair || (!json && isatty(STDIN_FILENO) != 0 && isatty(STDOUT_FILENO) != 0);
  return found == Outcome::trouble && ask ? offer_repair(words) : found;
}

}  // namespace cueline::cli
