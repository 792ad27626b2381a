// Bell schedules and the calendar: what may be set, and what still rings and so cannot go.
#include <algorithm>

#include "server/domain/rows.hpp"
#include "server/domain/school_time.hpp"

namespace cueline::domain {
namespace {

using boost::system::error_code;

constexpr std::int64_t longest_year = 800;  // days: whoever counts school days walks over them

template <class Rows, class Of>
bool each_differs(const Rows& rows, const Of& of) {
  for (auto one = rows.begin(); one != rows.end(); ++one) {
    if (std::any_of(rows.begin(), one, [&](const auto& earlier) { return of(earlier) == of(*one); })) return false;
  }
  return true;
}

bool has_code(const Calendar& row, const Code& code) {
  return std::any_of(row.cycle.begin(), row.cycle.end(), [&](const CycleDay& day) { return day.code == code; });
}

error_code check_special(const Asked& asked, const Calendar& row, const SpecialDay& day) {
  if (!is_date(day.date) || day.date < row.first || row.last < day.date) return Errc::no_such_date;
  if (day.bells && !asked.school.row<Bells>(day.bells->value)) return Errc::not_found;
  if (day.code && !has_code(row, *day.code)) return Errc::unknown_code;
  return {};
}

}  // namespace

error_code check(const Asked& asked, const Bells& row) {
  for (const auto& [id, other] : asked.school.rows<Bells>()) {
    if (other.id != row.id && other.name == row.name) return Errc::name_taken;
  }
  for (std::size_t i = 0; i < row.periods.size(); ++i) {
    if (row.periods[i].end <= row.periods[i].start) return Errc::end_before_start;
    if (i > 0 && row.periods[i].start < row.periods[i - 1].end) return Errc::overlapping;
  }
  if (!each_differs(row.periods, [](const Period& one) { return one.name; })) return Errc::name_taken;
  return {};
}

error_code check(const Asked& asked, const Calendar& row) {
  if (row.id != CalendarId{1}) return Errc::out_of_range;
  if (!is_date(row.first) || !is_date(row.last)) return Errc::no_such_date;
  if (row.last < row.first) return Errc::end_before_start;
  if (days_between(row.first, row.last) > longest_year) return Errc::out_of_range;
  if (!each_differs(row.weekdays, [](Weekday day) { return day.value; })) return Errc::overlapping;
  if (!each_differs(row.cycle, [](const CycleDay& day) { return day.code; })) return Errc::name_taken;
  for (const auto& day : row.cycle) {
    if (!asked.school.row<Bells>(day.bells.value)) return Errc::not_found;
  }
  for (const auto& day : row.special) {
    if (const auto refusal = check_special(asked, row, day)) return refusal;
  }
  if (!each_differs(row.special, [](const SpecialDay& day) { return day.date.value; })) return Errc::overlapping;
  return {};
}

error_code check_removal(const Asked& asked, const Bells& row) {
  for (const auto& [id, calendar] : asked.school.rows<Calendar>()) {
    const auto rings = [&](const auto& day) { return day.bells == row.id; };
    if (std::any_of(calendar.cycle.begin(), calendar.cycle.end(), rings)) return Errc::wrong_state;
    if (std::any_of(calendar.special.begin(), calendar.special.end(), rings)) return Errc::wrong_state;
  }
  return {};
}

}  // namespace cueline::domain
