// What the care team knows of a student beyond single observations: cards that two people confirm, and suggestions the
// server drafts when a sign comes again and again. Always for a human to send or dismiss; never a score.
#pragma once

#include <boost/describe/class.hpp>
#include <optional>
#include <string>
#include <vector>

#include "protocol/ids.hpp"
#include "protocol/kinds.hpp"
#include "protocol/marks.hpp"
#include "protocol/values.hpp"

namespace cueline {

// ---- Cards ----

// A trigger, preference, strength, routine, strategy or goal of one student. Two people confirm it: its author and
// another of the care team.
struct Card {
  CardId id;                                                  // the sequence of the entry that made it
  StudentId student;                                          // whose
  CardKind card_kind = CardKind::strategy;                    // what it is about
  Title title;                                                // one line; a one-tap chip in the cue sheet
  Note text;                                                  // more words, may be empty
  List<Title, limits::card_steps> steps;                      // of a routine, in order; of a goal, who does what for it
  PersonId author;                                            // who proposed it: named wherever it is used
  std::optional<PersonId> agreed_by;                          // the other one
  std::optional<Date> since;                                  // the day it began: before/after is counted around it
  std::optional<CardId> replaces;                             // the card it takes the place of once agreed
  CardState state = CardState::proposed;                      // proposed, agreed, retired
  std::optional<Note> retired_why;                            // why it no longer holds
  std::optional<List<PersonTime, limits::card_ticks>> ticks;  // of a goal: who saw a step towards it, the latest last
  std::optional<std::uint64_t> ticked;                        // how many steps were seen in all
  bool operator==(const Card&) const = default;
};
BOOST_DESCRIBE_STRUCT(Card, (),
                      (id, student, card_kind, title, text, steps, author, agreed_by, since, replaces, state,
                       retired_why, ticks, ticked))

// A sign came again and again: a draft for a human to send as an issue, or to dismiss with a reason.
struct Suggestion {
  SuggestionId id;                                  // the sequence of the entry that made it
  StudentId student;                                // whose
  Code sign;                                        // which
  Repetition why = Repetition::thrice_in_a_period;  // which rule noticed
  std::vector<ObservationId> evidence;              // the observations it rests on
  std::vector<PersonId> noticed_by;                 // their authors: credit follows the insight
  Millis time;                                      // when
  SuggestionState state = SuggestionState::open;    // open, drafted as an issue, sent, dismissed
  std::optional<Millis> next;                       // when the draft is written if nobody acts
  std::optional<IssueId> issue;                     // what it became
  std::optional<PersonId> by;                       // who sent or dismissed it
  std::optional<Note> reason;                       // why it was dismissed
  bool operator==(const Suggestion&) const = default;
};
BOOST_DESCRIBE_STRUCT(Suggestion, (),
                      (id, student, sign, why, evidence, noticed_by, time, state, next, issue, by, reason))

// When a sign of a student was seen lately.
struct SignTimes {
  Code sign;                                // which
  std::vector<ObservationId> observations;  // in order
  std::vector<Millis> times;                // when each was seen
  bool operator==(const SignTimes&) const = default;
};
BOOST_DESCRIBE_STRUCT(SignTimes, (), (sign, observations, times))

// The signs of a student in the last four weeks: what suggestions are counted from.
struct Recent {
  StudentId id;                  // whose
  std::vector<SignTimes> signs;  // by sign
  bool operator==(const Recent&) const = default;
};
BOOST_DESCRIBE_STRUCT(Recent, (), (id, signs))

// ---- What a care team knows ----

// Proposes a card for a student: trigger, preference, strength, routine, strategy, goal.
struct ProposeCard {
  StudentId student;                        // whose
  CardKind card_kind = CardKind::strategy;  // what it is about
  Title title;                              // one line
  Note text;                                // more words, may be empty
  List<Title, limits::card_steps> steps;    // of a routine, in order; of a goal, who does what for it
  std::optional<Date> since;                // the day it began, for before and after
  std::optional<CardId> replaces;           // the card whose place it takes
};
BOOST_DESCRIBE_STRUCT(ProposeCard, (), (student, card_kind, title, text, steps, since, replaces))

// Another one of the care team agrees: the card holds.
struct AgreeCard {
  CardId card;  // which
};
BOOST_DESCRIBE_STRUCT(AgreeCard, (), (card))

// Somebody saw a step towards a goal today; once a day each.
struct TickGoal {
  CardId card;       // which
  bool seen = true;  // false: today's tick of one's own is taken back
};
BOOST_DESCRIBE_STRUCT(TickGoal, (), (card, seen))

// The card does not hold any more.
struct RetireCard {
  CardId card;  // which
  Note reason;  // why, may be empty
};
BOOST_DESCRIBE_STRUCT(RetireCard, (), (card, reason))

// Sends a suggestion as an issue, in one's own name.
struct SendSuggestion {
  SuggestionId suggestion;  // which
  Note text;                // what to add, may be empty
};
BOOST_DESCRIBE_STRUCT(SendSuggestion, (), (suggestion, text))

// Dismisses a suggestion.
struct DismissSuggestion {
  SuggestionId suggestion;  // which
  Note reason;              // why
};
BOOST_DESCRIBE_STRUCT(DismissSuggestion, (), (suggestion, reason))

}  // namespace cueline
