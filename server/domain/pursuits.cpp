#include "server/domain/pursuits.hpp"

#include <algorithm>

#include "server/domain/alert_done.hpp"
#include "server/domain/alert_parts.hpp"
#include "server/domain/items.hpp"
#include "server/domain/rulebook.hpp"
#include "server/domain/school_time.hpp"

namespace cueline::domain {
namespace {

constexpr std::int64_t second_ms = 1'000;
constexpr std::int64_t minute_ms = 60 * second_ms;
// Half of the time that is left, within these (taxonomy.md section 5).
constexpr std::int64_t half_left_min_ms = 2 * minute_ms;
constexpr std::int64_t half_left_max_ms = 30 * minute_ms;

std::optional<Millis> plus(std::optional<Millis> from, std::int64_t milliseconds) {
  if (!from) return std::nullopt;
  return Millis{from->value + milliseconds};
}

// When a step is first taken, if it applies at all.
std::optional<Millis> time_of(const School& school, const PursuitStep& step, const Moments& moments) {
  const std::int64_t wait = step.seconds * second_ms;
  switch (step.counted_from) {
    case CountedFrom::sent: return plus(moments.sent, wait);
    case CountedFrom::start: return plus(moments.start, wait);
    case CountedFrom::period_end: return plus(moments.period_end, wait);
    case CountedFrom::day_end: return plus(moments.day_end, wait);
    case CountedFrom::due: return plus(moments.due, wait);
    case CountedFrom::school_days: return after_school_days(school, moments.sent, step.seconds);
    case CountedFrom::half_left: break;
  }
  if (!moments.start || *moments.start <= moments.sent) return std::nullopt;
  const auto half = (moments.start->value - moments.sent.value) / 2;
  return plus(moments.sent, std::clamp(half, half_left_min_ms, half_left_max_ms) + wait);
}

// The time of a step and repetition, if it lies before the end.
std::optional<Millis> time_of(const School& school, const PursuitRule& rule, const Pursuit& pursuit,
                              const Moments& moments) {
  const auto& step = rule.steps[pursuit.step];
  const auto time =
      plus(time_of(school, step, moments), static_cast<std::int64_t>(pursuit.done) * step.every * second_ms);
  return time && (!moments.until || *time < *moments.until) ? time : std::nullopt;
}

// The first step from this place on that applies, with its time, which is not before `from`. Of repetitions whose time
// has passed only the last is taken, late; none if that step has just been taken.
Pursuit onward(const School& school, Pursuit pursuit, const Moments& moments, Millis from,
               std::optional<std::uint64_t> just_taken) {
  const auto rule = pursuit_rule(school, pursuit.rule);
  pursuit.next.reset();
  for (; pursuit.step < rule.steps.size(); ++pursuit.step, pursuit.done = 0) {
    const auto repeats = static_cast<std::uint64_t>(rule.steps[pursuit.step].repeats.value);
    for (; pursuit.done <= repeats; ++pursuit.done) {
      const auto time = time_of(school, rule, pursuit, moments);
      if (!time) break;
      auto later = pursuit;
      ++later.done;
      const auto then = later.done <= repeats ? time_of(school, rule, later, moments) : std::nullopt;
      const bool overtaken = (then && *then <= from) || (just_taken == pursuit.step && *time <= from);
      if (overtaken) continue;
      pursuit.next = std::max(*time, from);
      return pursuit;
    }
  }
  return pursuit;
}

}  // namespace

Pursuit begin_pursuit(const School& school, std::string_view rule, const Moments& moments) {
  return onward(school, Pursuit{.rule = Code(std::string(rule))}, moments, moments.sent, {});
}

std::optional<Step> step_due(const School& school, const Pursuit& pursuit, const Moments& moments, Millis now) {
  const auto rule = pursuit_rule(school, pursuit.rule);
  if (!pursuit.next || now < *pursuit.next || pursuit.step >= rule.steps.size()) return std::nullopt;
  auto after = pursuit;
  ++after.done;
  return Step{rule.steps[pursuit.step].act, onward(school, std::move(after), moments, now, pursuit.step)};
}

void apply(School& school, const Entry& entry, const Pursued& fact) {
  const auto set = [&](auto& record) {
    record.pursuit = fact.pursuit;
    school.touch(name_of(record));
  };
  if (auto* alert = lookup(school.alerts, id_cast<AlertId>(fact.item))) {
    told_of_silence(school, *alert, entry, fact);
    if (fact.pursuit.rule != undone_rule) return set(*alert);
    alert->undone = fact.pursuit;
    return school.touch(name_of(*alert));
  }
  if (auto* observation = lookup(school.observations, id_cast<ObservationId>(fact.item))) {
    return rise(school, entry, *observation, fact);
  }
  set(expect(school.issues, id_cast<IssueId>(fact.item)));
}

}  // namespace cueline::domain
