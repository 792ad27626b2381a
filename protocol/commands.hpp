// What a person may ask of a school. A command is taken whole or refused whole; its id is made by the client, and a
// repeat of the same id has no second effect and gets the first answer again.
// Each member's comment is its documentation: the reference page is made from it.
#pragma once

#include <boost/describe/class.hpp>
#include <optional>
#include <variant>

#include "protocol/changes.hpp"
#include "protocol/ids.hpp"
#include "protocol/kinds.hpp"
#include "protocol/reveals.hpp"
#include "protocol/rows.hpp"
#include "protocol/values.hpp"

namespace cueline {

template <class T>
using Members = List<T, limits::members_per_command>;
template <class T>
using AudiencePart = List<T, limits::audience_parts>;
using Languages = List<Language, limits::languages_per_person>;
using Secret = Text<limits::secret_bytes, 22>;  // at least 128 bits in base64

// ---- The school (admins) ----

// Changes what was said of the school when it was founded; what is left out stays.
struct ChangeSchool {
  std::optional<Name> name;       // a new name
  std::optional<Name> time_zone;  // an IANA name: the bells ring by its clock from now on
  std::optional<Code> language;   // a new default language: en, es, pt
};
BOOST_DESCRIBE_STRUCT(ChangeSchool, (), (name, time_zone, language))

// ---- People (admins) ----

// Adds a member of staff. They sign in once an invitation for them is accepted.
struct AddPerson {
  Name name;                    // the name colleagues see
  Role role = Role::para;       // what they do here
  std::optional<Name> title;    // a friendlier word for the role: "Assistant principal"
  std::optional<Millis> until;  // when a substitute's pass ends by itself
};
BOOST_DESCRIBE_STRUCT(AddPerson, (), (name, role, title, until))

// Changes what is written about a person; what is left out stays.
struct ChangePerson {
  PersonId person;                      // whom
  std::optional<Name> name;             // a new name
  std::optional<Role> role;             // a new role
  std::optional<Name> title;            // a new title
  std::optional<Millis> until;          // a new end of the pass
  std::optional<Languages> speaks;      // the languages they speak; each may say so of themselves
  std::optional<Languages> interprets;  // those they are qualified to interpret; for admins to say
};
BOOST_DESCRIBE_STRUCT(ChangePerson, (), (person, name, role, title, until, speaks, interprets))

// Ends a person's access at once; what they wrote stays under their name.
struct DeactivatePerson {
  PersonId person;  // whom
};
BOOST_DESCRIBE_STRUCT(DeactivatePerson, (), (person))

// Gives a deactivated person their access back.
struct ReactivatePerson {
  PersonId person;  // whom
};
BOOST_DESCRIBE_STRUCT(ReactivatePerson, (), (person))

// ---- Students and channels ----

// Adds a student; the server makes the initials and opens the care team's channel.
struct AddStudent {
  Name name;                    // the full name: stays with the server, which shows it only on request
  ChannelId classroom;          // the classroom they belong to
  Members<PersonId> care_team;  // who cares for this student, and so may see the record
};
BOOST_DESCRIBE_STRUCT(AddStudent, (), (name, classroom, care_team))

// Changes a student's name or classroom; what is left out stays.
struct ChangeStudent {
  StudentId student;                   // whom
  std::optional<Name> name;            // a new name; new initials follow
  std::optional<ChannelId> classroom;  // a new classroom
};
BOOST_DESCRIBE_STRUCT(ChangeStudent, (), (student, name, classroom))

// Opens a classroom or a team. The whole-school channel and care teams open by themselves.
struct OpenChannel {
  ChannelKind channel_kind = ChannelKind::team;  // classroom or team
  Name name;                                     // "Room 12"
  Members<PersonId> members;                     // who belongs to it
};
BOOST_DESCRIBE_STRUCT(OpenChannel, (), (channel_kind, name, members))

// Opens the direct channel with another person, or finds it: the answer names the same channel both times.
struct OpenDirect {
  PersonId person;  // the other person
};
BOOST_DESCRIBE_STRUCT(OpenDirect, (), (person))

// Gives a classroom or team another name.
struct RenameChannel {
  ChannelId channel;  // which
  Name name;          // the new name
};
BOOST_DESCRIBE_STRUCT(RenameChannel, (), (channel, name))

// Adds people to a classroom, team or care team; who is in already is not counted.
struct AddMembers {
  ChannelId channel;                                       // which
  List<PersonId, limits::members_per_command, 1> persons;  // whom
};
BOOST_DESCRIBE_STRUCT(AddMembers, (), (channel, persons))

// Takes a person out of a classroom, team or care team; their open views of it close at once.
struct RemoveMember {
  ChannelId channel;  // which
  PersonId person;    // whom
};
BOOST_DESCRIBE_STRUCT(RemoveMember, (), (channel, person))

// ---- Messages ----

// Writes into a channel, or into the thread of an alert or issue.
struct PostMessage {
  TimelineId timeline;                  // a channel, alert or issue the person may see
  Words text;                           // what is said
  std::optional<ItemId> reply_to;       // the message or observation on the same timeline that this answers
  Members<PersonId> mentions;           // who is named; they must be able to see the timeline
  std::optional<bool> feedback;         // true: it waits for the reader's next feedback window
  std::optional<Note> override_reason;  // why it may disturb somebody's protected time; written down
};
BOOST_DESCRIBE_STRUCT(PostMessage, (), (timeline, text, reply_to, mentions, feedback, override_reason))

// Replaces the text of one's own message; the earlier text stays in its history.
struct EditMessage {
  MessageId message;  // which
  Words text;         // the new text
};
BOOST_DESCRIBE_STRUCT(EditMessage, (), (message, text))

// Takes one's own message back: nobody can read its text again, "retracted" stays.
struct RetractMessage {
  MessageId message;  // which
};
BOOST_DESCRIBE_STRUCT(RetractMessage, (), (message))

// ---- Observations ----

// Where and when a sign was seen. Codes of protocol/catalog.hpp.
struct Context {
  std::optional<Code> activity;  // "reading", "lunch"
  std::optional<Code> grouping;  // "whole_group", "one_on_one"
  std::optional<Name> place;     // a place in the school's own words
  bool operator==(const Context&) const = default;
};
BOOST_DESCRIBE_STRUCT(Context, (), (activity, grouping, place))

// Says what was seen. Several students make one observation each, saved together; no care team learns of the others.
struct Observe {
  List<StudentId, limits::students_per_observation, 1> students;  // whom it is about
  List<Code, limits::signs_per_observation, 1> signs;             // what was seen
  Intensity intensity = 2;                                        // 1 slight, 2 clear, 3 strong
  Context context;                                                // where and when
  Basis basis = Basis::saw;                                       // saw it, was told by the student, was told
  Urgency urgency = Urgency::fyi;                                 // how soon somebody should look
  Note note;                                                      // optional words, may be empty
  Millis seen_at;                                                 // when it was seen, by the device's clock
};
BOOST_DESCRIBE_STRUCT(Observe, (), (students, signs, intensity, context, basis, urgency, note, seen_at))

// Answers an observation of somebody else.
struct AnswerObservation {
  ObservationId observation;                           // which
  ObservationAnswer answer = ObservationAnswer::seen;  // how; not all roles give all of them
  std::optional<Words> text;   // what was done or is meant; needed for words, not_now, and try_this without a card
  std::optional<CardId> card;  // the strategy used, or to try now
};
BOOST_DESCRIBE_STRUCT(AnswerObservation, (), (observation, answer, text, card))

// Adds, later, what came before, what was done, and what came of it. The author's; what is left out stays.
struct CompleteObservation {
  ObservationId observation;               // which
  std::optional<Note> before;              // what came before
  std::optional<CardId> trigger;           // the trigger card it matches
  std::optional<Note> did;                 // what I did
  std::optional<Note> after;               // what came of it
  std::optional<Whole<0, 1'440>> minutes;  // how long it lasted
  std::optional<CardId> card;              // the card that was tried
  std::optional<bool> helped;              // whether that card helped
};
BOOST_DESCRIBE_STRUCT(CompleteObservation, (), (observation, before, trigger, did, after, minutes, card, helped))

// The author decides what becomes of an observation that nobody answered.
struct BringObservation {
  ObservationId observation;           // which
  BroughtTo to = BroughtTo::planning;  // to the next planning, to an admin (as an issue), or let it rest
};
BOOST_DESCRIBE_STRUCT(BringObservation, (), (observation, to))

// Takes one's own observation back: "retracted" stays, without content.
struct RetractObservation {
  ObservationId observation;  // which
};
BOOST_DESCRIBE_STRUCT(RetractObservation, (), (observation))

// Says that items have reached a device of this person (delivered) or were opened by them (seen).
struct MarkItems {
  List<ItemId, limits::marks_per_command, 1> items;  // observations, alerts, issues
  Mark mark = Mark::delivered;                       // seen includes delivered
};
BOOST_DESCRIBE_STRUCT(MarkItems, (), (items, mark))

// ---- Alerts ----

// To whom an alert goes: the people of all parts together, each once.
struct Audience {
  AudiencePart<ChannelId> channels;                 // all members of these channels
  AudiencePart<Role> roles;                         // all people of these roles
  AudiencePart<PersonId> persons;                   // these people
  std::optional<AudiencePart<RoomId>> rooms;        // who is in these rooms while the change lasts
  std::optional<AudiencePart<StudentId>> students;  // the care teams of these students
  std::optional<Everyone> everyone;                 // all whose day changes, all on duty, or all on site
  bool operator==(const Audience&) const = default;
};
BOOST_DESCRIBE_STRUCT(Audience, (), (channels, roles, persons, rooms, students, everyone))

// Tells everybody affected about a last-minute change.
struct SendAlert {
  Code template_code;         // what kind of change: a code of protocol/catalog.hpp, "custom" for own words
  Title title;                // the change itself, first: "Assembly is now 10:40"
  std::optional<Title> from;  // what it was: "11:15"
  std::optional<Title> to;    // what it is now: "10:40"
  std::optional<Name> place;  // where: "Gym doors"
  Note text;                  // what else to know, may be empty
  Severity severity = 1;      // 0 for information, 1 confirm, 2 urgent, 3 protective: calls no emergency service
  AnswerMode mode = AnswerMode::all;  // who must answer
  Millis until;                       // when the alert ends by itself
  Audience audience;                  // to whom
  std::optional<AlertId> supersedes;  // the alert that this one replaces
  std::optional<Millis> starts;       // when the change takes effect
  std::optional<DayChange> change;    // what changes in the timetable: makes everybody's own copy
  std::optional<CoverAsked> cover;    // what the taker will stand in for
  std::optional<bool> drill;          // true: a drill
};
BOOST_DESCRIBE_STRUCT(SendAlert, (),
                      (template_code, title, from, to, place, text, severity, mode, until, audience, supersedes, starts,
                       change, cover, drill))

// Answers an alert. In first-taker mode "got it" takes it; the server confirms exactly one taker. A protective action
// is answered with safe or need help.
struct AnswerAlert {
  AlertId alert;                              // which
  AlertAnswer answer = AlertAnswer::got_it;   // got it, or a conflict
  std::optional<ConflictReason> reason;       // needed for a conflict
  std::optional<Words> text;                  // what would help
  std::optional<Whole<0, 5'000>> head_count;  // of the students with them, for safe and need help
};
BOOST_DESCRIBE_STRUCT(AnswerAlert, (), (alert, answer, reason, text, head_count))

// Says that what a change asked for is done, where somebody has to (a kind with `to_do`): whoever has got it, or the
// sender. The first time counts.
struct FinishAlert {
  AlertId alert;  // which
};
BOOST_DESCRIBE_STRUCT(FinishAlert, (), (alert))

// Reminds those who have not answered, at most once in two minutes.
struct NudgeAlert {
  AlertId alert;  // which
};
BOOST_DESCRIBE_STRUCT(NudgeAlert, (), (alert))

// Calls the change off.
struct CancelAlert {
  AlertId alert;  // which
  Note reason;    // why, may be empty
};
BOOST_DESCRIBE_STRUCT(CancelAlert, (), (alert, reason))

// ---- Issues ----

// Raises something unresolved.
struct RaiseIssue {
  Code issue_kind;                   // a code of protocol/catalog.hpp
  Weight severity = 3;               // 1 crisis, 2 major, 3 minor, 4 small
  Title title;                       // one line
  Note text;                         // what happened, may be empty
  Note would_help;                   // what would help, may be empty
  std::optional<ItemId> about;       // the observation or alert it came from
  std::optional<ChannelId> room;     // the classroom or team it is about
  std::optional<PersonId> owner;     // who should answer; else the admins decide
  std::optional<bool> confidential;  // true: for raiser, owner and admins' eyes, in no list or figure by name
  std::optional<PersonId> bypass;    // a person who must not see it, an admin too
  std::optional<Secret> secret;      // raises it without a name: whoever knows the secret speaks as the raiser
};
BOOST_DESCRIBE_STRUCT(RaiseIssue, (),
                      (issue_kind, severity, title, text, would_help, about, room, owner, confidential, bypass, secret))

// Gives an issue to somebody (admins, or its owner).
struct GiveIssue {
  IssueId issue;   // which
  PersonId owner;  // to whom
};
BOOST_DESCRIBE_STRUCT(GiveIssue, (), (issue, owner))

// The owner says: I have it.
struct AcceptIssue {
  IssueId issue;  // which
};
BOOST_DESCRIBE_STRUCT(AcceptIssue, (), (issue))

// Words to everybody on the issue; the owner's or an admin's first ones are the promised answer.
struct AnswerIssue {
  IssueId issue;                 // which
  Words text;                    // the answer
  std::optional<Secret> secret;  // of an anonymous issue, to speak as its raiser
};
BOOST_DESCRIBE_STRUCT(AnswerIssue, (), (issue, text, secret))

// The owner waits for somebody or something.
struct WaitIssue {
  IssueId issue;                // which
  Words text;                   // for whom or what
  std::optional<Millis> until;  // until when
};
BOOST_DESCRIBE_STRUCT(WaitIssue, (), (issue, text, until))

// The owner proposes to settle; the raiser is asked.
struct ProposeSettlement {
  IssueId issue;  // which
  Words text;     // what was done
};
BOOST_DESCRIBE_STRUCT(ProposeSettlement, (), (issue, text))

// The raiser agrees: the issue is settled.
struct AgreeSettlement {
  IssueId issue;                 // which
  std::optional<Secret> secret;  // of an anonymous issue, to speak as its raiser
};
BOOST_DESCRIBE_STRUCT(AgreeSettlement, (), (issue, secret))

// The raiser does not agree, or it came back.
struct ReopenIssue {
  IssueId issue;                 // which
  Words text;                    // why
  std::optional<Secret> secret;  // of an anonymous issue, to speak as its raiser
};
BOOST_DESCRIBE_STRUCT(ReopenIssue, (), (issue, text, secret))

// The owner or an admin declines, with the reason.
struct DeclineIssue {
  IssueId issue;  // which
  Words text;     // why
};
BOOST_DESCRIBE_STRUCT(DeclineIssue, (), (issue, text))

using Command =
    std::variant<AddPerson, ChangePerson, DeactivatePerson, ReactivatePerson, AddStudent, ChangeStudent, OpenChannel,
                 OpenDirect, RenameChannel, AddMembers, RemoveMember, PostMessage, EditMessage, RetractMessage, Observe,
                 AnswerObservation, RetractObservation, MarkItems, SendAlert, AnswerAlert, NudgeAlert, CancelAlert,
                 RaiseIssue, GiveIssue, AcceptIssue, AnswerIssue, WaitIssue, ProposeSettlement, AgreeSettlement,
                 ReopenIssue, DeclineIssue, SetRows, RemoveRow, ReportAbsence, CancelAbsence, GiveCover, EndCover,
                 Reassign, ConfirmReassignment, CallOffReassignment, AskInterpreter, CompleteObservation,
                 BringObservation, ProposeCard, AgreeCard, RetireCard, SendSuggestion, DismissSuggestion, SetNorms,
                 AgreeNorms, SuggestNorm, DeclineNorm, GiveKudos, RetractKudos, AnswerCheckIn, AskPlanning,
                 AnswerPlanning, AddPoint, TickPoint, RemovePoint, ClosePlanning, RevealName, ChangeSchool, FinishAlert,
                 TakeBackPlanning, TickGoal>;

}  // namespace cueline
