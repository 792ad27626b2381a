// Time to plan together: asked for, agreed, kept or lost, with an agenda that fills from what people want to talk
// about.
#pragma once

#include <boost/describe/class.hpp>
#include <cstdint>
#include <optional>
#include <vector>

#include "protocol/ids.hpp"
#include "protocol/kinds.hpp"
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
  PlanningState state = PlanningState::asked;        // asked, agreed, declined, kept, lost
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

}  // namespace cueline
