// What became of planning time, week by week, and which rooms have none: for admins, without names.
#include <algorithm>
#include <map>
#include <set>

#include "server/domain/planning_parts.hpp"
#include "server/domain/school_time.hpp"
#include "server/domain/together_rules.hpp"

namespace cueline::domain {
namespace {

constexpr std::size_t most_causes = 20;
constexpr std::int64_t minute_ms = 60'000;

Date monday_of(const School& school, Millis time) {
  const auto day = local(school, time);
  return date_after(day.date, 1 - day.weekday);
}

void count(PlanningWeek& week, const Planning& planning) {
  const auto minutes = static_cast<std::uint64_t>((planning.until.value - planning.from.value) / minute_ms);
  const bool lost = planning.state == PlanningState::lost;
  if (is_agreed(planning) || lost) week.planned_minutes += minutes;
  if (planning.state == PlanningState::kept) week.kept_minutes += minutes;
  if (lost) week.lost_minutes += minutes;
}

}  // namespace

result<Finding> find(const Asked& asked, const PlanningTimeOf& question) {
  if (!is_admin(asked)) return Errc::not_allowed;
  const auto& school = asked.school;
  const auto this_week = monday_of(school, asked.now);
  std::map<std::int64_t, PlanningWeek> weeks;
  for (auto n = question.weeks - 1; n >= 0; --n) {
    const auto monday = date_after(this_week, -7 * n);
    weeks[monday] = {.monday = monday};
  }
  std::vector<const Planning*> lost;
  std::set<ChannelId> with_time;
  for (const auto& [id, planning] : school.rows<Planning>()) {
    const auto monday = monday_of(school, planning.from);
    if (const auto week = weeks.find(monday); week != weeks.end()) {
      count(week->second, planning);
      if (planning.lost_to) lost.push_back(&planning);
    }
    if (monday == this_week && is_agreed(planning) && planning.room) with_time.insert(*planning.room);
  }
  PlanningTime answer;
  for (const auto& [monday, week] : weeks) answer.weeks.push_back(week);
  std::ranges::sort(lost, std::greater(), [](const Planning* one) { return one->from; });
  for (const auto* const one : lost) {
    if (answer.lost_to.size() < most_causes) answer.lost_to.push_back(*one->lost_to);
  }
  for (const auto& [id, channel] : school.channels) {
    if (channel.channel_kind == ChannelKind::classroom && !with_time.contains(id)) answer.rooms_without.push_back(id);
  }
  return answer;
}

}  // namespace cueline::domain
