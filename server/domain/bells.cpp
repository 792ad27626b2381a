// Bell schedules and the calendar: what may be set, and what still rings and so cannot go.
#include <algorithm>

#include "server/domain/rows.hpp"
#include "server/domain/school_time.hpp"

namespace cueline::domain {
namespace {

using boost::system::error_code;

constexpr std::int64_t longest_year = 800;  // days: whoever counts school days walks over them

bool has_code(const Calendar& row, const Code& code) {
  return std::any_of(row.cycle.begin(), row.cycle.end(), [&](const CycleDay& day) { return day.code == code; });
}

Refusal check_special(const Asked& asked, const Calendar& row, const SpecialDay& day) {
  if (!is_date(day.date) || day.date < row.first || row.last < day.date) return {Errc::no_such_date, "/date"};
  if (day.bells && !asked.school.row<Bells>(day.bells->value)) return {Errc::not_found, "/bells"};
  if (day.code && !has_code(row, *day.code)) return {Errc::unknown_code, "/code"};
  return {};
}

}  // namespace

Refusal check(const Asked& asked, const Bells& row) {
  for (const auto& [id, other] : asked.school.rows<Bells>()) {
    if (other.id != row.id && other.name == row.name) return {Errc::name_taken, "/name"};
  }
  for (std::size_t i = 0; i < row.periods.size(); ++i) {
    const auto& period = row.periods[i];
    if (period.end <= period.start) return in_list("periods", i, {Errc::end_before_start, "/end"});
    if (i > 0 && period.start < row.periods[i - 1].end) return in_list("periods", i, {Errc::overlapping, "/start"});
  }
  const auto twice = repeated(row.periods, [](const Period& one) { return one.name; });
  return twice ? in_list("periods", *twice, {Errc::name_taken, "/name"}) : Refusal();
}

Refusal check(const Asked& asked, const Calendar& row) {
  if (row.id != CalendarId{1}) return {Errc::out_of_range, "/id"};
  if (!is_date(row.first)) return {Errc::no_such_date, "/first"};
  if (!is_date(row.last)) return {Errc::no_such_date, "/last"};
  if (row.last < row.first) return {Errc::end_before_start, "/last"};
  if (days_between(row.first, row.last) > longest_year) return {Errc::out_of_range, "/last"};
  if (const auto twice = repeated(row.weekdays, [](Weekday day) { return day.value; })) {
    return in_list("weekdays", *twice, Errc::overlapping);
  }
  if (const auto twice = repeated(row.cycle, [](const CycleDay& day) { return day.code; })) {
    return in_list("cycle", *twice, {Errc::name_taken, "/code"});
  }
  for (std::size_t i = 0; i < row.cycle.size(); ++i) {
    if (!asked.school.row<Bells>(row.cycle[i].bells.value)) return in_list("cycle", i, {Errc::not_found, "/bells"});
  }
  for (std::size_t i = 0; i < row.special.size(); ++i) {
    if (auto refusal = check_special(asked, row, row.special[i])) return in_list("special", i, std::move(refusal));
  }
  const auto twice = repeated(row.special, [](const SpecialDay& day) { return day.date.value; });
  return twice ? in_list("special", *twice, {Errc::overlapping, "/date"}) : Refusal();
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
