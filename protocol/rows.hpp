// The rows of a school's lists. A row that is set stands whole in its entry (row_set), so whoever applies the entry
// puts it in the place of the one with its id; there is nothing else to know.
#pragma once

#include <boost/describe/class.hpp>
#include <cstdint>
#include <variant>

#include "protocol/bells.hpp"
#include "protocol/cards.hpp"
#include "protocol/check_ins.hpp"
#include "protocol/hours.hpp"
#include "protocol/kudos.hpp"
#include "protocol/norms.hpp"
#include "protocol/planning.hpp"
#include "protocol/profiles.hpp"
#include "protocol/rulebook.hpp"
#include "protocol/timetable.hpp"

namespace cueline {

// What people keep by hand (set_rows, remove_row).
using KeptRow = std::variant<Bells, Calendar, Room, Slot, WorkHours, Preferences, SignRule, TemplateRule, IssueRule,
                             PursuitRule, Profile>;

// Those, and the rows that other commands make.
using Row = std::variant<Bells, Calendar, Room, Slot, WorkHours, Preferences, SignRule, TemplateRule, IssueRule,
                         PursuitRule, Absence, Cover, Reassignment, Tally, Card, Suggestion, Recent, Profile, Norms,
                         Kudos, CheckIn, Planning>;

// ---- The lists ----

// Sets rows of the school's lists, all or none: bells, calendar, rooms, timetable, hours, rules; one's own preferences
// and profile.
struct SetRows {
  List<KeptRow, limits::rows_per_command, 1> rows;  // each whole; id 0 makes a new one
};
BOOST_DESCRIBE_STRUCT(SetRows, (), (rows))

// Takes a row out of the school's lists. A rule's row gives way to the one the school started with.
struct RemoveRow {
  KeptKind row_kind = KeptKind::slot;  // of which list
  std::uint64_t id = 0;                // which
};
BOOST_DESCRIBE_STRUCT(RemoveRow, (), (row_kind, id))

}  // namespace cueline
