// What the rows of the school's lists have in common: where they are at home, who may set them, how they are put in
// place. Included by this folder only; the rules of each kind of row are in its noun's file.
#pragma once

#include "server/domain/lookup.hpp"

namespace cueline::domain {

// The timeline that decides who sees a row. What names a student is the care team's; what is about one person alone is
// theirs; the rest is the school's.
[[nodiscard]] TimelineId home_of(const School& school, const Slot& row);
[[nodiscard]] TimelineId home_of(const School& school, const Card& row);
[[nodiscard]] TimelineId home_of(const School& school, const Suggestion& row);
[[nodiscard]] TimelineId home_of(const School& school, const Recent& row);
[[nodiscard]] inline TimelineId home_of(const School&, const Tally& row) { return timeline_of(row.id); }
[[nodiscard]] inline TimelineId home_of(const School&, const Reassignment& row) { return timeline_of(row.id); }
template <class T>
[[nodiscard]] TimelineId home_of(const School&, const T&) {
  return school_timeline;
}

// The draft that sets a row; a new one's id is the sequence the draft will get.
template <class T>
[[nodiscard]] Draft set_row(const School& school, T row, std::vector<PersonId> to = {}) {
  const auto home = home_of(school, row);
  return {home, {}, std::move(to), RowSet{std::move(row), {}}};
}
// The draft that takes it out of the list.
template <class T>
[[nodiscard]] Draft remove_row(const School& school, T row, std::vector<PersonId> to = {}) {
  const auto home = home_of(school, row);
  return {home, {}, std::move(to), RowSet{std::move(row), true}};
}

// Whether whoever asks may set this row as it is, or why not. `at` is its place in the command, for the field's name.
[[nodiscard]] boost::system::error_code check(const Asked& asked, const Bells& row);         // bells.cpp
[[nodiscard]] boost::system::error_code check(const Asked& asked, const Calendar& row);      // bells.cpp
[[nodiscard]] boost::system::error_code check(const Asked& asked, const Room& row);          // timetable.cpp
[[nodiscard]] boost::system::error_code check(const Asked& asked, const Slot& row);          // timetable.cpp
[[nodiscard]] boost::system::error_code check(const Asked& asked, const WorkHours& row);     // work_hours.cpp
[[nodiscard]] boost::system::error_code check(const Asked& asked, const Preferences& row);   // work_hours.cpp
[[nodiscard]] boost::system::error_code check(const Asked& asked, const SignRule& row);      // rule_checks.cpp
[[nodiscard]] boost::system::error_code check(const Asked& asked, const TemplateRule& row);  // rule_checks.cpp
[[nodiscard]] boost::system::error_code check(const Asked& asked, const IssueRule& row);     // rule_checks.cpp
[[nodiscard]] boost::system::error_code check(const Asked& asked, const PursuitRule& row);   // rule_checks.cpp

// Whether a row may be taken out of its list, or why not: what still names it stands in the way.
[[nodiscard]] boost::system::error_code check_removal(const Asked& asked, const Bells& row);  // bells.cpp
[[nodiscard]] boost::system::error_code check_removal(const Asked& asked, const Room& row);   // timetable.cpp

// Whether the slots among these rows put somebody at two places at once, on a day that two slots share.
[[nodiscard]] bool collide(const School& school, const std::vector<KeptRow>& rows);  // timetable.cpp

}  // namespace cueline::domain
