#include <date/tz.h>

#include <charconv>
#include <chrono>

#include "clients/cli/remote.hpp"

namespace cueline::cli {
namespace {

std::optional<std::int64_t> number(std::string_view digits) {
  std::int64_t value = 0;
  const auto [end, error] = std::from_chars(digits.data(), digits.data() + digits.size(), value);
  if (error != std::errc() || end != digits.data() + digits.size() || value < 0) return std::nullopt;
  return value;
}

// "2026-11-24"
std::optional<date::local_days> day_from(std::string_view words) {
  if (words.size() != 10 || words[4] != '-' || words[7] != '-') return std::nullopt;
  const auto year = number(words.substr(0, 4));
  const auto month = number(words.substr(5, 2));
  const auto day = number(words.substr(8, 2));
  if (!year || !month || !day) return std::nullopt;
  const auto date = date::year(static_cast<int>(*year)) / static_cast<int>(*month) / static_cast<int>(*day);
  return date.ok() ? std::optional(date::local_days(date)) : std::nullopt;
}

}  // namespace

std::optional<Millis> time_from(const View& view, const std::string& words) {
  using namespace std::chrono;
  if (words.empty()) return std::nullopt;
  const auto colon = words.find(':');
  if (colon == std::string::npos) {
    const auto amount = number(std::string_view(words).substr(0, words.size() - 1));
    const auto unit = std::string_view("mhd").find(words.back());
    constexpr std::int64_t minutes_of[] = {1, 60, 24 * 60};
    if (!amount || unit == std::string_view::npos || *amount > 14 * 24 * 60) return std::nullopt;
    return Millis{now().value + *amount * minutes_of[unit] * 60'000};
  }
  const auto gap = words.find_first_of(" T");
  const auto given = gap == std::string::npos ? std::nullopt : day_from(std::string_view(words).substr(0, gap));
  if (gap != std::string::npos && (!given || colon < gap)) return std::nullopt;
  const auto begin = gap == std::string::npos ? 0 : gap + 1;
  const auto hour = number(std::string_view(words).substr(begin, colon - begin));
  const auto minute = number(std::string_view(words).substr(colon + 1));
  if (!hour || !minute || *hour > 23 || *minute > 59) return std::nullopt;
  const auto* zone = date::locate_zone(view.school.time_zone);
  const auto day = given ? *given : date::floor<date::days>(zone->to_local(system_clock::now()));
  const auto local = day + hours(*hour) + minutes(*minute);
  // A time that daylight saving skips or repeats means the first instant that fits.
  const auto instant = zone->to_sys(local, date::choose::earliest);
  return Millis{duration_cast<milliseconds>(instant.time_since_epoch()).count()};
}

}  // namespace cueline::cli
