// The rows of a school's lists. A row that is set stands whole in its entry (row_set), so whoever applies the entry
// puts it in the place of the one with its id; there is nothing else to know.
#pragma once

#include <variant>

#include "protocol/bells.hpp"
#include "protocol/cards.hpp"
#include "protocol/hours.hpp"
#include "protocol/rulebook.hpp"
#include "protocol/timetable.hpp"

namespace cueline {

// What people keep by hand (set_rows, remove_row).
using KeptRow =
    std::variant<Bells, Calendar, Room, Slot, WorkHours, Preferences, SignRule, TemplateRule, IssueRule, PursuitRule>;

// Those, and the rows that other commands make.
using Row = std::variant<Bells, Calendar, Room, Slot, WorkHours, Preferences, SignRule, TemplateRule, IssueRule,
                         PursuitRule, Absence, Cover, Reassignment, Tally, Card, Suggestion, Recent>;

}  // namespace cueline
