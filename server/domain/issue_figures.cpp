// The figures of a school's issues, for admins: counts and medians by kind, week and place. Never who.
#include <array>
#include <tuple>
#include <utility>

#include "server/domain/access.hpp"
#include "server/domain/lookup.hpp"
#include "server/domain/school_time.hpp"

namespace cueline::domain {
namespace {

constexpr std::int64_t four_weeks_ms = std::int64_t{28} * 24 * 60 * 60 * 1000;
constexpr std::array<std::int64_t, 5> ages{1, 3, 5, 10, 20};  // school days
constexpr std::size_t enough = 3;                             // issues that make a pattern

// What is told of an issue, open or closed. `declined` and `closed` only of closed ones.
std::vector<IssueOutcome> told_to(const School& school, PersonId person) {
  std::vector<IssueOutcome> all;
  for (const auto& [id, one] : school.rows<IssueOutcome>()) {
    if (one.closed && one.bypass != person) all.push_back(one);
  }
  for (const auto& [id, one] : school.issues) {
    if (one.closed || one.bypass == person) continue;
    all.push_back({one.id,
                   one.issue_kind,
                   one.room,
                   one.time,
                   one.due,
                   one.first_answer,
                   {},
                   false,
                   one.confidential,
                   one.bypass});
  }
  return all;
}

struct Window {
  Millis from;
  Millis until;
  [[nodiscard]] bool has(Millis time) const { return from <= time && time < until; }
  [[nodiscard]] bool has(std::optional<Millis> time) const { return time && has(*time); }
};

bool open_at(const IssueOutcome& one, Millis time) { return one.time < time && (!one.closed || time <= *one.closed); }

bool past_promise_at(const IssueOutcome& one, Millis time) {
  return one.due < time && (!one.first_answer || time <= *one.first_answer);
}

std::optional<Millis> median(std::vector<std::int64_t> values) {
  if (values.empty()) return std::nullopt;
  std::sort(values.begin(), values.end());
  const auto middle = values.size() / 2;
  if (values.size() % 2 == 1) return Millis{values[middle]};
  return Millis{(values[middle - 1] + values[middle]) / 2};
}

// Medians of what was first answered, and of what was settled, in this time.
std::pair<std::optional<Millis>, std::optional<Millis>> medians(const School& school,
                                                                const std::vector<IssueOutcome>& all,
                                                                const Window& window) {
  std::vector<std::int64_t> to_answer;
  std::vector<std::int64_t> to_settled;
  for (const auto& one : all) {
    if (window.has(one.first_answer)) to_answer.push_back(school_time_between(school, one.time, *one.first_answer));
    if (window.has(one.closed) && !one.declined) {
      to_settled.push_back(school_time_between(school, one.time, *one.closed));
    }
  }
  return {median(std::move(to_answer)), median(std::move(to_settled))};
}

WeekFigures week_of(const School& school, const std::vector<IssueOutcome>& all, Date monday, Millis now) {
  const Window week{at(school, monday, 0), std::min(at(school, date_after(monday, 7), 0), Millis{now.value + 1})};
  WeekFigures figures{.monday = monday};
  for (const auto& one : all) {
    if (week.has(one.time)) ++figures.raised;
    if (!open_at(one, week.until)) continue;
    ++figures.open;
    if (past_promise_at(one, week.until)) ++figures.past_promise;
  }
  std::tie(figures.to_answer, figures.to_settled) = medians(school, all, week);
  return figures;
}

std::vector<KindFigures> kinds_of(const std::vector<IssueOutcome>& all, const Window& window) {
  std::map<Code, KindFigures> kinds;
  for (const auto& one : all) {
    if (one.closed && !window.has(one.time)) continue;
    auto& kind = kinds.try_emplace(one.issue_kind, KindFigures{one.issue_kind}).first->second;
    if (window.has(one.time)) ++kind.raised;
    if (one.closed) continue;
    ++kind.open;
    if (past_promise_at(one, window.until)) ++kind.past_promise;
  }
  std::vector<KindFigures> sorted;
  for (auto& [code, kind] : kinds) sorted.push_back(std::move(kind));
  std::sort(sorted.begin(), sorted.end(), [](const auto& one, const auto& other) {
    return one.open != other.open ? one.open > other.open : one.issue_kind < other.issue_kind;
  });
  return sorted;
}

std::vector<std::uint64_t> ages_of(const School& school, const std::vector<IssueOutcome>& all, Millis now) {
  std::vector<std::uint64_t> counts(ages.size() + 1);
  for (const auto& one : all) {
    if (one.closed) continue;
    const auto within = [&](std::int64_t days) { return now <= after_school_days(school, one.time, days); };
    ++counts[static_cast<std::size_t>(std::find_if(ages.begin(), ages.end(), within) - ages.begin())];
  }
  return counts;
}

// One cause in one place that comes more often than in the four weeks before. What is confidential is in none: a
// pattern names the issues it rests on.
std::vector<IssuePattern> patterns_of(const std::vector<IssueOutcome>& all, Millis now) {
  std::map<std::pair<Code, std::optional<ChannelId>>, IssuePattern> found;
  for (const auto& one : all) {
    const auto age = now.value - one.time.value;
    if (one.confidential.value_or(false) || one.bypass || age >= 2 * four_weeks_ms) continue;
    auto& pattern = found.try_emplace({one.issue_kind, one.room}, IssuePattern{one.issue_kind, one.room}).first->second;
    if (age >= four_weeks_ms) {
      ++pattern.before;
    } else {
      ++pattern.count;
      pattern.evidence.push_back(one.id);
    }
  }
  std::vector<IssuePattern> grown;
  for (auto& [where, pattern] : found) {
    std::sort(pattern.evidence.begin(), pattern.evidence.end());
    if (pattern.count >= enough && pattern.count > pattern.before) grown.push_back(std::move(pattern));
  }
  const auto growth = [](const IssuePattern& one) { return one.count - one.before; };
  std::sort(grown.begin(), grown.end(), [&](const auto& one, const auto& other) {
    return std::tuple(growth(other), one.issue_kind, one.room) < std::tuple(growth(one), other.issue_kind, other.room);
  });
  return grown;
}

}  // namespace

result<Finding> find(const Asked& asked, const IssueFiguresOf& question) {
  if (!is_admin(asked)) return Errc::not_allowed;

  // From here nothing can fail.
  const auto& school = asked.school;
  const auto all = told_to(school, asked.by.id);
  const auto today = local(school, asked.now);
  const auto monday = date_after(today.date, 1 - today.weekday);
  const auto first = date_after(monday, -7 * (question.weeks - 1));
  const Window window{at(school, first, 0), Millis{asked.now.value + 1}};

  IssueFigures figures{.kinds = kinds_of(all, window)};
  for (std::int64_t week = 0; week < question.weeks; ++week) {
    figures.weeks.push_back(week_of(school, all, date_after(first, 7 * week), asked.now));
  }
  figures.open_ages = ages_of(school, all, asked.now);
  std::tie(figures.to_answer, figures.to_settled) = medians(school, all, window);
  for (const auto& one : all) {
    if (!window.has(one.closed)) continue;
    ++figures.closed;
    if (one.declined) ++figures.declined;
  }
  figures.patterns = patterns_of(all, asked.now);
  return Finding(std::move(figures));
}

}  // namespace cueline::domain
