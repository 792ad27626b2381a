// When a person works and when they may be asked: stretches of their days, and everything else is read off those.
#include "server/domain/hours.hpp"

#include <algorithm>

#include "server/domain/day.hpp"
#include "server/domain/lookup.hpp"
#include "server/domain/school_time.hpp"

namespace cueline::domain {
namespace {

constexpr int days_ahead = 28;

Stretch on_date(const School& school, Date date, const WeekSpan& span) {
  return {at(school, date, span.start), at(school, date, span.end)};
}

Stretches on_date(const School& school, Date date, const std::vector<WeekSpan>& spans) {
  Stretches stretches;
  for (const auto& span : spans) {
    if (span.weekday == weekday_of(date)) stretches.push_back(on_date(school, date, span));
  }
  return in_order(std::move(stretches));
}

Stretches duty_on(const School& school, const Person& person, Date date) {
  if (!person.active) return {};
  auto duty = without(paid_on(school, person.id, date), absences_of(school, person.id));
  if (person.role == Role::substitute && person.until) duty = both(duty, {{Millis{0}, *person.until}});
  return duty;
}

// When something of that kind may disturb them on that day.
Stretches open_on(const School& school, const Person& person, Date date, Disturbance what) {
  auto open = duty_on(school, person, date);
  if (what == Disturbance::alert || !has_calendar(school)) return open;
  Stretches guarded;
  for (const auto& one : protected_on(school, person.id, date)) guarded.push_back({one.start, one.end});
  open = without(open, in_order(std::move(guarded)));
  const auto* const wishes = school.row<Preferences>(person.id.value);
  if (what != Disturbance::feedback || !wishes || wishes->feedback.empty()) return open;
  return both(open, on_date(school, date, wishes->feedback));
}

// The first moment from `time` on that lies in one of the stretches of a day.
template <class StretchesOn>
std::optional<Millis> first_in(const School& school, Millis time, const StretchesOn& stretches_on) {
  auto date = local(school, time).date;
  for (int i = 0; i <= days_ahead; ++i, date = date_after(date, 1)) {
    for (const auto& one : stretches_on(date)) {
      if (time < one.end) return std::max(time, one.start);
    }
  }
  return std::nullopt;
}

bool is_calm(const School& school, PersonId person, Millis time) {
  return whereabouts(school, person, time) == Whereabouts::free;
}

}  // namespace

Stretches paid_on(const School& school, PersonId person, Date date) {
  if (!has_calendar(school)) return {{at(school, date, 0), at(school, date_after(date, 1), 0)}};
  const auto* const hours = school.row<WorkHours>(person.value);
  if (hours && !hours->paid.empty()) {
    return is_closed(school, date) ? Stretches{} : on_date(school, date, hours->paid);
  }
  const auto day = school_day(school, date);
  return day ? Stretches{{day->start, day->end}} : Stretches{};
}

Stretches duty_on(const School& school, PersonId id, Date date) {
  const auto* const person = lookup(school.people, id);
  return person ? duty_on(school, *person, date) : Stretches{};
}

std::vector<ProtectedStretch> protected_on(const School& school, PersonId person, Date date) {
  const auto* const hours = school.row<WorkHours>(person.value);
  if (!hours || !has_calendar(school)) return {};
  const auto paid = paid_on(school, person, date);
  std::vector<ProtectedStretch> stretches;
  for (const auto& [span, why] : hours->protected_time) {
    if (span.weekday != weekday_of(date)) continue;
    for (const auto& part : both({on_date(school, date, span)}, paid)) stretches.push_back({part.start, part.end, why});
  }
  std::sort(stretches.begin(), stretches.end(),
            [](const ProtectedStretch& one, const ProtectedStretch& other) { return one.start < other.start; });
  return stretches;
}

Stretches absences_of(const School& school, PersonId person) {
  Stretches away;
  const auto* const ids = lookup(school.absences_of, person);
  if (!ids) return away;
  for (const auto id : *ids) {
    if (const auto* const absence = school.row<Absence>(id.value)) away.push_back({absence->from, absence->until});
  }
  return in_order(std::move(away));
}

bool is_absent(const School& school, PersonId person, Millis time) {
  const auto* const ids = lookup(school.absences_of, person);
  return ids && std::any_of(ids->begin(), ids->end(), [&](AbsenceId id) {
           const auto* const absence = school.row<Absence>(id.value);
           return absence && contains({absence->from, absence->until}, time);
         });
}

bool on_duty(const School& school, PersonId id, Millis time) {
  const auto* const person = lookup(school.people, id);
  if (!person || !person->active || pass_is_over(*person, time) || is_absent(school, id, time)) return false;
  if (!has_calendar(school)) return true;
  const auto duty = duty_on(school, *person, local(school, time).date);
  return std::any_of(duty.begin(), duty.end(), [&](const Stretch& one) { return contains(one, time); });
}

bool on_site(const School& school, PersonId id, Millis time) {
  const auto* const person = lookup(school.people, id);
  if (!person || !has_calendar(school)) return on_duty(school, id, time);
  const auto duty = duty_on(school, *person, local(school, time).date);
  return !duty.empty() && time < duty.back().end;
}

std::optional<Millis> next_on_duty(const School& school, PersonId id, Millis time) {
  const auto* const person = lookup(school.people, id);
  if (!person) return std::nullopt;
  return first_in(school, time, [&](Date date) { return duty_on(school, *person, date); });
}

std::optional<Millis> duty_end(const School& school, PersonId id, Millis time) {
  if (!on_duty(school, id, time)) return std::nullopt;
  const auto& person = school.people.at(id);
  auto end = time;
  auto date = local(school, time).date;
  // On over midnight, if the next day goes on where this one ends; without a calendar there may be no end.
  for (int i = 0; i <= days_ahead; ++i, date = date_after(date, 1)) {
    const auto duty = duty_on(school, person, date);
    const auto going_on =
        std::find_if(duty.begin(), duty.end(), [&](const Stretch& one) { return contains(one, end); });
    if (going_on == duty.end()) return end;
    end = going_on->end;
  }
  return std::nullopt;
}

std::optional<Protected> protected_now(const School& school, PersonId person, Millis time) {
  const auto* const hours = school.row<WorkHours>(person.value);
  if (!hours || !has_calendar(school) || !on_duty(school, person, time)) return std::nullopt;
  const auto today = local(school, time);
  for (const auto& [span, why] : hours->protected_time) {
    if (span.weekday != today.weekday) continue;
    const auto stretch = on_date(school, today.date, span);
    if (contains(stretch, time)) return Protected{why, stretch.end};
  }
  return std::nullopt;
}

std::optional<Millis> may_disturb_from(const School& school, PersonId id, Millis time, Disturbance what) {
  const auto* const person = lookup(school.people, id);
  if (!person) return std::nullopt;
  return first_in(school, time, [&](Date date) { return open_on(school, *person, date, what); });
}

Whereabouts whereabouts(const School& school, PersonId person, Millis time) {
  return whereabouts(school, Plan(school, time, Millis{time.value + 1}), person, time);
}

Whereabouts whereabouts(const School& school, const Plan& plan, PersonId person, Millis time) {
  if (is_absent(school, person, time)) return Whereabouts::absent;
  if (!on_duty(school, person, time)) return Whereabouts::off_duty;
  if (protected_now(school, person, time)) return Whereabouts::protected_time;
  return block_now(plan, person) ? Whereabouts::teaching : Whereabouts::free;
}

std::optional<PersonId> colleague_instead(const School& school, PersonId person, Millis time, PersonId but) {
  std::vector<PersonId> colleagues;
  for (const auto& [id, channel] : school.channels) {
    const bool shared = channel.channel_kind == ChannelKind::classroom || channel.channel_kind == ChannelKind::team;
    if (shared && holds(channel.members, person)) {
      colleagues.insert(colleagues.end(), channel.members.begin(), channel.members.end());
    }
  }
  colleagues = active_without(school, std::move(colleagues), person);
  std::erase_if(colleagues, [&](PersonId one) {
    return one == but || may_disturb_from(school, one, time, Disturbance::message) != time;
  });
  const auto calm =
      std::find_if(colleagues.begin(), colleagues.end(), [&](PersonId one) { return is_calm(school, one, time); });
  if (calm != colleagues.end()) return *calm;
  return colleagues.empty() ? std::nullopt : std::optional(colleagues.front());
}

}  // namespace cueline::domain
