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
[[nodiscard]] TimelineId home_of(const School& school, const Kudos& row);
[[nodiscard]] inline TimelineId home_of(const School&, const Norms& row) { return timeline_of(row.id); }
[[nodiscard]] inline TimelineId home_of(const School&, const CheckIn& row) { return timeline_of(row.room); }
[[nodiscard]] inline TimelineId home_of(const School&, const Planning& row) { return timeline_of(row.id); }
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

// The refusal of one item of a list, as one of what holds the list: "/end" becomes "/periods/3/end".
[[nodiscard]] Refusal in_list(std::string_view list, std::size_t item, Refusal refusal);

// Whether whoever asks may set this row as it is, or why not: with the field of the row.
[[nodiscard]] Refusal check(const Asked& asked, const Bells& row);        // bells.cpp
[[nodiscard]] Refusal check(const Asked& asked, const Calendar& row);     // bells.cpp
[[nodiscard]] Refusal check(const Asked& asked, const Room& row);         // timetable.cpp
[[nodiscard]] Refusal check(const Asked& asked, const Slot& row);         // timetable.cpp
[[nodiscard]] Refusal check(const Asked& asked, const WorkHours& row);    // work_hours.cpp
[[nodiscard]] Refusal check(const Asked& asked, const Preferences& row);  // work_hours.cpp
[[nodiscard]] inline Refusal check(const Asked&, const Profile&) { return {}; }
[[nodiscard]] Refusal check(const Asked& asked, const SignRule& row);      // rule_checks.cpp
[[nodiscard]] Refusal check(const Asked& asked, const TemplateRule& row);  // rule_checks.cpp
[[nodiscard]] Refusal check(const Asked& asked, const IssueRule& row);     // rule_checks.cpp
[[nodiscard]] Refusal check(const Asked& asked, const PursuitRule& row);   // rule_checks.cpp

// The first item that says the same of itself as one before it.
template <class Items, class Of>
[[nodiscard]] std::optional<std::size_t> repeated(const Items& items, const Of& of) {
  for (std::size_t i = 0; i < items.size(); ++i) {
    const auto end = items.begin() + static_cast<std::ptrdiff_t>(i);
    if (std::any_of(items.begin(), end, [&](const auto& earlier) { return of(earlier) == of(items[i]); })) return i;
  }
  return std::nullopt;
}

// Whether a row may be taken out of its list, or why not: what still names it stands in the way.
[[nodiscard]] boost::system::error_code check_removal(const Asked& asked, const Bells& row);  // bells.cpp
[[nodiscard]] boost::system::error_code check_removal(const Asked& asked, const Room& row);   // timetable.cpp

// The first of these rows that puts somebody at two places at once, on a day that two slots share (timetable.cpp).
[[nodiscard]] std::optional<std::size_t> collision(const School& school, const std::vector<KeptRow>& rows);

}  // namespace cueline::domain
