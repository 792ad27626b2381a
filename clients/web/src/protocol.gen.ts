// Generated from protocol/*.hpp by cueline-generate. Do not edit.

/** A thing is named by the sequence of the entry that made it; 0 is none. */
export type Sequence = number;
export type PersonId = number;
export type ChannelId = number;
export type StudentId = number;
export type TimelineId = number;
export type ItemId = number;
export type MessageId = number;
export type ObservationId = number;
export type AlertId = number;
export type IssueId = number;
/** Milliseconds since 1970, UTC. */
export type Millis = number;

export type Role = 'para' | 'teacher' | 'specialist' | 'office' | 'admin' | 'substitute';
export type ChannelKind = 'school' | 'classroom' | 'team' | 'care_team' | 'direct';
export type Basis = 'saw' | 'student_told_me' | 'was_told';
export type Urgency = 'fyi' | 'when_you_can' | 'come_now';
export type ObservationAnswer = 'seen' | 'used_it' | 'lets_talk' | 'words';
export type Mark = 'delivered' | 'seen';
export type AnswerMode = 'all' | 'first_taker' | 'information';
export type AlertAnswer = 'got_it' | 'conflict';
export type ConflictReason = 'with_another_student' | 'outside_my_hours' | 'not_my_role' | 'needed_in_two_places' | 'something_else';
export type AlertState = 'open' | 'taken' | 'ended' | 'cancelled' | 'superseded';
export type IssueState = 'open' | 'accepted' | 'waiting' | 'proposed' | 'settled' | 'declined';
export type IssueStep = 'raised' | 'given' | 'accepted' | 'answered' | 'waiting' | 'proposed' | 'settled' | 'reopened' | 'declined';
export type LinkPurpose = 'setup' | 'join' | 'sign_in';

/** How far a client has come: everything it may see up to `sequence`, in this `epoch` of the log. A restore from a backup starts a new epoch, so that a client ahead of the server is told so. */
export interface Position {
  /** the last entry the client has, 0 for none */
  sequence: Sequence;
  /** as told by welcome */
  epoch: number;
}

/** The first frame of a connection. */
export interface Hello {
  /** a program's session token; a browser has a cookie */
  token?: string;
  /** where to go on; without it the server sends a snapshot */
  position?: Position;
}

/** Adds a member of staff. They sign in once an invitation for them is accepted. */
export interface AddPerson {
  /** the name colleagues see */
  name: string;
  /** what they do here */
  role: Role;
  /** a friendlier word for the role: "Assistant principal" */
  title?: string;
  /** when a substitute's pass ends by itself */
  until?: Millis;
}

/** Changes what is written about a person; what is left out stays. */
export interface ChangePerson {
  /** whom */
  person: PersonId;
  /** a new name */
  name?: string;
  /** a new role */
  role?: Role;
  /** a new title */
  title?: string;
  /** a new end of the pass */
  until?: Millis;
}

/** Ends a person's access at once; what they wrote stays under their name. */
export interface DeactivatePerson {
  /** whom */
  person: PersonId;
}

/** Gives a deactivated person their access back. */
export interface ReactivatePerson {
  /** whom */
  person: PersonId;
}

/** Adds a student; the server makes the initials and opens the care team's channel. */
export interface AddStudent {
  /** the full name, shown only on request */
  name: string;
  /** the classroom they belong to */
  classroom: ChannelId;
  /** who cares for this student, and so may see the record */
  care_team: PersonId[];
}

/** Changes a student's name or classroom; what is left out stays. */
export interface ChangeStudent {
  /** whom */
  student: StudentId;
  /** a new name; new initials follow */
  name?: string;
  /** a new classroom */
  classroom?: ChannelId;
}

/** Opens a classroom or a team. The whole-school channel and care teams open by themselves. */
export interface OpenChannel {
  /** classroom or team */
  channel_kind: ChannelKind;
  /** "Room 12" */
  name: string;
  /** who belongs to it */
  members: PersonId[];
}

/** Opens the direct channel with another person, or finds it: the answer names the same channel both times. */
export interface OpenDirect {
  /** the other person */
  person: PersonId;
}

/** Gives a classroom or team another name. */
export interface RenameChannel {
  /** which */
  channel: ChannelId;
  /** the new name */
  name: string;
}

/** Adds people to a classroom, team or care team; who is in already is not counted. */
export interface AddMembers {
  /** which */
  channel: ChannelId;
  /** whom */
  persons: PersonId[];
}

/** Takes a person out of a classroom, team or care team; their open views of it close at once. */
export interface RemoveMember {
  /** which */
  channel: ChannelId;
  /** whom */
  person: PersonId;
}

/** Writes into a channel, or into the thread of an alert or issue. */
export interface PostMessage {
  /** a channel, alert or issue the person may see */
  timeline: TimelineId;
  /** what is said */
  text: string;
  /** the message or observation on the same timeline that this answers */
  reply_to?: ItemId;
  /** who is named; they must be able to see the timeline */
  mentions: PersonId[];
}

/** Replaces the text of one's own message; the earlier text stays in its history. */
export interface EditMessage {
  /** which */
  message: MessageId;
  /** the new text */
  text: string;
}

/** Takes one's own message back: nobody can read its text again, "retracted" stays. */
export interface RetractMessage {
  /** which */
  message: MessageId;
}

/** Where and when a sign was seen. Codes of protocol/catalog.hpp. */
export interface Context {
  /** "reading", "lunch" */
  activity?: string;
  /** "whole_group", "one_on_one" */
  grouping?: string;
  /** a place in the school's own words */
  place?: string;
}

/** Says what was seen. Several students make one observation each, saved together; no care team learns of the others. */
export interface Observe {
  /** whom it is about */
  students: StudentId[];
  /** what was seen */
  signs: string[];
  /** 1 slight, 2 clear, 3 strong */
  intensity: number;
  /** where and when */
  context: Context;
  /** saw it, was told by the student, was told */
  basis: Basis;
  /** how soon somebody should look */
  urgency: Urgency;
  /** optional words, may be empty */
  note: string;
  /** when it was seen, by the device's clock */
  seen_at: Millis;
}

/** Answers an observation of somebody else. */
export interface AnswerObservation {
  /** which */
  observation: ObservationId;
  /** seen, used it, let's talk, or words */
  answer: ObservationAnswer;
  /** what was done or is meant; needed for words */
  text?: string;
}

/** Takes one's own observation back: "retracted" stays, without content. */
export interface RetractObservation {
  /** which */
  observation: ObservationId;
}

/** Says that items have reached a device of this person (delivered) or were opened by them (seen). */
export interface MarkItems {
  /** observations, alerts, issues */
  items: ItemId[];
  /** seen includes delivered */
  mark: Mark;
}

/** To whom an alert goes: the people of all parts together, each once. */
export interface Audience {
  /** all members of these channels */
  channels: ChannelId[];
  /** all people of these roles */
  roles: Role[];
  /** these people */
  persons: PersonId[];
}

/** Tells everybody affected about a last-minute change. */
export interface SendAlert {
  /** what kind of change: a code of protocol/catalog.hpp, "custom" for own words */
  template_code: string;
  /** the change itself, first: "Assembly is now 10:40" */
  title: string;
  /** what it was: "11:15" */
  from?: string;
  /** what it is now: "10:40" */
  to?: string;
  /** where: "Gym doors" */
  place?: string;
  /** what else to know, may be empty */
  text: string;
  /** 0 for information, 1 confirm, 2 urgent */
  severity: number;
  /** who must answer */
  mode: AnswerMode;
  /** when the alert ends by itself */
  until: Millis;
  /** to whom */
  audience: Audience;
  /** the alert that this one replaces */
  supersedes?: AlertId;
}

/** Answers an alert. In first-taker mode "got it" takes it; the server confirms exactly one taker. */
export interface AnswerAlert {
  /** which */
  alert: AlertId;
  /** got it, or a conflict */
  answer: AlertAnswer;
  /** needed for a conflict */
  reason?: ConflictReason;
  /** what would help */
  text?: string;
}

/** Reminds those who have not answered, at most once in two minutes. */
export interface NudgeAlert {
  /** which */
  alert: AlertId;
}

/** Calls the change off. */
export interface CancelAlert {
  /** which */
  alert: AlertId;
  /** why, may be empty */
  reason: string;
}

/** Raises something unresolved. */
export interface RaiseIssue {
  /** a code of protocol/catalog.hpp */
  issue_kind: string;
  /** 1 crisis, 2 major, 3 minor, 4 small */
  severity: number;
  /** one line */
  title: string;
  /** what happened, may be empty */
  text: string;
  /** what would help, may be empty */
  would_help: string;
  /** the observation or alert it came from */
  about?: ItemId;
  /** the classroom or team it is about */
  room?: ChannelId;
  /** who should answer; else the admins decide */
  owner?: PersonId;
}

/** Gives an issue to somebody (admins, or its owner). */
export interface GiveIssue {
  /** which */
  issue: IssueId;
  /** to whom */
  owner: PersonId;
}

/** The owner says: I have it. */
export interface AcceptIssue {
  /** which */
  issue: IssueId;
}

/** Words to everybody on the issue; the owner's or an admin's first ones are the promised answer. */
export interface AnswerIssue {
  /** which */
  issue: IssueId;
  /** the answer */
  text: string;
}

/** The owner waits for somebody or something. */
export interface WaitIssue {
  /** which */
  issue: IssueId;
  /** for whom or what */
  text: string;
  /** until when */
  until?: Millis;
}

/** The owner proposes to settle; the raiser is asked. */
export interface ProposeSettlement {
  /** which */
  issue: IssueId;
  /** what was done */
  text: string;
}

/** The raiser agrees: the issue is settled. */
export interface AgreeSettlement {
  /** which */
  issue: IssueId;
}

/** The raiser does not agree, or it came back. */
export interface ReopenIssue {
  /** which */
  issue: IssueId;
  /** why */
  text: string;
}

/** The owner or an admin declines, with the reason. */
export interface DeclineIssue {
  /** which */
  issue: IssueId;
  /** why */
  text: string;
}

/** A command and its client-made id. */
export interface CommandFrame {
  /** made by the client, the same for every retry */
  id: string;
  /** what to do */
  command: Command;
}

/** "I have read this timeline up to here": latest wins, shared with the person's other devices. */
export interface Read {
  /** which */
  timeline: TimelineId;
  /** the last entry read */
  sequence: Sequence;
}

/** Asks for a page of a timeline, newest first. */
export interface History {
  /** the client's name for this question; the page repeats it */
  id: string;
  /** which */
  timeline: TimelineId;
  /** entries before this one; without it the newest */
  before?: Sequence;
  /** how many */
  limit: number;
}

/** Whether the person has the client in front of them. Never stored. */
export interface Presence {
  /** in front of the screen */
  here: boolean;
}

/** The answer to hello. */
export interface Welcome {
  /** who the server says you are */
  person: PersonId;
  /** the school's name */
  school: string;
  /** of the log */
  epoch: number;
  /** the last entry of the school, whether or not it is for you */
  head: Sequence;
  /** the server's clock */
  now: Millis;
  /** of the server */
  version: string;
}

/** The school itself. */
export interface SchoolRecord {
  /** its name */
  name: string;
  /** an IANA name */
  time_zone: string;
  /** the default language */
  language: string;
}

/** A member of staff. */
export interface Person {
  /** the sequence of person_added */
  id: PersonId;
  /** the name colleagues see */
  name: string;
  /** what they do here */
  role: Role;
  /** a friendlier word for the role */
  title?: string;
  /** when a pass ends by itself */
  until?: Millis;
  /** false: access has ended */
  active: boolean;
  /** the last change of what they may see: a client older than this starts afresh */
  access_since: Sequence;
}

/** Where people talk. */
export interface Channel {
  /** the sequence of channel_opened, and its timeline */
  id: ChannelId;
  /** what kind */
  channel_kind: ChannelKind;
  /** its name */
  name: string;
  /** who belongs to it, sorted; empty for the whole school */
  members: PersonId[];
  /** the student of a care team */
  student?: StudentId;
}

/** Whom the work is about. */
export interface Student {
  /** the sequence of student_added */
  id: StudentId;
  /** the full name, shown only on request */
  name: string;
  /** what screens show */
  initials: string;
  /** where they belong */
  classroom: ChannelId;
  /** the care team's channel: home of the observations */
  care_team: ChannelId;
}

/** When something reached or was opened by a person. */
export interface PersonTime {
  /** who */
  person: PersonId;
  /** when */
  time: Millis;
}

/** A colleague's answer to an observation. */
export interface ObservationReply {
  /** who */
  person: PersonId;
  /** when */
  time: Millis;
  /** how */
  answer: ObservationAnswer;
  /** in words */
  text?: string;
}

/** What was seen, and what became of it. */
export interface Observation {
  /** the sequence of observation_sent */
  id: ObservationId;
  /** about whom */
  student: StudentId;
  /** its home timeline */
  care_team: ChannelId;
  /** where it is shown too */
  classroom: ChannelId;
  /** who noticed */
  author: PersonId;
  /** when the server took it */
  time: Millis;
  /** when it was seen */
  seen_at: Millis;
  /** what was seen; empty once retracted */
  signs: string[];
  /** how strong */
  intensity: number;
  /** where and when */
  context: Context;
  /** how the author knows */
  basis: Basis;
  /** how soon somebody should look */
  urgency: Urgency;
  /** words */
  note: string;
  /** whose devices have it */
  delivered: PersonTime[];
  /** who opened it */
  seen: PersonTime[];
  /** in order */
  answers: ObservationReply[];
  /** taken back by its author */
  retracted: boolean;
  /** when the loop closed: used, talk booked, answered in words, or retracted */
  closed?: Millis;
}

/** One person of an alert's audience. */
export interface Recipient {
  /** who */
  person: PersonId;
  /** when it reached a device of theirs */
  delivered?: Millis;
  /** when they opened it */
  seen?: Millis;
  /** when they answered */
  answered?: Millis;
  /** what */
  answer?: AlertAnswer;
  /** why not */
  reason?: ConflictReason;
  /** what would help */
  text?: string;
  /** the issue their conflict opened */
  issue?: IssueId;
  /** when they were last reminded */
  nudged?: Millis;
}

/** A change, and who knows of it. */
export interface Alert {
  /** the sequence of alert_sent, and its timeline */
  id: AlertId;
  /** who sent it */
  sender: PersonId;
  /** when */
  time: Millis;
  /** what kind of change */
  template_code: string;
  /** the change itself */
  title: string;
  /** what it was */
  from?: string;
  /** what it is now */
  to?: string;
  /** where */
  place?: string;
  /** what else to know */
  text: string;
  /** 0 for information, 1 confirm, 2 urgent */
  severity: number;
  /** who must answer */
  mode: AnswerMode;
  /** when it ends by itself */
  until: Millis;
  /** as asked for */
  audience: Audience;
  /** who that is, sorted by person */
  recipients: Recipient[];
  /** open, taken, ended, cancelled, superseded */
  state: AlertState;
  /** the one taker */
  taken_by?: PersonId;
  /** the alert it replaced */
  supersedes?: AlertId;
  /** the alert that replaced it */
  superseded_by?: AlertId;
  /** why it was called off */
  cancel_reason?: string;
  /** when it ended */
  closed?: Millis;
}

/** One step of an issue's history. */
export interface IssueEvent {
  /** when */
  time: Millis;
  /** who */
  person: PersonId;
  /** what */
  step: IssueStep;
  /** in words */
  text?: string;
  /** the new owner, when given */
  owner?: PersonId;
  /** waiting until */
  until?: Millis;
}

/** Something unresolved, and its way to being settled. */
export interface Issue {
  /** the sequence of issue_raised, and its timeline */
  id: IssueId;
  /** who raised it */
  raiser: PersonId;
  /** when */
  time: Millis;
  /** a code of the catalog */
  issue_kind: string;
  /** 1 crisis ... 4 small */
  severity: number;
  /** one line */
  title: string;
  /** what happened */
  text: string;
  /** what would help */
  would_help: string;
  /** the observation or alert it came from */
  about?: ItemId;
  /** the classroom or team it is about */
  room?: ChannelId;
  /** who should answer */
  owner?: PersonId;
  /** the promise of a first answer */
  due: Millis;
  /** when it was kept */
  first_answer?: Millis;
  /** where it stands */
  state: IssueState;
  /** every step, oldest first */
  history: IssueEvent[];
  /** who opened it */
  seen: PersonTime[];
  /** when it was settled or declined */
  closed?: Millis;
}

/** How far a person has read a timeline. */
export interface ReadPosition {
  /** which */
  timeline: TimelineId;
  /** the last entry read */
  sequence: Sequence;
}

/** The last entry of a timeline: with the read position it tells what is unread. */
export interface TimelineHead {
  /** which */
  timeline: TimelineId;
  /** its last entry */
  sequence: Sequence;
}

/** Everything this person may see, as of one sequence. Sent in parts: `first` tells the client to forget what it had, `last` that it now has everything up to `position`. */
export interface Snapshot {
  /** as of when */
  position: Position;
  /** the first part */
  first: boolean;
  /** the last part */
  last: boolean;
  /** things */
  records: Record[];
  /** what this person has read */
  reads: ReadPosition[];
  /** the last entries of the timelines this person may see */
  heads: TimelineHead[];
  /** who is present */
  here: PersonId[];
}

/** The first entry of a school. */
export interface SchoolCreated {
  /** the school's name */
  name: string;
  /** an IANA name: "Europe/Lisbon" */
  time_zone: string;
  /** the default language: en, es, pt */
  language: string;
}

/** A member of staff was added; the entry's sequence is their id. */
export interface PersonAdded {
  /** as in add_person */
  name: string;
  /** as in add_person */
  role: Role;
  /** as in add_person */
  title?: string;
  /** as in add_person */
  until?: Millis;
}

/** What is written about a person changed; what is left out stayed. */
export interface PersonChanged {
  /** whom */
  person: PersonId;
  /** the new name */
  name?: string;
  /** the new role */
  role?: Role;
  /** the new title */
  title?: string;
  /** the new end of the pass */
  until?: Millis;
}

/** A person's access ended: by an admin, or by the server at the end of a pass. */
export interface PersonDeactivated {
  /** whom */
  person: PersonId;
}

/** A person's access was given back. */
export interface PersonReactivated {
  /** whom */
  person: PersonId;
}

/** A channel was opened; the entry's sequence is its id and its timeline. */
export interface ChannelOpened {
  /** what kind of channel */
  channel_kind: ChannelKind;
  /** its name; for a direct channel and a care team, a fixed word */
  name: string;
  /** who belongs to it; empty for the whole school: everybody does */
  members: PersonId[];
  /** the student of a care team */
  student?: StudentId;
}

/** A channel got another name. */
export interface ChannelRenamed {
  /** which */
  channel: ChannelId;
  /** the new name */
  name: string;
}

/** People joined a channel. */
export interface MembersAdded {
  /** which */
  channel: ChannelId;
  /** who */
  persons: PersonId[];
}

/** A person left a channel or was taken out. */
export interface MemberRemoved {
  /** which */
  channel: ChannelId;
  /** who */
  person: PersonId;
}

/** A student was added; the entry's sequence is their id. The next entry opens the care team's channel. */
export interface StudentAdded {
  /** the full name */
  name: string;
  /** made by the server, unlike any other in the classroom */
  initials: string;
  /** where they belong */
  classroom: ChannelId;
}

/** What is written about a student changed; what is left out stayed. */
export interface StudentChanged {
  /** whom */
  student: StudentId;
  /** the new name */
  name?: string;
  /** the new initials */
  initials?: string;
  /** the new classroom */
  classroom?: ChannelId;
}

/** A message was written; the entry's sequence is its id, its home timeline is where. */
export interface MessagePosted {
  /** what is said; empty once retracted */
  text: string;
  /** what it answers */
  reply_to?: ItemId;
  /** set in the stored entry when the message is taken back */
  retracted: boolean;
  /** set in the stored entry when it is edited: those entries, in order */
  edits?: Sequence[];
}

/** The author replaced the text. */
export interface MessageEdited {
  /** which */
  message: MessageId;
  /** the new text; empty once retracted */
  text: string;
  /** set in the stored entry when the message is taken back */
  retracted: boolean;
}

/** The author took a message back. */
export interface MessageRetracted {
  /** which */
  message: MessageId;
  /** its edits, whose text is gone too */
  edits?: Sequence[];
}

/** Somebody saw something; the entry's sequence is the observation's id, its home is the care team's channel. */
export interface ObservationSent {
  /** about whom */
  student: StudentId;
  /** what was seen; empty once retracted */
  signs: string[];
  /** how strong */
  intensity: number;
  /** where and when */
  context: Context;
  /** how the author knows */
  basis: Basis;
  /** how soon somebody should look */
  urgency: Urgency;
  /** words; empty once retracted */
  note: string;
  /** when it was seen, by the device's clock */
  seen_at: Millis;
  /** set in the stored entry when it is taken back */
  retracted: boolean;
}

/** A colleague answered an observation. */
export interface ObservationAnswered {
  /** which */
  observation: ObservationId;
  /** how */
  answer: ObservationAnswer;
  /** in words */
  text?: string;
}

/** The author took an observation back. */
export interface ObservationRetracted {
  /** which */
  observation: ObservationId;
}

/** An item reached a device of the entry's author, or was opened by them. */
export interface Marked {
  /** an observation, alert or issue */
  item: ItemId;
  /** which of the two; seen includes delivered */
  mark: Mark;
}

/** A change was sent; the entry's sequence is the alert's id and timeline, `to` is who must know. */
export interface AlertSent {
  /** as in send_alert */
  template_code: string;
  /** as in send_alert */
  title: string;
  /** as in send_alert */
  from?: string;
  /** as in send_alert */
  to?: string;
  /** as in send_alert */
  place?: string;
  /** as in send_alert */
  text: string;
  /** as in send_alert */
  severity: number;
  /** as in send_alert */
  mode: AnswerMode;
  /** as in send_alert */
  until: Millis;
  /** as asked for; who that was is in the entry's `to` */
  audience: Audience;
  /** the alert it replaces */
  supersedes?: AlertId;
}

/** Somebody answered a change. */
export interface AlertAnswered {
  /** which */
  alert: AlertId;
  /** got it, or a conflict */
  answer: AlertAnswer;
  /** why not */
  reason?: ConflictReason;
  /** what would help */
  text?: string;
  /** the issue the conflict opened */
  issue?: IssueId;
}

/** In first-taker mode: the one who has it. Everybody else stands down. */
export interface AlertTaken {
  /** which */
  alert: AlertId;
  /** who */
  person: PersonId;
}

/** The silent were reminded; `to` is who. */
export interface AlertNudged {
  /** which */
  alert: AlertId;
}

/** A newer alert replaced this one. */
export interface AlertSuperseded {
  /** which */
  alert: AlertId;
  /** the newer one */
  by: AlertId;
}

/** The sender called it off. */
export interface AlertCancelled {
  /** which */
  alert: AlertId;
  /** why */
  reason: string;
}

/** It reached its `until`. */
export interface AlertEnded {
  /** which */
  alert: AlertId;
}

/** Something unresolved was raised; the entry's sequence is its id and timeline. */
export interface IssueRaised {
  /** as in raise_issue */
  issue_kind: string;
  /** as in raise_issue */
  severity: number;
  /** as in raise_issue */
  title: string;
  /** as in raise_issue */
  text: string;
  /** as in raise_issue */
  would_help: string;
  /** as in raise_issue */
  about?: ItemId;
  /** as in raise_issue */
  room?: ChannelId;
  /** who should answer */
  owner?: PersonId;
  /** the promise: by when there is a first answer */
  due: Millis;
}

/** One step of an issue's way; the author of the entry took it. */
export interface IssueMoved {
  /** which */
  issue: IssueId;
  /** which step */
  step: IssueStep;
  /** in words */
  text?: string;
  /** the new owner, when given */
  owner?: PersonId;
  /** waiting until */
  until?: Millis;
}

/** One fact in the log. */
export interface Entry {
  /** of the body's format */
  version: number;
  /** its place in the school's order */
  sequence: Sequence;
  /** its home: decides who may see it */
  timeline: TimelineId;
  /** the entry before it on the home timeline, 0 for the first */
  previous: Sequence;
  /** channels that show it too */
  also: ChannelId[];
  /** whom it is addressed to */
  to: PersonId[];
  /** when the server took it */
  time: Millis;
  /** who; 0 is the server itself */
  author: PersonId;
  /** the client's id of the command it came from, empty for the server's own */
  command: string;
  /** what happened */
  body: EntryBody;
}

/** One entry, live or caught up: the same bytes for everybody. They come in the order of their sequences, so each moves the client's position up to itself. Only entries of alerts may overtake what waits: those say `early`, do not move the position, and may come a second time after a reconnection; the client knows them by their sequence. */
export interface EntryFrame {
  /** the entry */
  entry: Entry;
  /** true: it overtook others */
  early?: boolean;
}

/** The client has everything it may see up to `position`. Sent after catching up, and now and then while nothing of the school's traffic is for this client, so that its position stays young. */
export interface CaughtUp {
  /** where the client is now */
  position: Position;
}

/** Why not. `field` names the place in the request, like "/command/signs/0". */
export interface Problem {
  /** of the error table */
  code: string;
  /** for a person */
  sentence: string;
  /** which part of the request */
  field?: string;
  /** what would have been accepted */
  allowed?: string;
  /** whether the same command may succeed later */
  retry: boolean;
  /** when to try again */
  retry_after_ms?: number;
}

/** The answer to a command. Without a problem: it is on stable storage. */
export interface Reply {
  /** the command's id, or history's; empty if the frame had none to read */
  id: string;
  /** the entries it made; the first names the thing it made, if any */
  sequences: Sequence[];
  /** why it was refused */
  problem?: Problem;
}

/** A page of a timeline, oldest first. */
export interface HistoryPage {
  /** of the question */
  id: string;
  /** which */
  timeline: TimelineId;
  /** in order, without a hole among those the person may see */
  entries: Entry[];
  /** nothing older exists */
  complete: boolean;
}

/** Another device of the same person has read on. */
export interface ReadMoved {
  /** how far */
  position: ReadPosition;
}

/** Somebody came or went. */
export interface PresenceChanged {
  /** who */
  person: PersonId;
  /** in front of a screen */
  here: boolean;
}

/** POST /api/sign-in: a login and its password. */
export interface SignIn {
  /** as chosen when joining */
  login: string;
  /** the password */
  password: string;
}

/** POST /api/sign-out, of this device or of all of this person's. */
export interface SignOut {
  /** all devices */
  everywhere: boolean;
}

/** POST /api/setup: founds the school and signs its first admin in. */
export interface SetUp {
  /** the secret of the set-up link */
  link: string;
  /** the school's name */
  school: string;
  /** an IANA name */
  time_zone: string;
  /** en, es or pt */
  language: string;
  /** the first admin's name */
  name: string;
  /** how they will sign in */
  login: string;
  /** with this password */
  password: string;
}

/** POST /api/join: uses up an invitation. */
export interface Join {
  /** the secret of the invitation */
  link: string;
  /** how they will sign in */
  login: string;
  /** with this password */
  password: string;
}

/** POST /api/enter: uses up a one-time sign-in link. */
export interface Enter {
  /** the secret of the link */
  link: string;
}

/** The answer to the four above: a browser is signed in by the cookie, a program keeps the token. */
export interface SignedIn {
  /** who */
  person: PersonId;
  /** the session's secret */
  token: string;
}

/** GET /api/link?secret=...: what a link is for. */
export interface LinkInfo {
  /** what it lets its holder do */
  purpose: LinkPurpose;
  /** of the person it is for */
  name?: string;
  /** the school's name */
  school?: string;
  /** until when */
  expires: Millis;
}

/** POST /api/invite (admins): a new invitation for a person who is already on the list of people. */
export interface Invite {
  /** for whom */
  person: PersonId;
}

/** The answer to an invite. */
export interface Invitation {
  /** the link is /join/<secret> */
  secret: string;
  /** until when */
  expires: Millis;
}

/** GET /api/me: who is signed in here. */
export interface Me {
  /** who is asking */
  person: Person;
  /** the school's name */
  school: string;
}

/** POST /api/audience: who an alert would go to; takes an audience, answers this. */
export interface AudienceAnswer {
  /** each once, without the asker */
  persons: PersonId[];
}

export type Command =
  | ({ kind: 'add_person' } & AddPerson)
  | ({ kind: 'change_person' } & ChangePerson)
  | ({ kind: 'deactivate_person' } & DeactivatePerson)
  | ({ kind: 'reactivate_person' } & ReactivatePerson)
  | ({ kind: 'add_student' } & AddStudent)
  | ({ kind: 'change_student' } & ChangeStudent)
  | ({ kind: 'open_channel' } & OpenChannel)
  | ({ kind: 'open_direct' } & OpenDirect)
  | ({ kind: 'rename_channel' } & RenameChannel)
  | ({ kind: 'add_members' } & AddMembers)
  | ({ kind: 'remove_member' } & RemoveMember)
  | ({ kind: 'post_message' } & PostMessage)
  | ({ kind: 'edit_message' } & EditMessage)
  | ({ kind: 'retract_message' } & RetractMessage)
  | ({ kind: 'observe' } & Observe)
  | ({ kind: 'answer_observation' } & AnswerObservation)
  | ({ kind: 'retract_observation' } & RetractObservation)
  | ({ kind: 'mark_items' } & MarkItems)
  | ({ kind: 'send_alert' } & SendAlert)
  | ({ kind: 'answer_alert' } & AnswerAlert)
  | ({ kind: 'nudge_alert' } & NudgeAlert)
  | ({ kind: 'cancel_alert' } & CancelAlert)
  | ({ kind: 'raise_issue' } & RaiseIssue)
  | ({ kind: 'give_issue' } & GiveIssue)
  | ({ kind: 'accept_issue' } & AcceptIssue)
  | ({ kind: 'answer_issue' } & AnswerIssue)
  | ({ kind: 'wait_issue' } & WaitIssue)
  | ({ kind: 'propose_settlement' } & ProposeSettlement)
  | ({ kind: 'agree_settlement' } & AgreeSettlement)
  | ({ kind: 'reopen_issue' } & ReopenIssue)
  | ({ kind: 'decline_issue' } & DeclineIssue);

export type ClientFrame =
  | ({ kind: 'hello' } & Hello)
  | ({ kind: 'command' } & CommandFrame)
  | ({ kind: 'read' } & Read)
  | ({ kind: 'history' } & History)
  | ({ kind: 'presence' } & Presence);

export type Record =
  | ({ kind: 'school' } & SchoolRecord)
  | ({ kind: 'person' } & Person)
  | ({ kind: 'channel' } & Channel)
  | ({ kind: 'student' } & Student)
  | ({ kind: 'observation' } & Observation)
  | ({ kind: 'alert' } & Alert)
  | ({ kind: 'issue' } & Issue);

export type EntryBody =
  | ({ kind: 'school_created' } & SchoolCreated)
  | ({ kind: 'person_added' } & PersonAdded)
  | ({ kind: 'person_changed' } & PersonChanged)
  | ({ kind: 'person_deactivated' } & PersonDeactivated)
  | ({ kind: 'person_reactivated' } & PersonReactivated)
  | ({ kind: 'channel_opened' } & ChannelOpened)
  | ({ kind: 'channel_renamed' } & ChannelRenamed)
  | ({ kind: 'members_added' } & MembersAdded)
  | ({ kind: 'member_removed' } & MemberRemoved)
  | ({ kind: 'student_added' } & StudentAdded)
  | ({ kind: 'student_changed' } & StudentChanged)
  | ({ kind: 'message_posted' } & MessagePosted)
  | ({ kind: 'message_edited' } & MessageEdited)
  | ({ kind: 'message_retracted' } & MessageRetracted)
  | ({ kind: 'observation_sent' } & ObservationSent)
  | ({ kind: 'observation_answered' } & ObservationAnswered)
  | ({ kind: 'observation_retracted' } & ObservationRetracted)
  | ({ kind: 'marked' } & Marked)
  | ({ kind: 'alert_sent' } & AlertSent)
  | ({ kind: 'alert_answered' } & AlertAnswered)
  | ({ kind: 'alert_taken' } & AlertTaken)
  | ({ kind: 'alert_nudged' } & AlertNudged)
  | ({ kind: 'alert_superseded' } & AlertSuperseded)
  | ({ kind: 'alert_cancelled' } & AlertCancelled)
  | ({ kind: 'alert_ended' } & AlertEnded)
  | ({ kind: 'issue_raised' } & IssueRaised)
  | ({ kind: 'issue_moved' } & IssueMoved);

export type ServerFrame =
  | ({ kind: 'welcome' } & Welcome)
  | ({ kind: 'snapshot' } & Snapshot)
  | ({ kind: 'entry' } & EntryFrame)
  | ({ kind: 'caught_up' } & CaughtUp)
  | ({ kind: 'reply' } & Reply)
  | ({ kind: 'history_page' } & HistoryPage)
  | ({ kind: 'read_moved' } & ReadMoved)
  | ({ kind: 'presence_changed' } & PresenceChanged);

/** How a sign is read: bright spot, keep an eye on, needs support, call now. */
export type Valence = 'bright' | 'watch' | 'support' | 'call';

/** What can be seen, in the order of the sheet. */
export const signs = [
  { code: 'on_task', valence: 'bright', group: 'joining_in' },
  { code: 'leaning_in', valence: 'bright', group: 'joining_in' },
  { code: 'hand_up', valence: 'bright', group: 'joining_in' },
  { code: 'points_gestures', valence: 'bright', group: 'joining_in' },
  { code: 'helps_peer', valence: 'bright', group: 'joining_in' },
  { code: 'self_calms', valence: 'bright', group: 'joining_in' },
  { code: 'first_try', valence: 'bright', group: 'joining_in' },
  { code: 'relaxed', valence: 'bright', group: 'joining_in' },
  { code: 'better_now', valence: 'bright', group: 'joining_in' },
  { code: 'win', valence: 'bright', group: 'joining_in' },
  { code: 'head_down', valence: 'watch', group: 'pulling_away' },
  { code: 'turns_away', valence: 'watch', group: 'pulling_away' },
  { code: 'stares', valence: 'watch', group: 'pulling_away' },
  { code: 'hood_hide', valence: 'support', group: 'pulling_away' },
  { code: 'no_answer', valence: 'watch', group: 'pulling_away' },
  { code: 'left_group', valence: 'support', group: 'pulling_away' },
  { code: 'covers_ears', valence: 'support', group: 'too_much' },
  { code: 'covers_eyes', valence: 'support', group: 'too_much' },
  { code: 'rocks_flaps', valence: 'watch', group: 'too_much' },
  { code: 'repeats_words', valence: 'watch', group: 'too_much' },
  { code: 'startles', valence: 'support', group: 'too_much' },
  { code: 'freezes', valence: 'support', group: 'too_much' },
  { code: 'fidgets', valence: 'watch', group: 'rising' },
  { code: 'paces', valence: 'watch', group: 'rising' },
  { code: 'start_stop', valence: 'watch', group: 'rising' },
  { code: 'tense', valence: 'support', group: 'rising' },
  { code: 'loud', valence: 'support', group: 'rising' },
  { code: 'refuses', valence: 'support', group: 'rising' },
  { code: 'looks_at_peers', valence: 'watch', group: 'language' },
  { code: 'nods_no_action', valence: 'watch', group: 'language' },
  { code: 'blank_page', valence: 'watch', group: 'language' },
  { code: 'asks_home_language', valence: 'watch', group: 'language' },
  { code: 'grimace_hold', valence: 'support', group: 'body' },
  { code: 'pale_flushed', valence: 'support', group: 'body' },
  { code: 'sleepy', valence: 'watch', group: 'body' },
  { code: 'needs_toilet_food', valence: 'watch', group: 'body' },
  { code: 'hurt_risk', valence: 'call', group: 'call_now' },
  { code: 'leaves_area', valence: 'call', group: 'call_now' },
  { code: 'needs_help', valence: 'call', group: 'call_now' },
] as const;

export const activities = [
  'arrival',
  'reading',
  'writing',
  'math',
  'specials',
  'centers',
  'recess',
  'lunch',
  'transition',
  'assembly',
  'therapy',
  'dismissal',
] as const;

export const groupings = [
  'whole_group',
  'small_group',
  'independent',
  'one_on_one',
  'playground',
] as const;

/** Kinds of change, with what the composer proposes. */
export const templates = [
  { code: 'time_moved', family: 'time', mode: 'all', severity: 1 },
  { code: 'late_start', family: 'time', mode: 'all', severity: 1 },
  { code: 'early_release', family: 'time', mode: 'all', severity: 2 },
  { code: 'event_cancelled', family: 'time', mode: 'all', severity: 1 },
  { code: 'room_change', family: 'place', mode: 'all', severity: 1 },
  { code: 'room_closed', family: 'place', mode: 'all', severity: 1 },
  { code: 'indoor_recess', family: 'place', mode: 'all', severity: 1 },
  { code: 'swap_blocks', family: 'plan', mode: 'all', severity: 1 },
  { code: 'need_cover', family: 'people', mode: 'first_taker', severity: 2 },
  { code: 'staff_absent', family: 'people', mode: 'all', severity: 1 },
  { code: 'substitute', family: 'people', mode: 'information', severity: 0 },
  { code: 'student_plan', family: 'student', mode: 'all', severity: 1 },
  { code: 'lesson_swapped', family: 'plan', mode: 'all', severity: 1 },
  { code: 'materials_missing', family: 'plan', mode: 'all', severity: 0 },
  { code: 'drill_planned', family: 'building', mode: 'all', severity: 1 },
  { code: 'building', family: 'building', mode: 'all', severity: 1 },
  { code: 'meeting_moved', family: 'meeting', mode: 'all', severity: 1 },
  { code: 'staff_assist', family: 'help', mode: 'first_taker', severity: 2 },
  { code: 'custom', family: 'custom', mode: 'all', severity: 1 },
] as const;

/** Kinds of issue, with the hours a first answer may take at severity 3. */
export const issueKinds = [
  { code: 'student_support', promise_hours: 4 },
  { code: 'unanswered_observation', promise_hours: 4 },
  { code: 'time_conflict', promise_hours: 2 },
  { code: 'coverage_gap', promise_hours: 2 },
  { code: 'planning_time_lost', promise_hours: 24 },
  { code: 'outside_hours', promise_hours: 24 },
  { code: 'beyond_role', promise_hours: 4 },
  { code: 'language_access', promise_hours: 4 },
  { code: 'family_communication', promise_hours: 24 },
  { code: 'norms_not_kept', promise_hours: 24 },
  { code: 'materials_room', promise_hours: 24 },
  { code: 'safety_health', promise_hours: 1 },
  { code: 'training_access', promise_hours: 48 },
  { code: 'workload_fairness', promise_hours: 24 },
  { code: 'respect', promise_hours: 4 },
  { code: 'data_privacy', promise_hours: 4 },
  { code: 'other', promise_hours: 24 },
] as const;

/** Every refusal and trouble: what to tell the person, and whether trying again helps. */
export const errors = {
  malformed: { sentence: 'That was not valid JSON.', retry: 'never' },
  too_large: { sentence: 'That is larger than the server accepts.', retry: 'never' },
  too_deep: { sentence: 'That is nested deeper than the server accepts.', retry: 'never' },
  unknown_kind: { sentence: 'The server does not know this kind of request.', retry: 'never' },
  unknown_field: { sentence: 'There is a field the server does not know.', retry: 'never' },
  missing_field: { sentence: 'A field is missing.', retry: 'never' },
  wrong_type: { sentence: 'A field has the wrong type.', retry: 'never' },
  duplicate_field: { sentence: 'A field appears twice.', retry: 'never' },
  too_short: { sentence: 'A field is too short.', retry: 'never' },
  too_long: { sentence: 'A field is too long.', retry: 'never' },
  out_of_range: { sentence: 'A number is outside its range.', retry: 'never' },
  unknown_value: { sentence: 'A field has a value that is not on its list.', retry: 'never' },
  not_text: { sentence: 'Only text is accepted here.', retry: 'never' },
  not_signed_in: { sentence: 'Sign in first.', retry: 'after_sign_in' },
  wrong_login: { sentence: 'The login or the password is not right.', retry: 'never' },
  too_many_tries: { sentence: 'Too many tries. Wait a little and try again.', retry: 'later' },
  invitation_used: { sentence: 'This link was used or is too old. Ask the office for a new one.', retry: 'never' },
  not_allowed: { sentence: 'Your role does not include this.', retry: 'never' },
  deactivated: { sentence: 'This account has ended. Ask the office.', retry: 'never' },
  not_found: { sentence: 'That does not exist, or it is not for you.', retry: 'never' },
  not_yours: { sentence: 'Only the person who wrote this can change it.', retry: 'never' },
  too_late: { sentence: 'That is already over.', retry: 'never' },
  already_answered: { sentence: 'You have already answered this.', retry: 'never' },
  already_taken: { sentence: 'Somebody else has taken this. You can stand down.', retry: 'never' },
  needs_reason: { sentence: 'Say which of the reasons it is.', retry: 'never' },
  needs_text: { sentence: 'This answer needs a few words.', retry: 'never' },
  nobody_to_tell: { sentence: 'There is nobody in this audience but you.', retry: 'never' },
  nudged_recently: { sentence: 'They were reminded less than two minutes ago.', retry: 'never' },
  not_waiting: { sentence: 'Nobody is still to answer.', retry: 'never' },
  not_a_student_of_yours: { sentence: 'You are not on the care team of this student.', retry: 'never' },
  wrong_state: { sentence: 'That step is not open right now.', retry: 'never' },
  last_admin: { sentence: 'A school needs one admin. Make somebody else an admin first.', retry: 'never' },
  name_taken: { sentence: 'That name is taken.', retry: 'never' },
  until_in_the_past: { sentence: 'The end of a change must lie ahead.', retry: 'never' },
  unknown_code: { sentence: 'That code is not on the school\'s list.', retry: 'never' },
  busy: { sentence: 'The server has a lot to do. It will take this in a moment.', retry: 'later' },
  disk_full: { sentence: 'The server\'s disk is full, so it takes only urgent changes or nothing. Try again later.', retry: 'later' },
  log_broken: { sentence: 'The server cannot save anything right now.', retry: 'later' },
  stopping: { sentence: 'The server is restarting.', retry: 'later' },
  epoch_changed: { sentence: 'The server was restored from a backup. Loading its state afresh.', retry: 'later' },
  access_changed: { sentence: 'What you may see has changed. Loading it afresh.', retry: 'later' },
  too_slow: { sentence: 'The connection was too slow. Connect again to go on where you were.', retry: 'later' },
} as const;

export type ErrorCode = keyof typeof errors;

/** Why the server closes a connection: what to do next is in the code. */
export const closeCodes = {
  /** the client asked for it */
  normal: 1000,
  /** the server stops: connect again after a moment, go on from the position */
  going_away: 1001,
  /** the frame was binary: do not repeat it */
  not_text: 1003,
  /** the frame was not UTF-8: do not repeat it */
  not_utf8: 1007,
  /** the frame was larger than the server accepts: do not repeat it */
  too_large: 1009,
  /** the server cannot go on: connect again later */
  trouble: 1011,
  /** the session has ended: sign in */
  signed_out: 4001,
  /** the frame was not of the protocol: do not repeat it */
  bad_frame: 4002,
  /** connect again; the server sends a snapshot */
  access_changed: 4003,
  /** connect again and go on from the position */
  too_slow: 4004,
  /** nothing is answered before hello */
  hello_expected: 4005,
  /** too many connections or frames: wait, then connect again */
  too_many: 4006,
} as const;

export const limits = {
  /** bytes in one WebSocket message or HTTP body */
  frame_bytes: 65536,
  /** bytes in one entry or record */
  stored_bytes: 1048576,
  /** bytes in one JSON object from the server */
  server_frame_bytes: 4194304,
  /** nested JSON arrays and objects in a frame */
  frame_depth: 16,
  /** bytes in a client-made command id */
  command_id_bytes: 64,
  /** bytes in the name of a person, student, channel, school or place */
  name_bytes: 120,
  /** bytes in the code of a sign, template, issue kind or context */
  code_bytes: 40,
  /** bytes in the one line of an issue or alert */
  title_bytes: 200,
  /** bytes in a message or an answer in words */
  text_bytes: 4000,
  /** bytes in an observation's note */
  note_bytes: 1120,
  /** bytes in a session, invitation or set-up token */
  token_bytes: 128,
  /** bytes in a login */
  login_bytes: 254,
  /** bytes in a password, at most */
  password_bytes: 256,
  /** bytes in a password, at least */
  password_min_bytes: 12,
  /** students in one observation */
  students_per_observation: 12,
  /** signs in one observation */
  signs_per_observation: 9,
  /** channels, roles or persons named in one audience */
  audience_parts: 200,
  /** persons named in one channel command */
  members_per_command: 500,
  /** items marked delivered or seen in one command */
  marks_per_command: 200,
  /** edits of one message */
  edits_per_message: 100,
  /** entries in one page of history */
  history_page: 200,
  /** the largest sequence, exact in a JavaScript number */
  sequence_max: 9007199254740991,
  /** the largest time, in milliseconds since 1970: the end of the year 9999 */
  time_max: 253402300799999,
} as const;
