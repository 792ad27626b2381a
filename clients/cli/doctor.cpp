#include <fmt/core.h>

#include "clients/cli/words.hpp"
#include "protocol/codec_write.hpp"
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

void print(const storage::Finding& finding, const Terminal& terminal) {
  const auto where = finding.where.empty() ? "" : " (" + finding.where + ")";
  fmt::print("{}  {}{}\n",
             terminal.paint(fmt::format("{:<7}", storage::word(finding.severity)), colour_of(finding.severity)),
             finding.what, where);
  if (!finding.advice.empty()) fmt::print("         {}\n", finding.advice);
}

}  // namespace

Outcome doctor(const std::string& data_folder, bool json) {
  const auto inspection = storage::inspect_folder(data_folder);
  const Terminal terminal(colours_wanted());
  for (const auto& finding : inspection.findings) {
    if (json) {
      print_json(finding);
    } else {
      print(finding, terminal);
    }
  }
  const bool well = inspection.worst() != storage::Severity::error;
  if (!json)
    fmt::print("{}: {} entries, {} records, {} rows in all.\n",
               well ? "Everything can be read" : "Not everything can be read", inspection.entries, inspection.records,
               inspection.rows);
  return well ? Outcome::done : Outcome::trouble;
}

}  // namespace cueline::cli
