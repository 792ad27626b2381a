// The school's own rules as data: what a sign, a kind of change and a kind of issue are, and what silence leads to.
// A school starts with the lists of protocol/catalog.hpp; a row set by an admin takes the place of the one with its
// code. Code holds the few mechanisms these are made of.
#pragma once

#include <boost/describe/class.hpp>
#include <optional>

#include "protocol/ids.hpp"
#include "protocol/kinds.hpp"
#include "protocol/values.hpp"

namespace cueline {

// ---- Rules ----

// A sign of the school's palette.
struct SignRule {
  RuleId id;                   // 0 for a new one
  Code code;                   // "covers_ears"
  Code valence;                // bright, watch, support or call
  Code group;                  // joining_in, pulling_away, too_much, rising, language, body, call_now
  std::optional<Name> words;   // the school's own name for it
  std::optional<bool> hidden;  // true: not offered any more
  bool operator==(const SignRule&) const = default;
};
BOOST_DESCRIBE_STRUCT(SignRule, (), (id, code, valence, group, words, hidden))

// A kind of change.
struct TemplateRule {
  RuleId id;                          // 0 for a new one
  Code code;                          // "room_change"
  Code family;                        // time, place, people, student, plan, building, meeting, help, protective, custom
  AnswerMode mode = AnswerMode::all;  // proposed by the composer
  Severity severity = 1;              // likewise
  std::optional<Everyone> everyone;   // the audience proposed
  std::optional<Name> words;          // the school's own name for it
  std::optional<bool> hidden;         // true: not offered any more
  std::optional<List<Role, 6>> senders;  // who may send it; without it everybody
  std::optional<bool> to_do;             // true: "got it" is not the end of it, somebody says when it is done
  bool operator==(const TemplateRule&) const = default;
};
BOOST_DESCRIBE_STRUCT(TemplateRule, (), (id, code, family, mode, severity, everyone, words, hidden, senders, to_do))

// A kind of issue and its promises, in school hours.
struct IssueRule {
  RuleId id;                           // 0 for a new one
  Code code;                           // "coverage_gap"
  Whole<1, 1'000> promise_hours = 24;  // until the first answer at severity 3: half at 2, a quarter at 1, twice at 4
  Whole<1, 10'000> due_hours = 160;    // until it should be settled, likewise
  std::optional<Name> words;           // the school's own name for it
  std::optional<bool> hidden;          // true: not offered any more
  bool operator==(const IssueRule&) const = default;
};
BOOST_DESCRIBE_STRUCT(IssueRule, (), (id, code, promise_hours, due_hours, words, hidden))

// One step of what silence leads to.
struct PursuitStep {
  CountedFrom counted_from = CountedFrom::sent;  // from what the wait is counted
  Whole<-100'000'000, 100'000'000> seconds = 0;  // of waiting; with school_days: days; before the start when negative
  Whole<0, 20> repeats = 0;                      // how often it is done again,
  Whole<0, 86'400> every = 0;                    // and after how many seconds each
  PursuitAct act = PursuitAct::remind;           // what is done
  bool operator==(const PursuitStep&) const = default;
};
BOOST_DESCRIBE_STRUCT(PursuitStep, (), (counted_from, seconds, repeats, every, act))

// What silence leads to, by the code of a situation (catalog::pursuits): alert_1, alert_2, alert_3, cover, assist,
// undone, come_now, when_you_can, fyi, issue_unaccepted, issue_overdue, proposal_unconfirmed, suggestion. It ends with
// the answer, at `until`, or with what takes its place.
struct PursuitRule {
  RuleId id;                                       // 0 for a new one
  Code code;                                       // the situation
  List<PursuitStep, limits::pursuit_steps> steps;  // in order
  bool operator==(const PursuitRule&) const = default;
};
BOOST_DESCRIBE_STRUCT(PursuitRule, (), (id, code, steps))

// Where the pursuit of one thing stands.
struct Pursuit {
  Code rule;                   // the situation
  std::uint64_t step = 0;      // which step is next
  std::uint64_t done = 0;      // how often that step was repeated
  std::optional<Millis> next;  // when; none: nothing more will happen
  bool operator==(const Pursuit&) const = default;
};
BOOST_DESCRIBE_STRUCT(Pursuit, (), (rule, step, done, next))

}  // namespace cueline
