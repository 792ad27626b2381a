// Time to plan together: asked for, agreed, kept or lost, with an agenda that fills from what people want to talk
// about.
#pragma once

#include <boost/describe/class.hpp>
#include <cstdint>
#include <optional>
#include <vector>

#include "protocol/ids.hpp"
#include "protocol/kinds.hpp"
#include "protocol/stretches.hpp"
#include "protocol/values.hpp"

namespace cueline {

// ---- Planning ----

// One point of an agenda.
struct AgendaPoint {
  std::uint64_t number = 0;     // counted from 1 in each planning, never used again
  PersonId by;                  // who put it there
  Title text;                   // in words; of an observation a word for its kind, never what was seen
  std::optional<ItemId> about;  // the observation, alert, issue or message to talk about
  bool done = false;            // it was talked about
  bool operator==(const AgendaPoint&) const = default;
};
BOOST_DESCRIBE_STRUCT(AgendaPoint, (), (number, by, text, about, done))

// What somebody who was asked says.
struct PlanningReply {
  PersonId person;     // who
  bool comes = false;  // whether they come
  Note reason;         // why not
  Millis time;         // when
  bool operator==(const PlanningReply&) const = default;
};
BOOST_DESCRIBE_STRUCT(PlanningReply, (), (person, comes, reason, time))

// Time to plan together. Those who take part see it.
struct Planning {
  PlanningId id;                                     // the sequence of the entry that made it, and its timeline
  PersonId by;                                       // who asked
  List<PersonId, limits::planning_persons> persons;  // who takes part, sorted; whoever asked among them
  Millis from;                                       // from when
  Millis until;                                      // until when
  std::optional<ChannelId> room;                     // the classroom or team it is for
  Title title;                                       // "Planning Room 12"
  Note place;                                        // where, or a link
  PlanningState state = PlanningState::asked;        // asked, agreed, declined, kept, lost, taken back
  std::vector<PlanningReply> replies;                // of each who answered
  List<AgendaPoint, limits::agenda_points> agenda;   // in order
  std::uint64_t pointed = 0;                         // how many points there ever were
  std::optional<Note> lost_to;                       // what it was lost to
  bool operator==(const Planning&) const = default;
};
BOOST_DESCRIBE_STRUCT(Planning, (),
                      (id, by, persons, from, until, room, title, place, state, replies, agenda, pointed, lost_to))

// Asks colleagues for time to plan, inside everybody's paid hours.
struct AskPlanning {
  List<PersonId, limits::planning_persons, 1> persons;  // whom
  Millis from;                                          // from when
  Millis until;                                         // until when
  std::optional<ChannelId> room;                        // the classroom or team it is for
  Title title;                                          // what it is called
  Note place;                                           // where, or a link; may be empty
  std::optional<ItemId> about;                          // what to talk about first
};
BOOST_DESCRIBE_STRUCT(AskPlanning, (), (persons, from, until, room, title, place, about))

// Says whether one comes. When everybody does, it is agreed; a no needs a reason and calls it off.
struct AnswerPlanning {
  PlanningId planning;  // which
  bool comes = false;   // whether
  Note reason;          // why not
};
BOOST_DESCRIBE_STRUCT(AnswerPlanning, (), (planning, comes, reason))

// Puts a point on the agenda.
struct AddPoint {
  PlanningId planning;          // which
  Title text;                   // in words
  std::optional<ItemId> about;  // what it is about; everybody who takes part must see it
};
BOOST_DESCRIBE_STRUCT(AddPoint, (), (planning, text, about))

// Ticks a point off, or takes the tick away.
struct TickPoint {
  PlanningId planning;       // which
  std::uint64_t number = 0;  // which point
  bool done = true;          // whether it was talked about
};
BOOST_DESCRIBE_STRUCT(TickPoint, (), (planning, number, done))

// Takes a point off the agenda: one's own, or any for who asked for the planning.
struct RemovePoint {
  PlanningId planning;       // which
  std::uint64_t number = 0;  // which point
};
BOOST_DESCRIBE_STRUCT(RemovePoint, (), (planning, number))

// Says what became of the time: it took place, or it was lost to something. What is called off before is lost too.
struct ClosePlanning {
  PlanningId planning;  // which
  bool kept = true;     // whether it took place
  Note lost_to;         // what it was lost to; needed if it did not
};
BOOST_DESCRIBE_STRUCT(ClosePlanning, (), (planning, kept, lost_to))

// Takes back time one has asked for, as long as it is not agreed: nothing was lost.
struct TakeBackPlanning {
  PlanningId planning;  // which
};
BOOST_DESCRIBE_STRUCT(TakeBackPlanning, (), (planning))

// ---- Questions about planning ----

// When people are free together: at work, not in protected time, with nothing in their timetable.
struct FreeTimes {
  List<PersonId, limits::planning_persons, 1> persons;  // whom, with oneself
  Millis from;                                          // from when
  Millis until;                                         // until when, at most 14 days later
  Whole<5, 240> minutes = 15;                           // how long
};
BOOST_DESCRIBE_STRUCT(FreeTimes, (), (persons, from, until, minutes))

// What became of planning time, and which rooms have none this week. For admins.
struct PlanningTimeOf {
  Whole<1, 26> weeks = 8;  // how far back
};
BOOST_DESCRIBE_STRUCT(PlanningTimeOf, (), (weeks))

// Somebody who is busy at the nearest time that nearly fits.
struct Busy {
  PersonId person;             // who
  std::optional<SlotId> slot;  // what they are at; somebody could stand in for it
};
BOOST_DESCRIBE_STRUCT(Busy, (), (person, slot))

// One person's part of a day: what is neither free nor outside their hours is taken.
struct PersonDay {
  PersonId person;               // who
  std::vector<Stretch> at_work;  // their paid time of that day
  std::vector<Stretch> free;     // what of it could be planned, from the asked time on
};
BOOST_DESCRIBE_STRUCT(PersonDay, (), (person, at_work, free))

// When people are free together.
struct SharedTimes {
  std::vector<Stretch> times;      // free for all, in order; at most twenty
  std::optional<Stretch> nearest;  // without any: when most of them are
  std::vector<Busy> busy;          // who is not, then
  std::vector<PersonDay> persons;  // each one's day: that of the first time, of the nearest, or the first asked for
};
BOOST_DESCRIBE_STRUCT(SharedTimes, (), (times, nearest, busy, persons))

// The planning time of one week.
struct PlanningWeek {
  Date monday;                        // which week
  std::uint64_t planned_minutes = 0;  // agreed
  std::uint64_t kept_minutes = 0;     // that took place
  std::uint64_t lost_minutes = 0;     // lost to something
};
BOOST_DESCRIBE_STRUCT(PlanningWeek, (), (monday, planned_minutes, kept_minutes, lost_minutes))

// What became of planning time.
struct PlanningTime {
  std::vector<PlanningWeek> weeks;  // oldest first
  std::vector<Note> lost_to;        // what it was lost to in that time, newest first, without names; at most twenty
  std::vector<ChannelId> rooms_without;  // classrooms without agreed planning time this week
};
BOOST_DESCRIBE_STRUCT(PlanningTime, (), (weeks, lost_to, rooms_without))

}  // namespace cueline
