// What a person may ask a school without changing it: a day, who is where, whom a change would reach, figures and
// trends. One question, one finding; over WebSocket (ask, found) and HTTP (POST /api/ask) alike.
#pragma once

#include <boost/describe/class.hpp>
#include <optional>
#include <string>
#include <variant>
#include <vector>

#include "protocol/records.hpp"
#include "protocol/search.hpp"

namespace cueline {

// ---- Questions ----

// What somebody's day looks like: one's own; for admins and office anybody's.
struct DayOf {
  std::optional<PersonId> person;  // whose; without it one's own
  std::optional<Date> date;        // which day; without it today
};
BOOST_DESCRIBE_STRUCT(DayOf, (), (person, date))

// What a student's day looks like, by everybody's timetable. For the care team.
struct StudentDayOf {
  StudentId student;         // whose
  std::optional<Date> date;  // which day; without it today
};
BOOST_DESCRIBE_STRUCT(StudentDayOf, (), (student, date))

// Who is where.
struct WhoIs {
  std::optional<Millis> at;        // when; without it now
  std::optional<RoomId> room;      // only who is there
  std::optional<Language> speaks;  // only who speaks it; whether they may be asked to interpret is said too
  std::optional<bool> free;        // true: only who is on duty and has nothing to do
};
BOOST_DESCRIBE_STRUCT(WhoIs, (), (at, room, speaks, free))

// What time "until lunch", "next period", "end of day" is, for whoever asks.
struct WhenIs {
  Name words;                   // a period's name, or: next_period, end_of_period, lunch, recess, end_of_day, tomorrow
  std::optional<Millis> after;  // counted from; without it now
};
BOOST_DESCRIBE_STRUCT(WhenIs, (), (words, after))

// Whom a change would reach, as people, and what it would mean for each of them. Sends nothing.
struct ReachOf {
  SendAlert alert;  // as it would be sent
};
BOOST_DESCRIBE_STRUCT(ReachOf, (), (alert))

// Ways out of a clash: swap, cover, move.
struct WaysOut {
  DayChange change;  // the change
  PersonId person;   // whose day it collides with
};
BOOST_DESCRIBE_STRUCT(WaysOut, (), (change, person))

// Who could stand in, who has carried least first.
struct CoverFor {
  CoverAsked cover;  // what for
};
BOOST_DESCRIBE_STRUCT(CoverFor, (), (cover))

// How often signs of a student were seen, by context and hour, place or week. For the care team.
struct TrendsOf {
  StudentId student;                      // whose
  Millis from;                            // from when
  Millis until;                           // until when
  std::optional<Code> sign;               // one sign alone
  std::optional<List<Code, 4>> valences;  // only signs of these valences
  Code by;                                // rows: context, grouping, place, sign or week; columns: hours
};
BOOST_DESCRIBE_STRUCT(TrendsOf, (), (student, from, until, sign, valences, by))

// What has helped a student, counted from answers and completions that name a card.
struct HelpedBy {
  StudentId student;  // whose
};
BOOST_DESCRIBE_STRUCT(HelpedBy, (), (student))

// The weeks before and after a card's day.
struct BeforeAfter {
  CardId card;               // the dated strategy
  Whole<1, 26> weeks = 4;    // how many on either side
  std::optional<Code> sign;  // one sign alone
};
BOOST_DESCRIBE_STRUCT(BeforeAfter, (), (card, weeks, sign))

// The figures of the school's issues. For admins.
struct IssueFiguresOf {
  Whole<1, 52> weeks = 8;  // how far back
};
BOOST_DESCRIBE_STRUCT(IssueFiguresOf, (), (weeks))

// What became of the notices of an alert, observation or issue: for its author and admins.
struct NoticesOf {
  ItemId item;  // which
};
BOOST_DESCRIBE_STRUCT(NoticesOf, (), (item))

// An anonymous issue, for whoever knows its secret.
struct AnonymousIssue {
  IssueId issue;  // which
  Secret secret;  // as when it was raised
};
BOOST_DESCRIBE_STRUCT(AnonymousIssue, (), (issue, secret))

// When a message to somebody would reach them, and who could be asked instead.
struct ReachableWhen {
  PersonId person;  // whom
};
BOOST_DESCRIBE_STRUCT(ReachableWhen, (), (person))

using Question = std::variant<DayOf, WhoIs, WhenIs, ReachOf, WaysOut, CoverFor, TrendsOf, HelpedBy, BeforeAfter,
                              IssueFiguresOf, NoticesOf, AnonymousIssue, ReachableWhen, FreeTimes, PulseOf,
                              PlanningTimeOf, SearchFor, NameOf, NamesIn, StudentDayOf>;

// ---- Findings ----

// One stretch of a day.
struct DayBlock {
  Millis start;                                // from
  Millis end;                                  // until
  SlotKind slot_kind = SlotKind::lesson;       // what kind of work
  Name what;                                   // its name
  std::optional<Name> period;                  // the period it fills
  std::optional<SlotId> slot;                  // the slot it comes from
  std::optional<RoomId> room;                  // where
  std::optional<ChannelId> group;              // with which class or team
  std::optional<StudentId> student;            // with which student
  std::optional<SupportMode> mode;             // how
  std::optional<CoverId> cover;                // stands in for somebody
  std::optional<ReassignmentId> reassignment;  // sent here today
  std::optional<AlertId> alert;                // a change moved or touched it
  std::optional<bool> cancelled;               // true: it does not take place today
  std::optional<Millis> was_start;             // when it would have been
  std::optional<RoomId> was_room;              // where it would have been
  bool operator==(const DayBlock&) const = default;
};
BOOST_DESCRIBE_STRUCT(DayBlock, (),
                      (start, end, slot_kind, what, period, slot, room, group, student, mode, cover, reassignment,
                       alert, cancelled, was_start, was_room))

// A stretch of protected time.
struct ProtectedStretch {
  Millis start;  // from
  Millis end;    // until
  Name why;      // "Planning"
  bool operator==(const ProtectedStretch&) const = default;
};
BOOST_DESCRIBE_STRUCT(ProtectedStretch, (), (start, end, why))

// A period of the day by the clock.
struct DayPeriod {
  Name name;                                    // as in the bells
  PeriodKind period_kind = PeriodKind::lesson;  // what kind
  Millis start;                                 // from
  Millis end;                                   // until
};
BOOST_DESCRIBE_STRUCT(DayPeriod, (), (name, period_kind, start, end))

// Somebody's day.
struct Day {
  Date date;                                     // which
  PersonId person;                               // whose
  std::optional<Code> cycle_day;                 // "A"
  std::optional<Name> reason;                    // why it is a special day
  std::vector<DayPeriod> periods;                // what rings; empty: no school
  std::vector<DayBlock> blocks;                  // in order
  std::vector<Stretch> paid;                     // paid time
  std::vector<ProtectedStretch> protected_time;  // within it
  std::vector<Stretch> absent;                   // not here
  std::optional<Millis> next_start;              // the next paid start after now, when off duty
};
BOOST_DESCRIBE_STRUCT(Day, (),
                      (date, person, cycle_day, reason, periods, blocks, paid, protected_time, absent, next_start))

// One stretch of a student's day: what is planned with them or their class, and with whom.
struct StudentBlock {
  Millis start;                      // from
  Millis end;                        // until
  Name what;                         // its name
  std::optional<Name> period;        // the period it fills
  std::optional<RoomId> room;        // where
  std::optional<StudentId> student;  // with this student alone, else with the class
  std::optional<SupportMode> mode;   // how
  std::optional<bool> cancelled;     // true: it does not take place today
  std::optional<Millis> was_start;   // when it would have been
  std::optional<RoomId> was_room;    // where it would have been
  std::vector<PersonId> persons;     // who is with them, sorted
  bool operator==(const StudentBlock&) const = default;
};
BOOST_DESCRIBE_STRUCT(StudentBlock, (),
                      (start, end, what, period, room, student, mode, cancelled, was_start, was_room, persons))

// A student's day.
struct StudentDay {
  Date date;                         // which
  StudentId student;                 // whose
  std::vector<DayPeriod> periods;    // what rings; empty: no school
  std::vector<StudentBlock> blocks;  // in order
};
BOOST_DESCRIBE_STRUCT(StudentDay, (), (date, student, periods, blocks))

// Where somebody is.
struct PersonAt {
  PersonId person;                                  // who
  Whereabouts whereabouts = Whereabouts::off_duty;  // teaching, free, in protected time, absent, off duty
  std::optional<DayBlock> block;  // what they are at; without the student for who does not care for them
  std::optional<Millis> until;    // until when
  std::optional<Name> why;        // of protected time
  bool interprets = false;        // qualified for the language that was asked for
};
BOOST_DESCRIBE_STRUCT(PersonAt, (), (person, whereabouts, block, until, why, interprets))

// Who is where.
struct Who {
  Millis at;                      // when
  std::vector<PersonAt> persons;  // by name
};
BOOST_DESCRIBE_STRUCT(Who, (), (at, persons))

// A moment in words, as a time.
struct Moment {
  Millis time;                 // when
  std::optional<Name> period;  // the period that begins or ends then
};
BOOST_DESCRIBE_STRUCT(Moment, (), (time, period))

// Whom a change would reach.
struct Reach {
  std::vector<ForYou> reached;     // everybody it reaches, with what it means for them where that is known
  std::vector<Held> held;          // who hears of it when they are back
  std::vector<PersonId> left_out;  // who is asked for and hears nothing: absent, or off duty until it is over
  std::vector<PersonId> waiting;   // of a cover request: who is asked next if nobody takes it, in fair order
};
BOOST_DESCRIBE_STRUCT(Reach, (), (reached, held, left_out, waiting))

// One way out of a clash.
struct Way {
  WayOut way = WayOut::cover;      // swap with, cover by, or move to
  std::optional<PersonId> person;  // who would swap or cover
  std::optional<SlotId> slot;      // what they would give in exchange
  std::optional<Stretch> time;     // when it could be instead
};
BOOST_DESCRIBE_STRUCT(Way, (), (way, person, slot, time))

// Ways out, best first.
struct Ways {
  std::vector<Way> ways;  // may be none
};
BOOST_DESCRIBE_STRUCT(Ways, (), (ways))

// Who could stand in, in fair order.
struct CoverOrder {
  std::vector<PersonId> persons;  // who has carried least first
};
BOOST_DESCRIBE_STRUCT(CoverOrder, (), (persons))

// One cell of a trend. Nobody of the care team with the student then: not watched, which is not zero.
struct TrendCell {
  std::uint64_t hour = 0;             // of the day, by the school's clock
  std::uint64_t count = 0;            // observations
  bool watched = false;               // somebody of the care team was with them in at least one such hour
  std::vector<ObservationId> latest;  // up to five, newest first
};
BOOST_DESCRIBE_STRUCT(TrendCell, (), (hour, count, watched, latest))

// One row of a trend.
struct TrendRow {
  Name of;                       // the context, place or sign; of a week its Monday as a date
  std::uint64_t count = 0;       // observations in all
  std::vector<TrendCell> cells;  // by hour
};
BOOST_DESCRIBE_STRUCT(TrendRow, (), (of, count, cells))

// Trends. Under ten observations nothing is said but how many there are.
struct Trends {
  std::uint64_t observations = 0;  // in all
  bool enough = false;             // ten or more
  std::vector<TrendRow> rows;      // most first
};
BOOST_DESCRIBE_STRUCT(Trends, (), (observations, enough, rows))

// How often a card helped.
struct HelpedCard {
  CardId card;               // which
  std::uint64_t helped = 0;  // answers and completions that say it helped
  std::uint64_t tried = 0;   // of so many that tried it
};
BOOST_DESCRIBE_STRUCT(HelpedCard, (), (card, helped, tried))

// What has helped.
struct Helped {
  std::vector<HelpedCard> cards;  // most first
};
BOOST_DESCRIBE_STRUCT(Helped, (), (cards))

// One week of a comparison.
struct WeekCount {
  Date monday;              // which week
  std::uint64_t count = 0;  // observations
  std::uint64_t days = 0;   // school days on which the student was watched
};
BOOST_DESCRIBE_STRUCT(WeekCount, (), (monday, count, days))

// Before and after. `enough` is false under ten observations: then the client says that it cannot be told.
struct Comparison {
  Date since;                     // the day it changed
  std::vector<WeekCount> before;  // oldest first
  std::vector<WeekCount> after;   // oldest first
  bool enough = false;            // ten observations or more, and days watched on both sides
};
BOOST_DESCRIBE_STRUCT(Comparison, (), (since, before, after, enough))

// Issues of one kind.
struct KindFigures {
  Code issue_kind;                 // which
  std::uint64_t open = 0;          // open now
  std::uint64_t past_promise = 0;  // of those, without the promised answer
  std::uint64_t raised = 0;        // raised in that time
};
BOOST_DESCRIBE_STRUCT(KindFigures, (), (issue_kind, open, past_promise, raised))

// Issues of one week.
struct WeekFigures {
  Date monday;                       // which week
  std::uint64_t raised = 0;          // raised in it
  std::uint64_t open = 0;            // open at its end
  std::uint64_t past_promise = 0;    // of those, past their promise
  std::optional<Millis> to_answer;   // median school time to the first answer, in milliseconds
  std::optional<Millis> to_settled;  // likewise to settled
};
BOOST_DESCRIBE_STRUCT(WeekFigures, (), (monday, raised, open, past_promise, to_answer, to_settled))

// A cause that comes more often than before, and where: never who.
struct IssuePattern {
  Code issue_kind;                // the cause
  std::optional<ChannelId> room;  // the place
  std::uint64_t count = 0;        // in the last four weeks
  std::uint64_t before = 0;       // in the four weeks before
  std::vector<IssueId> evidence;  // the issues it rests on
};
BOOST_DESCRIBE_STRUCT(IssuePattern, (), (issue_kind, room, count, before, evidence))

// The figures of the school's issues.
struct IssueFigures {
  std::vector<KindFigures> kinds;        // most open first
  std::vector<WeekFigures> weeks;        // oldest first
  std::vector<std::uint64_t> open_ages;  // open for up to 1, 3, 5, 10, 20 school days, and longer
  std::optional<Millis> to_answer;       // median school time to the first answer, in milliseconds
  std::optional<Millis> to_settled;      // likewise to settled
  std::uint64_t declined = 0;            // of those closed in that time
  std::uint64_t closed = 0;              // closed in that time
  std::vector<IssuePattern> patterns;    // three issues or more of one cause, most grown first
};
BOOST_DESCRIBE_STRUCT(IssueFigures, (), (kinds, weeks, open_ages, to_answer, to_settled, declined, closed, patterns))

// What became of one notice.
struct NoticeFate {
  PersonId person;                          // whom it was for
  NoticeState state = NoticeState::queued;  // how far it came
  Millis time;                              // when that was
};
BOOST_DESCRIBE_STRUCT(NoticeFate, (), (person, state, time))

// What became of all notices of one thing, newest state of each person.
struct NoticeFates {
  std::vector<NoticeFate> fates;  // by person
};
BOOST_DESCRIBE_STRUCT(NoticeFates, (), (fates))

// An anonymous issue as its raiser sees it.
struct YourIssue {
  Issue issue;  // as it stands
};
BOOST_DESCRIBE_STRUCT(YourIssue, (), (issue))

// When somebody can be reached.
struct Reachable {
  Whereabouts whereabouts = Whereabouts::free;  // now
  std::optional<Millis> from;                   // when a message reaches them, if not at once
  std::optional<Name> why;                      // of protected time
  std::optional<PersonId> instead;              // a colleague on duty who shares a room with them
};
BOOST_DESCRIBE_STRUCT(Reachable, (), (whereabouts, from, why, instead))

using Finding = std::variant<Day, Who, Moment, Reach, Ways, CoverOrder, Trends, Helped, Comparison, IssueFigures,
                             NoticeFates, YourIssue, Reachable, SharedTimes, Pulse, PlanningTime, SearchHits, FullName,
                             NamedStudents, StudentDay>;

}  // namespace cueline
