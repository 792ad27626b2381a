// What silence leads to, and when: the steps of a rule counted out by hand. One for each thing that waits for an
// answer.
#pragma once

#include <algorithm>
#include <cstdint>
#include <functional>
#include <optional>
#include <string>
#include <utility>
#include <vector>

#include "protocol/rulebook.hpp"

namespace cueline::rules {

using SilenceSteps = std::vector<PursuitStep>;

// The steps of a situation: those every school starts with.
[[nodiscard]] SilenceSteps steps_of(const std::string& situation);

// The moments that steps are counted from; none: a step counted from it is left out.
struct CountFrom {
  std::int64_t sent = 0;
  std::optional<std::int64_t> start, period_end, day_end, due, until;
  std::function<std::int64_t(std::int64_t)> after_school_days;
};

class Silence {
 public:
  Silence() = default;
  Silence(SilenceSteps steps, CountFrom moments);

  struct Due {
    std::int64_t time;
    PursuitAct act;
  };
  [[nodiscard]] std::optional<Due> next() const;
  void done(std::int64_t time);  // the next one was done then
  void stop() { steps_.clear(); }
  void count_from(CountFrom moments) { moments_ = std::move(moments); }  // what is known of the day has changed
  void wait_until(std::int64_t time) { last_ = std::max(last_, time); }  // nobody was waited for till then

 private:
  [[nodiscard]] std::optional<std::int64_t> time_of(const PursuitStep& step, std::int64_t repeat) const;
  [[nodiscard]] bool is_left_out(std::size_t place) const;

  SilenceSteps steps_;
  CountFrom moments_;
  std::vector<std::pair<std::size_t, std::int64_t>> plan_;  // step and repetition, in order
  std::size_t place_ = 0;
  std::int64_t last_ = 0;
  std::optional<std::size_t> just_done_;  // the step,
  std::int64_t done_at_ = 0;              // and when
};

}  // namespace cueline::rules
