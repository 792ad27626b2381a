// Facts in a school's log, in order, for ever: what is here can be added to, never changed in meaning.
// The home timeline of an entry decides who may see it; `also` are channels that show it to those of their members
// who may; `to` are the people it is addressed to (their inboxes).
#pragma once

#include <boost/describe/class.hpp>
#include <optional>
#include <string>
#include <variant>
#include <vector>

#include "protocol/commands.hpp"
#include "protocol/ids.hpp"
#include "protocol/kinds.hpp"

namespace cueline {

// The first entry of a school.
struct SchoolCreated {
  Name name;       // the school's name
  Name time_zone;  // an IANA name: "Europe/Lisbon"
  Code language;   // the default language: en, es, pt
};
BOOST_DESCRIBE_STRUCT(SchoolCreated, (), (name, time_zone, language))

// What was said of the school changed; what is left out stayed.
struct SchoolChanged {
  std::optional<Name> name;       // the new name
  std::optional<Name> time_zone;  // the new zone; what was counted before keeps its time
  std::optional<Code> language;   // the new default language
};
BOOST_DESCRIBE_STRUCT(SchoolChanged, (), (name, time_zone, language))

// A member of staff was added; the entry's sequence is their id.
struct PersonAdded {
  Name name;                    // as in add_person
  Role role = Role::para;       // as in add_person
  std::optional<Name> title;    // as in add_person
  std::optional<Millis> until;  // as in add_person
};
BOOST_DESCRIBE_STRUCT(PersonAdded, (), (name, role, title, until))

// What is written about a person changed; what is left out stayed.
struct PersonChanged {
  PersonId person;                      // whom
  std::optional<Name> name;             // the new name
  std::optional<Role> role;             // the new role
  std::optional<Name> title;            // the new title
  std::optional<Millis> until;          // the new end of the pass
  std::optional<Languages> speaks;      // the languages they speak
  std::optional<Languages> interprets;  // those they are qualified to interpret
};
BOOST_DESCRIBE_STRUCT(PersonChanged, (), (person, name, role, title, until, speaks, interprets))

// A person's access ended: by an admin, or by the server at the end of a pass.
struct PersonDeactivated {
  PersonId person;  // whom
};
BOOST_DESCRIBE_STRUCT(PersonDeactivated, (), (person))

// A person's access was given back.
struct PersonReactivated {
  PersonId person;  // whom
};
BOOST_DESCRIBE_STRUCT(PersonReactivated, (), (person))

// A channel was opened; the entry's sequence is its id and its timeline.
struct ChannelOpened {
  ChannelKind channel_kind = ChannelKind::team;  // what kind of channel
  Name name;                                     // its name; for a direct channel and a care team, a fixed word
  std::vector<PersonId> members;                 // who belongs to it; empty for the whole school: everybody does
  std::optional<StudentId> student;              // the student of a care team
};
BOOST_DESCRIBE_STRUCT(ChannelOpened, (), (channel_kind, name, members, student))

// A channel got another name.
struct ChannelRenamed {
  ChannelId channel;  // which
  Name name;          // the new name
};
BOOST_DESCRIBE_STRUCT(ChannelRenamed, (), (channel, name))

// People joined a channel.
struct MembersAdded {
  ChannelId channel;              // which
  std::vector<PersonId> persons;  // who
};
BOOST_DESCRIBE_STRUCT(MembersAdded, (), (channel, persons))

// A person left a channel or was taken out.
struct MemberRemoved {
  ChannelId channel;  // which
  PersonId person;    // who
};
BOOST_DESCRIBE_STRUCT(MemberRemoved, (), (channel, person))

// A student was added; the entry's sequence is their id. The next entry opens the care team's channel.
struct StudentAdded {
  std::optional<Name> name;  // the full name; stays with the server: no client is sent it
  Name initials;             // made by the server, unlike any other in the classroom
  ChannelId classroom;       // where they belong
};
BOOST_DESCRIBE_STRUCT(StudentAdded, (), (name, initials, classroom))

// What is written about a student changed; what is left out stayed.
struct StudentChanged {
  StudentId student;                   // whom
  std::optional<Name> name;            // the new name; stays with the server
  std::optional<Name> initials;        // the new initials
  std::optional<ChannelId> classroom;  // the new classroom
};
BOOST_DESCRIBE_STRUCT(StudentChanged, (), (student, name, initials, classroom))

// A message was written; the entry's sequence is its id, its home timeline is where.
struct MessagePosted {
  std::string text;                            // what is said; empty once retracted
  std::optional<ItemId> reply_to;              // what it answers
  bool retracted = false;                      // set in the stored entry when the message is taken back
  std::optional<std::vector<Sequence>> edits;  // set in the stored entry when it is edited: those entries, in order
  std::optional<bool> feedback;                // true: it waits for the reader's next feedback window
  std::optional<Note> override_reason;         // why it went through somebody's protected time
  std::optional<std::vector<Held>> held;       // whom it disturbs only later
};
BOOST_DESCRIBE_STRUCT(MessagePosted, (), (text, reply_to, retracted, edits, feedback, override_reason, held))

// The server's polite answer in the place of somebody who is not to be asked now.
struct AutoAnswered {
  MessageId message;                              // to which message
  PersonId person;                                // in whose place
  Whereabouts why = Whereabouts::protected_time;  // protected time, absent, off duty
  Millis until;                                   // when it reaches them
  std::optional<PersonId> instead;                // a colleague on duty who may be asked instead
};
BOOST_DESCRIBE_STRUCT(AutoAnswered, (), (message, person, why, until, instead))

// The author replaced the text.
struct MessageEdited {
  MessageId message;       // which
  std::string text;        // the new text; empty once retracted
  bool retracted = false;  // set in the stored entry when the message is taken back
};
BOOST_DESCRIBE_STRUCT(MessageEdited, (), (message, text, retracted))

// The author took a message back.
struct MessageRetracted {
  MessageId message;                           // which
  std::optional<std::vector<Sequence>> edits;  // its edits, whose text is gone too
};
BOOST_DESCRIBE_STRUCT(MessageRetracted, (), (message, edits))

// Somebody saw something; the entry's sequence is the observation's id, its home is the care team's channel.
struct ObservationSent {
  StudentId student;                // about whom
  std::vector<Code> signs;          // what was seen; empty once retracted
  Intensity intensity = 2;          // how strong
  Context context;                  // where and when
  Basis basis = Basis::saw;         // how the author knows
  Urgency urgency = Urgency::fyi;   // how soon somebody should look
  std::string note;                 // words; empty once retracted
  Millis seen_at;                   // when it was seen, by the device's clock
  bool retracted = false;           // set in the stored entry when it is taken back
  std::optional<RoomId> room;       // where the timetable says it was
  std::optional<Name> period;       // in which period
  std::optional<SupportMode> mode;  // how the author was with the student
  std::optional<Pursuit> pursuit;   // what silence leads to
};
BOOST_DESCRIBE_STRUCT(ObservationSent, (),
                      (student, signs, intensity, context, basis, urgency, note, seen_at, retracted, room, period, mode,
                       pursuit))

// A colleague answered an observation.
struct ObservationAnswered {
  ObservationId observation;                           // which
  ObservationAnswer answer = ObservationAnswer::seen;  // how
  std::optional<Words> text;                           // in words
  std::optional<CardId> card;                          // the strategy used, or to try now
  std::optional<Millis> until;                         // of try_this: the end of the period
  std::optional<Pursuit> pursuit;                      // what silence leads to now that somebody acts
};
BOOST_DESCRIBE_STRUCT(ObservationAnswered, (), (observation, answer, text, card, until, pursuit))

// The author added what came before, what was done, what came of it; what is left out stayed.
struct ObservationCompleted {
  ObservationId observation;               // which
  std::optional<Note> before;              // what came before
  std::optional<CardId> trigger;           // the trigger card it matches
  std::optional<Note> did;                 // what the author did
  std::optional<Note> after;               // what came of it
  std::optional<Whole<0, 1'440>> minutes;  // how long it lasted
  std::optional<CardId> card;              // the card that was tried
  std::optional<bool> helped;              // whether that card helped
  std::optional<Pursuit> pursuit;          // what silence leads to now that nobody need come any more
  std::optional<bool> closes;              // true: somebody acted, and this is what came of it
};
BOOST_DESCRIBE_STRUCT(ObservationCompleted, (),
                      (observation, before, trigger, did, after, minutes, card, helped, pursuit, closes))

// The author decided what becomes of an observation that nobody answered.
struct ObservationBrought {
  ObservationId observation;           // which
  BroughtTo to = BroughtTo::planning;  // where to
  std::optional<IssueId> issue;        // the issue it became
};
BOOST_DESCRIBE_STRUCT(ObservationBrought, (), (observation, to, issue))

// The author took an observation back.
struct ObservationRetracted {
  ObservationId observation;                         // which
  std::optional<std::vector<Sequence>> completions;  // what its author added later, whose words are gone too
};
BOOST_DESCRIBE_STRUCT(ObservationRetracted, (), (observation, completions))

// An item reached a device of the entry's author, or was opened by them.
struct Marked {
  ItemId item;                  // an observation, alert or issue
  Mark mark = Mark::delivered;  // which of the two; seen includes delivered
};
BOOST_DESCRIBE_STRUCT(Marked, (), (item, mark))

// A change was sent; the entry's sequence is the alert's id and timeline, `to` is who must know.
struct AlertSent {
  Code template_code;                            // as in send_alert
  Title title;                                   // as in send_alert
  std::optional<Title> from;                     // as in send_alert
  std::optional<Title> to;                       // as in send_alert
  std::optional<Name> place;                     // as in send_alert
  Note text;                                     // as in send_alert
  Severity severity = 1;                         // as in send_alert
  AnswerMode mode = AnswerMode::all;             // as in send_alert
  Millis until;                                  // as in send_alert
  Audience audience;                             // as asked for; who that was is in the entry's `to`
  std::optional<AlertId> supersedes;             // the alert it replaces
  std::optional<Millis> starts;                  // as in send_alert
  std::optional<DayChange> change;               // as in send_alert
  std::optional<CoverAsked> cover;               // as in send_alert
  std::optional<bool> drill;                     // as in send_alert
  std::optional<std::vector<ForYou>> copies;     // what it means for each of those whose day changes
  std::optional<std::vector<Held>> held;         // who hears of it when they are back
  std::optional<std::vector<PersonId>> carried;  // whose answer to the one before still stands
  std::optional<std::vector<PersonId>> waiting;  // who is asked next if nobody takes it, in fair order
  std::optional<Pursuit> pursuit;                // what silence leads to
  std::optional<bool> to_do;                     // true: somebody says when it is done
  std::optional<Pursuit> undone;                 // what follows if nobody does, since an answer still stands
};
BOOST_DESCRIBE_STRUCT(AlertSent, (),
                      (template_code, title, from, to, place, text, severity, mode, until, audience, supersedes, starts,
                       change, cover, drill, copies, held, carried, waiting, pursuit, to_do, undone))

// Somebody answered a change.
struct AlertAnswered {
  AlertId alert;                              // which
  AlertAnswer answer = AlertAnswer::got_it;   // got it, or a conflict
  std::optional<ConflictReason> reason;       // why not
  std::optional<Words> text;                  // what would help
  std::optional<IssueId> issue;               // the issue the conflict opened
  std::optional<Whole<0, 5'000>> head_count;  // of the students with them
  std::optional<Pursuit> undone;              // of what is to be done: what follows if nobody says that it is
};
BOOST_DESCRIBE_STRUCT(AlertAnswered, (), (alert, answer, reason, text, issue, head_count, undone))

// What a change asked for is done, its author says; `to` is who knows of it.
struct AlertDone {
  AlertId alert;  // which
};
BOOST_DESCRIBE_STRUCT(AlertDone, (), (alert))

// Those who were off duty are back: `to` is who hears of it now.
struct AlertReached {
  AlertId alert;                          // which
  std::optional<std::vector<Held>> held;  // who was to be back and is not: until when they wait now
  std::optional<Pursuit> pursuit;         // what their silence leads to, if nothing was under way any more
};
BOOST_DESCRIBE_STRUCT(AlertReached, (), (alert, held, pursuit))

// Nobody took it yet: `to` is who is asked too.
struct AlertWidened {
  AlertId alert;  // which
};
BOOST_DESCRIBE_STRUCT(AlertWidened, (), (alert))

// Silence was acted upon, as the school's rules say; `to` is who was told.
struct Pursued {
  ItemId item;                          // an alert, observation or issue
  PursuitAct act = PursuitAct::remind;  // what was done
  std::vector<PersonId> silent;         // who has not answered
  Pursuit pursuit;                      // where it stands now
  std::optional<RoomId> room;           // where somebody is needed, for who may not read the item itself
  std::optional<ChannelId> classroom;   // likewise, if no room is known
};
BOOST_DESCRIBE_STRUCT(Pursued, (), (item, act, silent, pursuit, room, classroom))

// Somebody not qualified was asked to interpret: it reached nobody, the qualified were offered.
struct InterpreterDiverted {
  PersonId person;                // who was to be asked
  Language language;              // which language
  std::vector<PersonId> offered;  // who is qualified
};
BOOST_DESCRIBE_STRUCT(InterpreterDiverted, (), (person, language, offered))

// A row of the school's lists as it now is.
struct RowSet {
  Row row;                      // the whole row
  std::optional<bool> removed;  // true: it was taken out of the list, and this is how it last was
};
BOOST_DESCRIBE_STRUCT(RowSet, (), (row, removed))

// In first-taker mode: the one who has it. Everybody else stands down.
struct AlertTaken {
  AlertId alert;                  // which
  PersonId person;                // who
  std::optional<Sequence> fence;  // this entry's own sequence: what the taker does names it
};
BOOST_DESCRIBE_STRUCT(AlertTaken, (), (alert, person, fence))

// The silent were reminded; `to` is who.
struct AlertNudged {
  AlertId alert;  // which
};
BOOST_DESCRIBE_STRUCT(AlertNudged, (), (alert))

// A newer alert replaced this one.
struct AlertSuperseded {
  AlertId alert;  // which
  AlertId by;     // the newer one
};
BOOST_DESCRIBE_STRUCT(AlertSuperseded, (), (alert, by))

// The sender called it off.
struct AlertCancelled {
  AlertId alert;  // which
  Note reason;    // why
};
BOOST_DESCRIBE_STRUCT(AlertCancelled, (), (alert, reason))

// It reached its `until`.
struct AlertEnded {
  AlertId alert;  // which
};
BOOST_DESCRIBE_STRUCT(AlertEnded, (), (alert))

// Something unresolved was raised; the entry's sequence is its id and timeline.
struct IssueRaised {
  Code issue_kind;                        // as in raise_issue
  Weight severity = 3;                    // as in raise_issue
  Title title;                            // as in raise_issue
  Note text;                              // as in raise_issue
  Note would_help;                        // as in raise_issue
  std::optional<ItemId> about;            // as in raise_issue
  std::optional<ChannelId> room;          // as in raise_issue
  std::optional<PersonId> owner;          // who should answer
  Millis due;                             // the promise: by when there is a first answer
  std::optional<bool> confidential;       // as in raise_issue
  std::optional<PersonId> bypass;         // as in raise_issue
  std::optional<std::string> raiser_key;  // of an anonymous issue: the SHA-256 of the raiser's secret, in hex
  std::optional<Millis> settle_by;        // by when it should be settled
  std::optional<Pursuit> pursuit;         // what silence leads to
};
BOOST_DESCRIBE_STRUCT(IssueRaised, (),
                      (issue_kind, severity, title, text, would_help, about, room, owner, due, confidential, bypass,
                       raiser_key, settle_by, pursuit))

// One step of an issue's way; the author of the entry took it.
struct IssueMoved {
  IssueId issue;                      // which
  IssueStep step = IssueStep::given;  // which step
  std::optional<Words> text;          // in words
  std::optional<PersonId> owner;      // the new owner, when given
  std::optional<Millis> until;        // waiting until
  std::optional<bool> by_raiser;      // true: the anonymous raiser spoke
  std::optional<Pursuit> pursuit;     // what silence leads to from now on
};
BOOST_DESCRIBE_STRUCT(IssueMoved, (), (issue, step, text, owner, until, by_raiser, pursuit))

using EntryBody =
    std::variant<SchoolCreated, PersonAdded, PersonChanged, PersonDeactivated, PersonReactivated, ChannelOpened,
                 ChannelRenamed, MembersAdded, MemberRemoved, StudentAdded, StudentChanged, MessagePosted,
                 MessageEdited, MessageRetracted, ObservationSent, ObservationAnswered, ObservationRetracted, Marked,
                 AlertSent, AlertAnswered, AlertTaken, AlertNudged, AlertSuperseded, AlertCancelled, AlertEnded,
                 IssueRaised, IssueMoved, AutoAnswered, ObservationCompleted, ObservationBrought, AlertReached,
                 AlertWidened, Pursued, InterpreterDiverted, RowSet, NameRevealed, SchoolChanged, AlertDone>;

inline constexpr int entry_version = 1;  // rises when the meaning of a field changes; old versions stay readable

// One fact in the log.
struct Entry {
  Whole<1, entry_version> version = entry_version;  // of the body's format
  Sequence sequence;                                // its place in the school's order
  TimelineId timeline;                              // its home: decides who may see it
  Sequence previous;                                // the entry before it on the home timeline, 0 for the first
  std::vector<ChannelId> also;                      // channels that show it too
  std::vector<PersonId> to;                         // whom it is addressed to
  Millis time;                                      // when the server took it
  PersonId author;                                  // who; 0 is the server itself
  std::string command;  // the client's id of the command it came from, empty for the server's own
  EntryBody body;       // what happened
};
BOOST_DESCRIBE_STRUCT(Entry, (), (version, sequence, timeline, previous, also, to, time, author, command, body))

}  // namespace cueline
