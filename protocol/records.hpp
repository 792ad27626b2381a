// The current state of each thing, as the entries left it. One shape for four uses: the domain's memory, the rows on
// disk, the snapshot a client starts from, and the TypeScript types its reducers work on.
#pragma once

#include <boost/describe/class.hpp>
#include <optional>
#include <string>
#include <variant>
#include <vector>

#include "protocol/entries.hpp"

namespace cueline {

// The school itself.
struct SchoolRecord {
  Name name;       // its name
  Name time_zone;  // an IANA name
  Code language;   // the default language
  bool operator==(const SchoolRecord&) const = default;
};
BOOST_DESCRIBE_STRUCT(SchoolRecord, (), (name, time_zone, language))

// A member of staff.
struct Person {
  PersonId id;                          // the sequence of person_added
  Name name;                            // the name colleagues see
  Role role = Role::para;               // what they do here
  std::optional<Name> title;            // a friendlier word for the role
  std::optional<Millis> until;          // when a pass ends by itself
  bool active = true;                   // false: access has ended
  Sequence access_since;                // the last change of what they may see: a client older than this starts afresh
  std::optional<Languages> speaks;      // the languages they speak
  std::optional<Languages> interprets;  // those they are qualified to interpret
  bool operator==(const Person&) const = default;
};
BOOST_DESCRIBE_STRUCT(Person, (), (id, name, role, title, until, active, access_since, speaks, interprets))

// Where people talk.
struct Channel {
  ChannelId id;                                  // the sequence of channel_opened, and its timeline
  ChannelKind channel_kind = ChannelKind::team;  // what kind
  Name name;                                     // its name
  std::vector<PersonId> members;                 // who belongs to it, sorted; empty for the whole school
  std::optional<StudentId> student;              // the student of a care team
  bool operator==(const Channel&) const = default;
};
BOOST_DESCRIBE_STRUCT(Channel, (), (id, channel_kind, name, members, student))

// Whom the work is about.
struct Student {
  StudentId id;              // the sequence of student_added
  std::optional<Name> name;  // the full name; stays with the server, which tells it to who asks (reveal_name)
  Name initials;             // what screens show
  ChannelId classroom;       // where they belong
  ChannelId care_team;       // the care team's channel: home of the observations
  bool operator==(const Student&) const = default;
};
BOOST_DESCRIBE_STRUCT(Student, (), (id, name, initials, classroom, care_team))

// A colleague's answer to an observation.
struct ObservationReply {
  PersonId person;                                     // who
  Millis time;                                         // when
  ObservationAnswer answer = ObservationAnswer::seen;  // how
  std::optional<Words> text;                           // in words
  std::optional<CardId> card;                          // the strategy used, or to try now
  std::optional<Millis> until;                         // of try_this: the end of the period
  bool operator==(const ObservationReply&) const = default;
};
BOOST_DESCRIBE_STRUCT(ObservationReply, (), (person, time, answer, text, card, until))

// What was seen, and what became of it.
struct Observation {
  ObservationId id;                       // the sequence of observation_sent
  StudentId student;                      // about whom
  ChannelId care_team;                    // its home timeline
  ChannelId classroom;                    // where it is shown too
  PersonId author;                        // who noticed
  Millis time;                            // when the server took it
  Millis seen_at;                         // when it was seen
  std::vector<Code> signs;                // what was seen; empty once retracted
  Intensity intensity = 2;                // how strong
  Context context;                        // where and when
  Basis basis = Basis::saw;               // how the author knows
  Urgency urgency = Urgency::fyi;         // how soon somebody should look
  std::string note;                       // words
  std::vector<PersonTime> delivered;      // whose devices have it
  std::vector<PersonTime> seen;           // who opened it
  std::vector<ObservationReply> answers;  // in order
  bool retracted = false;                 // taken back by its author
  std::optional<Millis> closed;     // when the loop closed: used, talk booked, answered, declined, done, or retracted
  std::optional<RoomId> room;       // where the timetable says it was
  std::optional<Name> period;       // in which period
  std::optional<SupportMode> mode;  // how the author was with the student
  std::optional<Note> before;       // what came before
  std::optional<CardId> trigger;    // the trigger card it matches
  std::optional<Note> did;          // what the author did
  std::optional<Note> after;        // what came of it
  std::optional<Whole<0, 1'440>> minutes;  // how long it lasted
  std::optional<ObservationRise> rise;     // unanswered: on top of the list, then offered to its author
  std::optional<BroughtTo> brought_to;     // where its author brought it
  std::optional<IssueId> issue;            // the issue it became
  std::optional<Pursuit> pursuit;          // what silence leads to
  std::optional<CardId> card;              // the card that was tried
  std::optional<bool> helped;              // whether that card helped
  std::optional<Millis> offered;  // when it was left to its author, unanswered: it retires as a closed one does
  std::optional<std::vector<Sequence>> completions;  // the entries that added to it
  bool operator==(const Observation&) const = default;
};
BOOST_DESCRIBE_STRUCT(Observation, (),
                      (id, student, care_team, classroom, author, time, seen_at, signs, intensity, context, basis,
                       urgency, note, delivered, seen, answers, retracted, closed, room, period, mode, before, trigger,
                       did, after, minutes, rise, brought_to, issue, pursuit, card, helped, offered, completions))

// One person of an alert's audience.
struct Recipient {
  PersonId person;                            // who
  std::optional<Millis> delivered;            // when it reached a device of theirs
  std::optional<Millis> seen;                 // when they opened it
  std::optional<Millis> answered;             // when they answered
  std::optional<AlertAnswer> answer;          // what
  std::optional<ConflictReason> reason;       // why not
  std::optional<Words> text;                  // what would help
  std::optional<IssueId> issue;               // the issue their conflict opened
  std::optional<Millis> nudged;               // when they were last reminded
  std::optional<Whole<0, 5'000>> head_count;  // of the students with them
  std::optional<ForYou> copy;                 // what it means for them
  std::optional<Millis> held_until;           // off duty: hears of it then
  bool operator==(const Recipient&) const = default;
};
BOOST_DESCRIBE_STRUCT(Recipient, (),
                      (person, delivered, seen, answered, answer, reason, text, issue, nudged, head_count, copy,
                       held_until))

// A change, and who knows of it.
struct Alert {
  AlertId id;                                    // the sequence of alert_sent, and its timeline
  PersonId sender;                               // who sent it
  Millis time;                                   // when
  Code template_code;                            // what kind of change
  Title title;                                   // the change itself
  std::optional<Title> from;                     // what it was
  std::optional<Title> to;                       // what it is now
  std::optional<Name> place;                     // where
  Note text;                                     // what else to know
  Severity severity = 1;                         // 0 for information, 1 confirm, 2 urgent, 3 protective action
  AnswerMode mode = AnswerMode::all;             // who must answer
  Millis until;                                  // when it ends by itself
  Audience audience;                             // as asked for
  std::vector<Recipient> recipients;             // who that is, sorted by person
  AlertState state = AlertState::open;           // open, taken, ended, cancelled, superseded
  std::optional<PersonId> taken_by;              // the one taker
  std::optional<AlertId> supersedes;             // the alert it replaced
  std::optional<AlertId> superseded_by;          // the alert that replaced it
  std::optional<Note> cancel_reason;             // why it was called off
  std::optional<Millis> closed;                  // when it ended
  std::optional<Millis> starts;                  // when the change takes effect
  std::optional<DayChange> change;               // what changes in the timetable
  std::optional<CoverAsked> cover;               // what the taker will stand in for
  std::optional<bool> drill;                     // true: a drill
  std::optional<std::vector<PersonId>> waiting;  // who is asked next if nobody takes it, in fair order
  std::optional<Sequence> fence;                 // the entry by which it was taken: what the taker does names it
  std::optional<Pursuit> pursuit;                // what silence leads to
  std::optional<std::vector<PersonId>> told;     // who was told of the silence of others, and so may see it
  std::optional<Millis> pursued_since;           // from when silence is counted anew, for those who were held
  std::optional<bool> to_do;                     // true: somebody says when it is done
  std::optional<Pursuit> undone;                 // what follows if nobody does
  std::optional<Millis> undone_since;            // when somebody got it, and it began to be waited for
  std::optional<PersonId> done_by;               // who said that it is done
  std::optional<Millis> done;                    // when
  bool operator==(const Alert&) const = default;
};
BOOST_DESCRIBE_STRUCT(Alert, (),
                      (id, sender, time, template_code, title, from, to, place, text, severity, mode, until, audience,
                       recipients, state, taken_by, supersedes, superseded_by, cancel_reason, closed, starts, change,
                       cover, drill, waiting, fence, pursuit, told, pursued_since, to_do, undone, undone_since, done_by,
                       done))

// One step of an issue's history.
struct IssueEvent {
  Millis time;                         // when
  PersonId person;                     // who
  IssueStep step = IssueStep::raised;  // what
  std::optional<Words> text;           // in words
  std::optional<PersonId> owner;       // the new owner, when given
  std::optional<Millis> until;         // waiting until
  std::optional<bool> by_raiser;       // true: the anonymous raiser spoke
  bool operator==(const IssueEvent&) const = default;
};
BOOST_DESCRIBE_STRUCT(IssueEvent, (), (time, person, step, text, owner, until, by_raiser))

// Something unresolved, and its way to being settled.
struct Issue {
  IssueId id;                             // the sequence of issue_raised, and its timeline
  PersonId raiser;                        // who raised it
  Millis time;                            // when
  Code issue_kind;                        // a code of the catalog
  Weight severity = 3;                    // 1 crisis ... 4 small
  Title title;                            // one line
  Note text;                              // what happened
  Note would_help;                        // what would help
  std::optional<ItemId> about;            // the observation or alert it came from
  std::optional<ChannelId> room;          // the classroom or team it is about
  std::optional<PersonId> owner;          // who should answer
  Millis due;                             // the promise of a first answer
  std::optional<Millis> first_answer;     // when it was kept
  IssueState state = IssueState::open;    // where it stands
  std::vector<IssueEvent> history;        // every step, oldest first
  std::vector<PersonTime> seen;           // who opened it
  std::optional<Millis> closed;           // when it was settled or declined
  std::optional<bool> confidential;       // true: in no list or figure by name
  std::optional<PersonId> bypass;         // who must not see it, an admin too
  std::optional<std::string> raiser_key;  // of an anonymous issue: the SHA-256 of the raiser's secret, in hex
  std::optional<Millis> settle_by;        // by when it should be settled
  std::optional<Pursuit> pursuit;         // what silence leads to
  bool operator==(const Issue&) const = default;
};
BOOST_DESCRIBE_STRUCT(Issue, (),
                      (id, raiser, time, issue_kind, severity, title, text, would_help, about, room, owner, due,
                       first_answer, state, history, seen, closed, confidential, bypass, raiser_key, settle_by,
                       pursuit))

// What the figures need of an issue that was closed, when it has left memory too. Told in sums only.
struct IssueOutcome {
  IssueId id;                          // which
  Code issue_kind;                     // as it was raised
  std::optional<ChannelId> room;       // the classroom or team it was about
  Millis time;                         // when it was raised
  Millis due;                          // the promise of a first answer
  std::optional<Millis> first_answer;  // when it was kept
  std::optional<Millis> closed;        // when it was closed; none: it was reopened
  bool declined = false;               // false: settled
  std::optional<bool> confidential;    // as it was raised
  std::optional<PersonId> bypass;      // whose figures leave it out
  bool operator==(const IssueOutcome&) const = default;
};
BOOST_DESCRIBE_STRUCT(IssueOutcome, (),
                      (id, issue_kind, room, time, due, first_answer, closed, declined, confidential, bypass))

using Record =
    std::variant<SchoolRecord, Person, Channel, Student, Observation, Alert, Issue, Bells, Calendar, Room, Slot,
                 WorkHours, Preferences, SignRule, TemplateRule, IssueRule, PursuitRule, Absence, Cover, Reassignment,
                 Tally, Card, Suggestion, Recent, IssueOutcome, Profile, Norms, Kudos, CheckIn, Planning, Reveals>;

}  // namespace cueline
