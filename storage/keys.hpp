// Every key on disk. Frozen: what is written with these is read by every later version.
// One byte for the table, then fixed-width big-endian numbers, so that byte order is number order.
#pragma once

#include <array>
#include <string>
#include <string_view>

#include "protocol/ids.hpp"

namespace cueline::storage::keys {

enum class Table : char {
  meta = 'M',      // name                            -> format version, epoch
  entry = 'E',     // school, sequence                -> sealed entry
  timeline = 'T',  // school, timeline, sequence      -> '' (home) or the home timeline (reference)
  live = 'R',      // school, kind, id                -> record as JSON
  archive = 'A',   // school, kind, id                -> record as JSON, retired from memory
  dedup = 'D',     // school, person, command id      -> the first answer
  due = 'U',       // school, time, id                -> '' : something is due then
  read = 'P',      // school, person, timeline        -> sequence read up to
  auth = 'X',      // what, key                       -> account, session, invitation as JSON
  student = 'O',   // school, student, observation    -> '' : an observation of this student, live or archived
  notice = 'N',    // school, item, person, sequence  -> a notice that leaves the page, and how far it has come
};

// Whose tables they are: a row of any other is nobody's.
inline constexpr std::string_view tables_of_a_school = "ETRADUPON", tables_of_the_folder = "MX";

// What kind of record a row holds; the byte is frozen too.
enum class RecordKind : char {
  school = 's',
  person = 'p',
  channel = 'c',
  student = 't',
  observation = 'o',
  alert = 'a',
  issue = 'i',
  bells = 'b',
  calendar = 'k',
  room = 'r',
  slot = 'l',
  work_hours = 'h',
  preferences = 'f',
  sign_rule = 'S',
  template_rule = 'T',
  issue_rule = 'I',
  pursuit_rule = 'P',
  absence = 'x',
  cover = 'v',
  reassignment = 'm',
  tally = 'y',
  card = 'd',
  suggestion = 'g',
  recent = 'n',
  issue_outcome = '*',
  profile = 'q',
  norms = 'w',
  kudos = 'z',
  check_in = 'j',
  planning = 'u',
  reveals = 'e'
};

// In the order of the Record variant.
inline constexpr std::array record_kinds{
    RecordKind::school,        RecordKind::person,    RecordKind::channel,       RecordKind::student,
    RecordKind::observation,   RecordKind::alert,     RecordKind::issue,         RecordKind::bells,
    RecordKind::calendar,      RecordKind::room,      RecordKind::slot,          RecordKind::work_hours,
    RecordKind::preferences,   RecordKind::sign_rule, RecordKind::template_rule, RecordKind::issue_rule,
    RecordKind::pursuit_rule,  RecordKind::absence,   RecordKind::cover,         RecordKind::reassignment,
    RecordKind::tally,         RecordKind::card,      RecordKind::suggestion,    RecordKind::recent,
    RecordKind::issue_outcome, RecordKind::profile,   RecordKind::norms,         RecordKind::kudos,
    RecordKind::check_in,      RecordKind::planning,  RecordKind::reveals};

[[nodiscard]] std::string meta(std::string_view name);
[[nodiscard]] std::string entry(SchoolId school, Sequence sequence);
[[nodiscard]] std::string timeline(SchoolId school, TimelineId timeline, Sequence sequence);
[[nodiscard]] std::string live(SchoolId school, RecordKind kind, std::uint64_t id);
[[nodiscard]] std::string archive(SchoolId school, RecordKind kind, std::uint64_t id);
[[nodiscard]] std::string dedup(SchoolId school, PersonId person, std::string_view command_id);
[[nodiscard]] std::string due(SchoolId school, Millis time, std::uint64_t id);
[[nodiscard]] std::string read(SchoolId school, PersonId person, TimelineId timeline);
[[nodiscard]] std::string student(SchoolId school, StudentId student, ObservationId observation);
[[nodiscard]] std::string auth(char what, std::string_view key);
[[nodiscard]] std::string notice(SchoolId school, ItemId item, PersonId person, Sequence because);

// The table, with or without what comes first in it: for scans.
[[nodiscard]] std::string prefix(Table table);
[[nodiscard]] std::string prefix(Table table, SchoolId school);
[[nodiscard]] std::string prefix(Table table, SchoolId school, std::uint64_t first);

// The big-endian number at an offset of a key, 0 if the key is too short.
[[nodiscard]] std::uint64_t number_at(std::string_view key, std::size_t offset);
inline constexpr std::size_t school_offset = 1;
inline constexpr std::size_t first_offset = 5;    // after the table and the school's 4 bytes
inline constexpr std::size_t second_offset = 13;  // after a first number of 8 bytes
inline constexpr std::size_t third_offset = 21;   // after two

}  // namespace cueline::storage::keys
