#include "tests/rules/model.hpp"

#include <algorithm>

namespace cueline::rules {

namespace {

constexpr std::int64_t days_ahead = 60;
constexpr std::int64_t days_looked_ahead = 28;

const SpecialDay* special(const Calendar& calendar, std::int64_t day) {
  for (const auto& one : calendar.special) {
    if (one.date == date_of(day)) return &one;
  }
  return nullptr;
}

bool closed(const Calendar& calendar, std::int64_t day) {
  const auto* const one = special(calendar, day);
  return one && one->closed.value_or(false);
}

bool has_school(const Calendar& calendar, std::int64_t day) {
  if (day < days_of(calendar.first) || day > days_of(calendar.last)) return false;
  return std::ranges::find(calendar.weekdays, Weekday{weekday_of(day)}) != calendar.weekdays.end() &&
         !closed(calendar, day);
}

std::optional<Ringing> rings(const Plan& plan, std::int64_t day) {
  const auto& calendar = plan.calendar;
  if (!has_school(calendar, day)) return std::nullopt;
  std::size_t turn = 0;
  for (auto before = days_of(calendar.first); before < day; ++before) turn += has_school(calendar, before) ? 1 : 0;
  auto cycle_day = calendar.cycle[turn % calendar.cycle.size()];
  const auto* const other = special(calendar, day);
  for (const auto& one : calendar.cycle) {
    if (other && other->code == one.code) cycle_day = one;
  }
  if (other && other->bells) cycle_day.bells = *other->bells;
  Ringing ringing{.code = cycle_day.code};
  if (other && other->ends) ringing.last_minute = *other->ends;
  for (const auto& period : plan.bells.at(cycle_day.bells).periods) {
    const auto end = std::min<std::int64_t>(period.end, ringing.last_minute);
    if (period.start >= end) continue;
    ringing.bells.push_back({period.name, {plan.zone.at(day, period.start), plan.zone.at(day, end)}});
  }
  if (ringing.bells.empty()) return std::nullopt;
  return ringing;
}

}  // namespace

void Model::made() const {
  days_.clear();
  paid_.clear();
}

const Ringing* Model::ringing(std::int64_t day) const {
  if (!has_calendar()) return nullptr;
  auto known = days_.find(day);
  if (known == days_.end()) known = days_.emplace(day, rings(plan, day)).first;
  return known->second ? &*known->second : nullptr;
}

// Contract hours, if there are any, but for days on which the school is closed; else the school's own day.
const std::vector<Span>& Model::paid(PersonId person) const {
  auto [known, is_new] = paid_.try_emplace(person);
  if (!is_new) return known->second;
  const auto& hours = plan.staff.at(person).hours;
  for (auto day = plan.first_day - 3; day < plan.first_day + days_ahead; ++day) {
    if (hours.paid.empty()) {
      if (const auto* const today = ringing(day)) {
        known->second.push_back({today->bells.front().time.from, today->bells.back().time.until});
      }
      continue;
    }
    if (closed(plan.calendar, day)) continue;
    for (const auto& span : hours.paid) {
      if (span.weekday != weekday_of(day)) continue;
      const Span time{plan.zone.at(day, span.start), plan.zone.at(day, span.end)};
      if (time.from < time.until) known->second.push_back(time);
    }
  }
  return known->second;
}

bool Model::absent(PersonId person, std::int64_t time) const {
  return std::ranges::any_of(absences, [&](const auto& one) {
    const auto& [id, absence] = one;
    return absence.person == person && Span{absence.from.value, absence.until.value}.holds(time);
  });
}

bool Model::active(PersonId person, std::int64_t time) const {
  const auto known = plan.staff.find(person);
  return known != plan.staff.end() && known->second.active && (!known->second.until || time < *known->second.until);
}

// A school without a calendar has no hours: everybody always works.
bool Model::has_calendar() const { return !plan.calendar.cycle.empty(); }

bool Model::on_duty(PersonId person, std::int64_t time) const {
  if (!active(person, time) || absent(person, time)) return false;
  if (!has_calendar()) return true;
  return std::ranges::any_of(paid(person), [&](const Span& span) { return span.holds(time); });
}

std::optional<std::int64_t> Model::next_on_duty(PersonId person, std::int64_t time) const {
  if (on_duty(person, time)) return time;
  std::set<std::int64_t> turns;  // the moments at which duty can begin
  for (const auto& span : paid(person)) turns.insert(span.from);
  for (const auto& [id, absence] : absences) turns.insert(absence.until.value);
  for (auto turn = turns.upper_bound(time); turn != turns.end(); ++turn) {
    if (*turn > time + days_looked_ahead * day_ms) break;
    if (on_duty(person, *turn)) return *turn;
  }
  return std::nullopt;
}

bool Model::protects(PersonId person, std::int64_t time) const {
  if (!has_calendar() || !on_duty(person, time)) return false;
  const auto day = plan.zone.day_at(time);
  return std::ranges::any_of(plan.staff.at(person).hours.protected_time, [&](const ProtectedSpan& one) {
    return one.span.weekday == weekday_of(day) &&
           Span{plan.zone.at(day, one.span.start), plan.zone.at(day, one.span.end)}.holds(time);
  });
}

std::int64_t Model::paid_day_end(PersonId person, std::int64_t time) const {
  const auto start = has_calendar() ? next_on_duty(person, time) : std::nullopt;
  if (!start) return day_end(time);
  const auto day = plan.zone.day_at(*start);
  std::set<std::int64_t> ends;  // the moments at which duty can end
  for (const auto& span : paid(person)) ends.insert(span.until);
  for (const auto& [id, absence] : absences) ends.insert(absence.from.value);
  if (const auto until = plan.staff.at(person).until) ends.insert(*until);
  auto last = *start;
  for (const auto end : ends) {
    if (end > *start && plan.zone.day_at(end - 1) == day && on_duty(person, end - 1)) last = end;
  }
  return last;
}

bool Model::on_site(PersonId person, std::int64_t time) const {
  if (on_duty(person, time)) return true;
  const auto next = has_calendar() ? next_on_duty(person, time) : std::nullopt;
  return next && plan.zone.day_at(*next) == plan.zone.day_at(time);
}

std::int64_t Model::period_end(std::int64_t time) const {
  if (!has_calendar()) return time + hour_ms;
  for (auto day = plan.zone.day_at(time); day < plan.first_day + days_ahead; ++day) {
    const auto* const today = ringing(day);
    if (!today) continue;
    if (time < today->bells.front().time.from) return today->bells.front().time.until;
    for (const auto& bell : today->bells) {
      if (time < bell.time.from) return bell.time.from;
      if (time < bell.time.until) return bell.time.until;
    }
  }
  return time + hour_ms;
}

std::int64_t Model::day_end(std::int64_t time) const {
  if (!has_calendar()) return time + 8 * hour_ms;
  for (auto day = plan.zone.day_at(time); day < plan.first_day + days_ahead; ++day) {
    const auto* const today = ringing(day);
    if (today && time < today->bells.back().time.until) return today->bells.back().time.until;
  }
  return time + 8 * hour_ms;
}

std::int64_t Model::after_school_days(std::int64_t from, std::int64_t days) const {
  auto day = plan.zone.day_at(from);
  const auto wall = from + plan.zone.offset_at(from) * minute_ms - day * day_ms;
  for (; days > 0 && has_calendar(); days -= ringing(day) ? 1 : 0) ++day;
  day += days;
  return plan.zone.at(day, wall / minute_ms) + wall % minute_ms;
}

std::int64_t Model::after_school_time(std::int64_t from, std::int64_t left) const {
  if (!has_calendar()) return from + left;
  auto reached = from;
  for (auto day = plan.zone.day_at(from);; ++day) {
    const auto* const today = ringing(day);
    if (!today && day > days_of(plan.calendar.last)) return reached + left;
    if (!today) continue;
    const auto start = std::max(from, today->bells.front().time.from);
    const auto end = today->bells.back().time.until;
    if (start >= end) continue;
    if (left <= end - start) return start + left;
    left -= end - start;
    reached = end;
  }
}

}  // namespace cueline::rules
