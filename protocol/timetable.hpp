// Who is where, when, with whom: rooms, timetable slots, absences, covers, reassignments.
// Rooms and slots are rows that admins and office set; the others have commands of their own, which stand below.
#pragma once

#include <boost/describe/class.hpp>
#include <optional>
#include <vector>

#include "protocol/ids.hpp"
#include "protocol/kinds.hpp"
#include "protocol/values.hpp"

namespace cueline {

// ---- Timetable ----

// A place in the building.
struct Room {
  RoomId id;                                 // 0 for a new one
  Name name;                                 // "Room 12", "Gym"
  std::optional<ChannelId> channel;          // the classroom whose home it is
  List<RoomId, limits::neighbours> next_to;  // whose door is near enough to knock at
  bool operator==(const Room&) const = default;
};
BOOST_DESCRIBE_STRUCT(Room, (), (id, name, channel, next_to))

// One line of somebody's timetable. Its time is a period of the day's bells, or start and end.
struct Slot {
  SlotId id;                                  // 0 for a new one
  PersonId person;                            // whose
  SlotKind slot_kind = SlotKind::lesson;      // what kind of work, bus, lunch and recess duty included
  Name what;                                  // "Reading", "Bus 4"
  List<Weekday, 7> weekdays;                  // only on these; empty: on every school day
  List<Code, limits::cycle_days> cycle_days;  // only on these days of the rotation; empty: on all
  std::optional<Name> period;                 // the period it fills
  std::optional<Minute> start;                // or when it begins,
  std::optional<Minute> end;                  // and when it ends
  std::optional<RoomId> room;                 // where
  std::optional<ChannelId> group;             // with which class or team
  std::optional<StudentId> student;           // with which student: on their care team
  std::optional<SupportMode> mode;            // how
  std::optional<Date> first;                  // not before this day
  std::optional<Date> last;                   // not after it
  bool operator==(const Slot&) const = default;
};
BOOST_DESCRIBE_STRUCT(Slot, (),
                      (id, person, slot_kind, what, weekdays, cycle_days, period, start, end, room, group, student,
                       mode, first, last))

// Somebody is not at work. Why is nobody's business here.
struct Absence {
  AbsenceId id;      // the sequence of the entry that made it
  PersonId person;   // who
  Millis from;       // from when
  Millis until;      // until when
  PersonId told_by;  // who reported it
  bool operator==(const Absence&) const = default;
};
BOOST_DESCRIBE_STRUCT(Absence, (), (id, person, from, until, told_by))

// Somebody stands in for somebody: their slots in that time are the other's. A substitute's pass is a cover too.
struct Cover {
  CoverId id;                              // the sequence of the entry that made it
  PersonId by;                             // who stands in
  PersonId instead_of;                     // for whom
  Millis from;                             // from when
  Millis until;                            // until when
  std::optional<SlotId> slot;              // this slot alone; else all of that time
  std::optional<AlertId> alert;            // the cover request it came from
  Note note;                               // what to know, may be empty
  CoverState state = CoverState::planned;  // begins and ends by itself
  std::vector<ChannelId> opened;           // channels opened for it while it runs
  std::optional<Note> hand_back;           // what the substitute left for the one who comes back
  bool operator==(const Cover&) const = default;
};
BOOST_DESCRIBE_STRUCT(Cover, (), (id, by, instead_of, from, until, slot, alert, note, state, opened, hand_back))

// Somebody is sent elsewhere now, with words for the hand-over that both ends confirm.
struct Reassignment {
  ReassignmentId id;                      // the sequence of the entry that made it
  PersonId person;                        // who moves
  PersonId told_by;                       // who sends them
  Millis from;                            // from when
  Millis until;                           // until when
  Name what;                              // "With Room 7 for the fire drill"
  std::optional<RoomId> room;             // where to
  std::optional<ChannelId> group;         // to which class or team
  std::optional<StudentId> student;       // to which student: on their care team
  std::optional<SupportMode> mode;        // how
  std::optional<PersonId> other_end;      // who hands over to them, or takes over from them
  Note note;                              // the hand-over, may be empty
  std::optional<Millis> confirmed;        // when the person said they have it
  std::optional<Millis> other_confirmed;  // when the other end did
  std::optional<bool> called_off;         // true: it does not count any more
  bool operator==(const Reassignment&) const = default;
};
BOOST_DESCRIBE_STRUCT(Reassignment, (),
                      (id, person, told_by, from, until, what, room, group, student, mode, other_end, note, confirmed,
                       other_confirmed, called_off))

// ---- Who stands in ----

// Says that somebody will not be at work: oneself, or anybody for admins and office.
struct ReportAbsence {
  PersonId person;  // who
  Millis from;      // from when
  Millis until;     // until when
};
BOOST_DESCRIBE_STRUCT(ReportAbsence, (), (person, from, until))

// The absence does not happen.
struct CancelAbsence {
  AbsenceId absence;  // which
};
BOOST_DESCRIBE_STRUCT(CancelAbsence, (), (absence))

// Has somebody stand in for somebody. It begins and ends by itself, and opens the rooms it needs while it lasts.
struct GiveCover {
  PersonId by;                     // who stands in
  PersonId instead_of;             // for whom
  Millis from;                     // from when
  Millis until;                    // until when
  std::optional<SlotId> slot;      // this slot alone
  std::optional<AlertId> alert;    // the cover request that was taken
  Note note;                       // what to know, may be empty
  std::optional<SlotId> exchange;  // a slot of the stand-in on that day, which the other takes over: a swap
};
BOOST_DESCRIBE_STRUCT(GiveCover, (), (by, instead_of, from, until, slot, alert, note, exchange))

// Without a note: ends a cover early. The stand-in's note only leaves it for the one who comes back, and the cover goes
// on; anybody else's note is left and ends it. What has ended already takes a note too.
struct EndCover {
  CoverId cover;   // which
  Note hand_back;  // what to know for the one who comes back, may be empty
};
BOOST_DESCRIBE_STRUCT(EndCover, (), (cover, hand_back))

// Sends somebody elsewhere, now or soon; both ends confirm.
struct Reassign {
  PersonId person;                    // who moves
  std::optional<Millis> from;         // from when; without it now
  Millis until;                       // until when
  Name what;                          // in a few words
  std::optional<RoomId> room;         // where to
  std::optional<ChannelId> group;     // to which class or team
  std::optional<StudentId> student;   // to which student
  std::optional<SupportMode> mode;    // how
  std::optional<PersonId> other_end;  // who hands over to them, or takes over from them
  Note note;                          // the hand-over, may be empty
};
BOOST_DESCRIBE_STRUCT(Reassign, (), (person, from, until, what, room, group, student, mode, other_end, note))

// One of the two ends has it.
struct ConfirmReassignment {
  ReassignmentId reassignment;  // which
};
BOOST_DESCRIBE_STRUCT(ConfirmReassignment, (), (reassignment))

// It does not count any more.
struct CallOffReassignment {
  ReassignmentId reassignment;  // which
};
BOOST_DESCRIBE_STRUCT(CallOffReassignment, (), (reassignment))

}  // namespace cueline
