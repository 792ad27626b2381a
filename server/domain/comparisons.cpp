// Before and after: the weeks on either side of the day a card began. The week of that day is split by it.
#include "server/domain/observation_parts.hpp"
#include "server/domain/rulebook.hpp"
#include "server/domain/school_time.hpp"
#include "server/domain/watching.hpp"

namespace cueline::domain {
namespace {

constexpr std::uint64_t enough_observations = 10;

// The days of one week on one side: from the first to before the last.
struct Side {
  Date monday;
  Date first;
  Date last;
};

std::vector<Side> weeks_before(Date since, std::int64_t weeks) {
  const auto monday = date_after(since, 1 - weekday_of(since));
  const bool begins_on_monday = monday == since;
  std::vector<Side> sides;
  for (auto back = begins_on_monday ? weeks : weeks - 1; back >= (begins_on_monday ? 1 : 0); --back) {
    const auto week = date_after(monday, -7 * back);
    sides.push_back({week, week, back == 0 ? since : date_after(week, 7)});
  }
  return sides;
}

// Weeks that are still to come are left out.
std::vector<Side> weeks_after(Date since, std::int64_t weeks, Date today) {
  const auto monday = date_after(since, 1 - weekday_of(since));
  std::vector<Side> sides;
  for (std::int64_t on = 0; on < weeks; ++on) {
    const auto week = date_after(monday, 7 * on);
    if (week > today) break;
    sides.push_back({week, on == 0 ? since : week, date_after(week, 7)});
  }
  return sides;
}

// By date: how many observations, and whether somebody was there.
struct Days {
  std::map<std::int64_t, std::uint64_t> counts;
  WatchedHours watched;
};

WeekCount count(const Days& days, const Side& side) {
  WeekCount week{side.monday};
  for (auto date = side.first; date < side.last; date = date_after(date, 1)) {
    const auto seen = days.counts.find(date);
    if (seen != days.counts.end()) week.count += seen->second;
    if (seen != days.counts.end() || days.watched.contains(date)) ++week.days;
  }
  return week;
}

std::vector<WeekCount> count(const Days& days, const std::vector<Side>& sides) {
  std::vector<WeekCount> weeks;
  for (const auto& side : sides) weeks.push_back(count(days, side));
  return weeks;
}

bool has_sign(const Observation& one, const std::optional<Code>& sign) {
  return !sign || std::find(one.signs.begin(), one.signs.end(), *sign) != one.signs.end();
}

bool enough(const Comparison& found) {
  std::uint64_t observations = 0;
  bool both = true;
  for (const auto* side : {&found.before, &found.after}) {
    std::uint64_t days = 0;
    for (const auto& week : *side) {
      observations += week.count;
      days += week.days;
    }
    both = both && days > 0;
  }
  return both && observations >= enough_observations;
}

}  // namespace

result<Finding> find(const Asked& asked, const BeforeAfter& question, const Sightings& sightings) {
  const auto& school = asked.school;
  const auto* const card = school.row<Card>(question.card.value);
  if (!card || !care_team(asked, card->student)) return Errc::not_found;
  if (!card->since) return Errc::wrong_state;
  if (question.sign && !sign_rule(school, *question.sign)) return Errc::unknown_code;

  Comparison found;
  found.since = *card->since;
  const auto before = weeks_before(found.since, question.weeks);
  const auto after = weeks_after(found.since, question.weeks, local(school, asked.now).date);
  const auto from = at(school, before.front().first, 0);
  const auto until = std::min(asked.now, at(school, after.empty() ? found.since : after.back().last, 0));
  Days days;
  if (from < until) days.watched = watched_hours(school, school.students.at(card->student), from, until);
  for (const auto& one : sightings) {
    if (!one.retracted && has_sign(one, question.sign)) ++days.counts[local(school, one.seen_at).date];
  }
  found.before = count(days, before);
  found.after = count(days, after);
  found.enough = enough(found);
  return found;
}

}  // namespace cueline::domain
