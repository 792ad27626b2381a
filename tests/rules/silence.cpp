#include "tests/rules/silence.hpp"

#include <algorithm>

#include "protocol/catalog_pursuits.hpp"
#include "tests/rules/clock.hpp"

namespace cueline::rules {

SilenceSteps steps_of(const std::string& situation) {
  SilenceSteps steps;
  for (const auto& row : catalog::pursuits) {
    if (row.code == situation) steps.push_back({row.counted_from, row.seconds, row.repeats, row.every, row.act});
  }
  return steps;
}

Silence::Silence(SilenceSteps steps, CountFrom moments) : steps_(std::move(steps)), moments_(std::move(moments)) {
  for (std::size_t step = 0; step < steps_.size(); ++step) {
    for (std::int64_t repeat = 0; repeat <= steps_[step].repeats; ++repeat) plan_.emplace_back(step, repeat);
  }
  last_ = moments_.sent;
}

std::optional<std::int64_t> Silence::time_of(const PursuitStep& step, std::int64_t repeat) const {
  const auto wait = (step.seconds + repeat * step.every) * second_ms;
  std::optional<std::int64_t> from;
  switch (step.counted_from) {
    case CountedFrom::sent: from = moments_.sent; break;
    case CountedFrom::start: from = moments_.start; break;
    case CountedFrom::period_end: from = moments_.period_end; break;
    case CountedFrom::day_end: from = moments_.day_end; break;
    case CountedFrom::due: from = moments_.due; break;
    case CountedFrom::school_days: return moments_.after_school_days(step.seconds) + repeat * step.every * second_ms;
    case CountedFrom::half_left:
      if (!moments_.start || *moments_.start <= moments_.sent) return std::nullopt;
      from = moments_.sent + std::clamp((*moments_.start - moments_.sent) / 2, 2 * minute_ms, 30 * minute_ms);
  }
  if (!from) return std::nullopt;
  return *from + wait;
}

// What does not apply, comes too late, or is overtaken by a repetition of the same step: of those that were missed, one
// is made up for.
bool Silence::is_left_out(std::size_t place) const {
  const auto [step, repeat] = plan_[place];
  const auto in_time = [&](std::optional<std::int64_t> time) {
    return time && (!moments_.until || *time < *moments_.until);
  };
  const auto time = time_of(steps_[step], repeat);
  if (!in_time(time)) return true;
  if (just_done_ == step && *time <= done_at_) return true;
  if (repeat == steps_[step].repeats) return false;
  const auto again = time_of(steps_[step], repeat + 1);
  return in_time(again) && *again <= last_;
}

std::optional<Silence::Due> Silence::next() const {
  if (steps_.empty()) return std::nullopt;
  for (auto place = place_; place < plan_.size(); ++place) {
    if (is_left_out(place)) continue;
    const auto& step = steps_[plan_[place].first];
    return Due{std::max(*time_of(step, plan_[place].second), last_), step.act};
  }
  return std::nullopt;
}

void Silence::done(std::int64_t time) {
  while (place_ < plan_.size() && is_left_out(place_)) ++place_;
  if (place_ < plan_.size()) just_done_ = plan_[place_].first;
  ++place_;
  last_ = done_at_ = time;
}

}  // namespace cueline::rules
