#include "clients/cli/table_reader.hpp"

#include <date/date.h>

#include <algorithm>
#include <array>
#include <cctype>
#include <charconv>

namespace cueline::cli {
namespace {

std::string folded(std::string_view text) {
  std::string lower(text);
  for (auto& letter : lower) letter = static_cast<char>(std::tolower(static_cast<unsigned char>(letter)));
  return lower;
}

std::string trimmed(std::string_view text) {
  const auto first = text.find_first_not_of(" \t");
  if (first == std::string_view::npos) return "";
  return std::string(text.substr(first, text.find_last_not_of(" \t") - first + 1));
}

// Digits alone.
std::optional<int> number(std::string_view digits) {
  int value = 0;
  const auto [end, error] = std::from_chars(digits.data(), digits.data() + digits.size(), value);
  if (digits.empty() || digits.front() == '-' || error != std::errc() || end != digits.data() + digits.size()) {
    return std::nullopt;
  }
  return value;
}

// "Mon", "monday": 1; none: no day.
std::optional<int> weekday_from(std::string_view words) {
  static constexpr std::array<std::string_view, 7> days{"monday", "tuesday",  "wednesday", "thursday",
                                                        "friday", "saturday", "sunday"};
  const auto wanted = folded(trimmed(words));
  for (std::size_t i = 0; i < days.size(); ++i) {
    if (wanted.size() >= 2 && days[i].starts_with(wanted)) return static_cast<int>(i) + 1;
  }
  return std::nullopt;
}

}  // namespace

std::optional<Minute> minute_from(std::string_view words) {
  const auto colon = words.find(':');
  if (colon == std::string_view::npos || words.size() - colon != 3) return std::nullopt;
  const auto hours = number(words.substr(0, colon));
  const auto minutes = number(words.substr(colon + 1));
  if (!hours || !minutes || *minutes > 59 || *hours * 60 + *minutes > Minute::max) return std::nullopt;
  return Minute(*hours * 60 + *minutes);
}

std::optional<std::vector<Weekday>> weekdays_from(std::string_view words) {
  std::vector<Weekday> days;
  for (std::size_t at = 0; at < words.size();) {
    const auto end = std::min(words.find('|', at), words.size());
    const auto part = words.substr(at, end - at);
    const auto dash = part.find('-');
    const auto first = weekday_from(part.substr(0, dash));
    const auto last = dash == std::string_view::npos ? first : weekday_from(part.substr(dash + 1));
    if (!first || !last || *last < *first) return std::nullopt;
    for (int day = *first; day <= *last; ++day) {
      if (std::find(days.begin(), days.end(), Weekday(day)) == days.end()) days.emplace_back(day);
    }
    at = end + 1;
  }
  return days;
}

TableReader::TableReader(const Csv& csv, std::vector<std::string_view> wanted, std::vector<std::string_view> allowed)
    : csv_(csv) {
  const std::size_t line = csv.rows.empty() ? 1 : csv.rows.front().line;
  if (!csv.rows.empty()) {
    for (std::size_t i = 0; i < csv.rows.front().cells.size(); ++i) {
      const auto column = folded(trimmed(csv.rows.front().cells[i]));
      const bool known = std::find(wanted.begin(), wanted.end(), column) != wanted.end() ||
                         std::find(allowed.begin(), allowed.end(), column) != allowed.end();
      if (!known && !column.empty()) faults_.push_back({line, column, "is no column of this table"});
      if (!column.empty() && !columns_.emplace(column, i).second) faults_.push_back({line, column, "stands twice"});
    }
  }
  for (const auto column : wanted) {
    if (!columns_.contains(column)) faults_.push_back({line, std::string(column), "is missing in the first line"});
  }
}

bool TableReader::next() {
  if (at_ == 0 && !faults_.empty()) return false;  // of the first line: nothing below it can be trusted
  if (++at_ >= csv_.rows.size()) return false;
  row_ = &csv_.rows[at_];
  sound_ = true;
  return true;
}

std::string TableReader::cell(std::string_view column) const {
  const auto found = columns_.find(column);
  return found == columns_.end() || found->second >= row_->cells.size() ? "" : trimmed(row_->cells[found->second]);
}

void TableReader::fault(std::string_view column, std::string what) {
  sound_ = false;
  faults_.push_back({row_->line, std::string(column), std::move(what)});
}

Name TableReader::name(std::string_view column) {
  auto words = cell(column);
  if (words.empty()) fault(column, "must not be empty");
  if (words.size() > limits::name_bytes) fault(column, "must have at most 120 bytes");
  return Name(std::move(words));
}

std::optional<Minute> TableReader::minute(std::string_view column, bool needed) {
  const auto words = cell(column);
  if (words.empty() && !needed) return std::nullopt;
  const auto minute = minute_from(words);
  if (!minute) fault(column, "must be a time like 9:05, not \"" + words + "\"");
  return minute;
}

std::vector<Weekday> TableReader::weekdays(std::string_view column) {
  const auto words = cell(column);
  const auto days = weekdays_from(words);
  if (!days) fault(column, "must be days like Mon-Fri or Mon|Wed, not \"" + words + "\"");
  return days.value_or(std::vector<Weekday>{});
}

std::optional<Date> TableReader::date(std::string_view column) {
  auto words = cell(column);
  if (words.empty()) return std::nullopt;
  const bool dashed = words.size() == 10 && words[4] == '-' && words[7] == '-';
  std::erase(words, '-');
  const auto value = number(words);
  if (dashed && value && *value >= Date::min && *value <= Date::max) {
    const auto day = date::year(*value / 10'000) / (*value / 100 % 100) / (*value % 100);
    if (day.ok()) return Date(*value);
  }
  fault(column, "must be a date like 2026-09-21");
  return std::nullopt;
}

}  // namespace cueline::cli
