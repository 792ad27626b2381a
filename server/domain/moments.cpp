// Words for a time of the school day, as times: "until lunch", "next period".
#include <algorithm>
#include <cctype>

#include "server/domain/lookup.hpp"
#include "server/domain/school_time.hpp"

namespace cueline::domain {
namespace {

constexpr int days_ahead = 7;  // with school: a word that means nothing within a week is no time

// "Until lunch", "end of day": as the codes are written.
std::string plain(std::string words) {
  for (auto& letter : words) {
    letter = letter == ' ' ? '_' : static_cast<char>(std::tolower(static_cast<unsigned char>(letter)));
  }
  constexpr std::string_view until = "until_";
  return words.starts_with(until) ? words.substr(until.size()) : words;
}

// The first period that begins after `time` and is meant.
template <class Meant>
std::optional<Moment> next_that(const School& school, Millis time, const Meant& is_meant) {
  auto day = school_day(school, local(school, time).date);
  if (!day) day = next_school_day(school, local(school, time).date);
  for (int i = 0; day && i < days_ahead; ++i, day = next_school_day(school, day->date)) {
    for (const auto& period : day->periods) {
      if (time < period.start && is_meant(period)) return Moment{period.start, period.name};
    }
  }
  return std::nullopt;
}

Moment tomorrow(const School& school, Millis time) {
  const auto today = local(school, time).date;
  const auto next = next_school_day(school, today);
  if (next) return {next->start, next->periods.front().name};
  return {at(school, date_after(today, 1), 0), {}};
}

std::optional<Moment> moment(const School& school, const std::string& words, Millis time) {
  const auto of_kind = [&](PeriodKind kind) {
    return next_that(school, time, [&](const DayPeriod& period) { return period.period_kind == kind; });
  };
  if (words == "end_of_period") return Moment{period_end(school, time), {}};
  if (words == "end_of_day") return Moment{day_end(school, time), {}};
  if (words == "tomorrow") return tomorrow(school, time);
  if (words == "next_period") {
    const auto next = next_that(school, time, [](const DayPeriod&) { return true; });
    return next ? next : Moment{period_end(school, time), {}};
  }
  const auto named = next_that(school, time, [&](const DayPeriod& period) { return plain(period.name) == words; });
  if (named) return named;
  if (words == "lunch") return of_kind(PeriodKind::lunch);
  if (words == "recess") return of_kind(PeriodKind::recess);
  return std::nullopt;
}

}  // namespace

result<Finding> find(const Asked& asked, const WhenIs& question) {
  const auto found = moment(asked.school, plain(question.words), question.after.value_or(asked.now));
  if (!found) return Errc::unknown_code;
  return *found;
}

}  // namespace cueline::domain
