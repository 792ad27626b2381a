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
export type CardId = number;
export type RoomId = number;
export type AlertId = number;
export type SlotId = number;
export type IssueId = number;
export type BellsId = number;
export type CalendarId = number;
export type RuleId = number;
export type AbsenceId = number;
export type CoverId = number;
export type ReassignmentId = number;
export type SuggestionId = number;
export type KudosId = number;
export type PlanningId = number;
export type CheckInId = number;
export type DeviceId = number;
/** Milliseconds since 1970, UTC. */
export type Millis = number;

export type Role = 'para' | 'teacher' | 'specialist' | 'office' | 'admin' | 'substitute';
export type ChannelKind = 'school' | 'classroom' | 'team' | 'care_team' | 'direct';
export type Basis = 'saw' | 'student_told_me' | 'was_told';
export type Urgency = 'fyi' | 'when_you_can' | 'come_now';
export type ObservationAnswer = 'seen' | 'used_it' | 'lets_talk' | 'words' | 'on_my_way' | 'try_this' | 'not_now';
export type Mark = 'delivered' | 'seen';
export type AnswerMode = 'all' | 'first_taker' | 'information';
export type Everyone = 'affected' | 'on_duty' | 'on_site';
export type DayChangeKind = 'moved' | 'cancelled' | 'place' | 'dismissal';
export type AlertAnswer = 'got_it' | 'conflict' | 'safe' | 'need_help';
export type ConflictReason = 'with_another_student' | 'outside_my_hours' | 'not_my_role' | 'needed_in_two_places' | 'something_else';
export type PeriodKind = 'lesson' | 'lunch' | 'recess' | 'assembly' | 'planning' | 'other';
export type SlotKind = 'lesson' | 'support' | 'bus' | 'lunch_duty' | 'recess_duty' | 'duty' | 'planning' | 'meeting' | 'pause';
export type SupportMode = 'whole_class' | 'one_on_one' | 'small_group' | 'roaming' | 'station' | 'language_support';
export type CountedFrom = 'sent' | 'half_left' | 'start' | 'period_end' | 'day_end' | 'school_days' | 'due';
export type PursuitAct = 'remind' | 'push' | 'push_and_email' | 'name_to_neighbour' | 'tell_sender' | 'tell_office' | 'tell_admin' | 'tell_owner' | 'widen' | 'put_on_top' | 'offer_author' | 'draft_issue';
export type KeptKind = 'bells' | 'room' | 'slot' | 'sign_rule' | 'template_rule' | 'issue_rule' | 'pursuit_rule';
export type BroughtTo = 'planning' | 'admin' | 'rest';
export type CardKind = 'trigger' | 'preference' | 'strength' | 'routine' | 'strategy' | 'goal';
export type CheckInMood = 'going_well' | 'stretched' | 'need_a_hand';
export type HandNeeded = 'cover' | 'talk' | 'materials';
export type FoundKind = 'message' | 'observation' | 'alert' | 'issue' | 'norms' | 'kudos' | 'planning';
export type FoundOrder = 'newest' | 'best';
export type ObservationRise = 'none' | 'on_top' | 'offered';
export type AlertState = 'open' | 'taken' | 'ended' | 'cancelled' | 'superseded';
export type IssueState = 'open' | 'accepted' | 'waiting' | 'proposed' | 'settled' | 'declined';
export type IssueStep = 'raised' | 'given' | 'accepted' | 'answered' | 'waiting' | 'proposed' | 'settled' | 'reopened' | 'declined';
export type CoverState = 'planned' | 'running' | 'ended';
export type CardState = 'proposed' | 'agreed' | 'retired';
export type Repetition = 'thrice_in_a_period' | 'five_in_a_week' | 'twice_the_mean';
export type SuggestionState = 'open' | 'drafted' | 'sent' | 'dismissed';
export type PlanningState = 'asked' | 'agreed' | 'declined' | 'kept' | 'lost' | 'taken_back';
export type Whereabouts = 'teaching' | 'free' | 'protected_time' | 'absent' | 'off_duty';
export type WayOut = 'swap' | 'cover' | 'move';
export type NoticeState = 'queued' | 'held' | 'sent' | 'accepted' | 'shown' | 'answered' | 'failed' | 'expired' | 'withdrawn';
export type LinkPurpose = 'setup' | 'join' | 'sign_in' | 'device';

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
  /** the languages they speak; each may say so of themselves */
  speaks?: string[];
  /** those they are qualified to interpret; for admins to say */
  interprets?: string[];
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
  /** the full name: stays with the server, which shows it only on request */
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
  /** true: it waits for the reader's next feedback window */
  feedback?: boolean;
  /** why it may disturb somebody's protected time; written down */
  override_reason?: string;
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
  /** how; not all roles give all of them */
  answer: ObservationAnswer;
  /** what was done or is meant; needed for words, not_now, and try_this without a card */
  text?: string;
  /** the strategy used, or to try now */
  card?: CardId;
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
  /** who is in these rooms while the change lasts */
  rooms?: RoomId[];
  /** the care teams of these students */
  students?: StudentId[];
  /** all whose day changes, all on duty, or all on site */
  everyone?: Everyone;
}

/** A change of the timetable of one day, from which the server computes whose day it touches. */
export interface DayChange {
  /** moved, cancelled, another place, or the day ends early */
  change_kind: DayChangeKind;
  /** the stretch that changes, */
  from_start: Millis;
  /** and its end */
  from_end: Millis;
  /** when it is instead (moved) */
  to_start?: Millis;
  /** and until when */
  to_end?: Millis;
  /** only what happens in this room */
  room?: RoomId;
  /** where it is instead (place, or moved) */
  to_room?: RoomId;
  /** only what this class or team does */
  group?: ChannelId;
  /** only slots so named: "Assembly" */
  what?: string;
}

/** What a cover request asks for: to stand in for somebody. */
export interface CoverAsked {
  /** for whom */
  instead_of: PersonId;
  /** from when */
  from: Millis;
  /** until when */
  until: Millis;
  /** this slot alone */
  slot?: SlotId;
  /** a slot of the one person asked, on that day, which is taken over for it: a swap */
  exchange?: SlotId;
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
  /** 0 for information, 1 confirm, 2 urgent, 3 protective: calls no emergency service */
  severity: number;
  /** who must answer */
  mode: AnswerMode;
  /** when the alert ends by itself */
  until: Millis;
  /** to whom */
  audience: Audience;
  /** the alert that this one replaces */
  supersedes?: AlertId;
  /** when the change takes effect */
  starts?: Millis;
  /** what changes in the timetable: makes everybody's own copy */
  change?: DayChange;
  /** what the taker will stand in for */
  cover?: CoverAsked;
  /** true: a drill */
  drill?: boolean;
}

/** Answers an alert. In first-taker mode "got it" takes it; the server confirms exactly one taker. A protective action is answered with safe or need help. */
export interface AnswerAlert {
  /** which */
  alert: AlertId;
  /** got it, or a conflict */
  answer: AlertAnswer;
  /** needed for a conflict */
  reason?: ConflictReason;
  /** what would help */
  text?: string;
  /** of the students with them, for safe and need help */
  head_count?: number;
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
  /** true: for raiser, owner and admins' eyes, in no list or figure by name */
  confidential?: boolean;
  /** a person who must not see it, an admin too */
  bypass?: PersonId;
  /** raises it without a name: whoever knows the secret speaks as the raiser */
  secret?: string;
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
  /** of an anonymous issue, to speak as its raiser */
  secret?: string;
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
  /** of an anonymous issue, to speak as its raiser */
  secret?: string;
}

/** The raiser does not agree, or it came back. */
export interface ReopenIssue {
  /** which */
  issue: IssueId;
  /** why */
  text: string;
  /** of an anonymous issue, to speak as its raiser */
  secret?: string;
}

/** The owner or an admin declines, with the reason. */
export interface DeclineIssue {
  /** which */
  issue: IssueId;
  /** why */
  text: string;
}

/** One stretch between two bells. */
export interface Period {
  /** "Period 3", "Lunch": timetable slots name it */
  name: string;
  /** what kind */
  period_kind: PeriodKind;
  /** when it begins */
  start: number;
  /** when it ends, after the start */
  end: number;
}

/** A bell schedule: the periods of a day, in order, not overlapping. */
export interface Bells {
  /** 0 for a new one */
  id: BellsId;
  /** "Regular", "Early release" */
  name: string;
  /** in order */
  periods: Period[];
}

/** One day of the rotation: A, B ... */
export interface CycleDay {
  /** "A" */
  code: string;
  /** what rings on it */
  bells: BellsId;
}

/** A day that is not like the rotation says. */
export interface SpecialDay {
  /** which */
  date: number;
  /** what rings instead */
  bells?: BellsId;
  /** which day of the rotation it is instead */
  code?: string;
  /** early dismissal: nothing of the timetable happens later */
  ends?: number;
  /** true: no school, the rotation does not move on; false: school on a free weekday */
  closed?: boolean;
  /** "Teacher training" */
  reason?: string;
}

/** The school year: there is one. The rotation counts school days from `first`. */
export interface Calendar {
  /** always 1 */
  id: CalendarId;
  /** the first day of the year */
  first: number;
  /** the last one */
  last: number;
  /** on which there is school */
  weekdays: number[];
  /** the rotation; one day if there is none */
  cycle: CycleDay[];
  /** by date */
  special: SpecialDay[];
}

/** A place in the building. */
export interface Room {
  /** 0 for a new one */
  id: RoomId;
  /** "Room 12", "Gym" */
  name: string;
  /** the classroom whose home it is */
  channel?: ChannelId;
  /** whose door is near enough to knock at */
  next_to: RoomId[];
}

/** One line of somebody's timetable. Its time is a period of the day's bells, or start and end. */
export interface Slot {
  /** 0 for a new one */
  id: SlotId;
  /** whose */
  person: PersonId;
  /** what kind of work, bus, lunch and recess duty included */
  slot_kind: SlotKind;
  /** "Reading", "Bus 4" */
  what: string;
  /** only on these; empty: on every school day */
  weekdays: number[];
  /** only on these days of the rotation; empty: on all */
  cycle_days: string[];
  /** the period it fills */
  period?: string;
  /** or when it begins, */
  start?: number;
  /** and when it ends */
  end?: number;
  /** where */
  room?: RoomId;
  /** with which class or team */
  group?: ChannelId;
  /** with which student: on their care team */
  student?: StudentId;
  /** how */
  mode?: SupportMode;
  /** not before this day */
  first?: number;
  /** not after it */
  last?: number;
}

/** A stretch of every week, by the school's clock. */
export interface WeekSpan {
  /** which day */
  weekday: number;
  /** from */
  start: number;
  /** until, after the start */
  end: number;
}

/** Time in which somebody is not to be asked: senders see why and until when. */
export interface ProtectedSpan {
  /** when */
  span: WeekSpan;
  /** "Small group" */
  why: string;
}

/** A person's contract hours and protected time; admins and office set it. Without paid spans: the school's own day. */
export interface WorkHours {
  /** whose */
  id: PersonId;
  /** paid time */
  paid: WeekSpan[];
  /** time for students or planning, within paid time */
  protected_time: ProtectedSpan[];
}

/** How a person likes to be reached; each sets their own. Addresses are not here: nobody sees those. */
export interface Preferences {
  /** whose */
  id: PersonId;
  /** notifications on their devices */
  push: boolean;
  /** e-mail for what stays unanswered */
  email: boolean;
  /** a daily e-mail of what waits */
  digest: boolean;
  /** notify for messages that name or address them */
  messages: boolean;
  /** when feedback is welcome; empty: any paid time */
  feedback: WeekSpan[];
  /** in words: "Find me before first period" */
  how: string;
}

/** A sign of the school's palette. */
export interface SignRule {
  /** 0 for a new one */
  id: RuleId;
  /** "covers_ears" */
  code: string;
  /** bright, watch, support or call */
  valence: string;
  /** joining_in, pulling_away, too_much, rising, language, body, call_now */
  group: string;
  /** the school's own name for it */
  words?: string;
  /** true: not offered any more */
  hidden?: boolean;
}

/** A kind of change. */
export interface TemplateRule {
  /** 0 for a new one */
  id: RuleId;
  /** "room_change" */
  code: string;
  /** time, place, people, student, plan, building, meeting, help, protective, custom */
  family: string;
  /** proposed by the composer */
  mode: AnswerMode;
  /** likewise */
  severity: number;
  /** the audience proposed */
  everyone?: Everyone;
  /** the school's own name for it */
  words?: string;
  /** true: not offered any more */
  hidden?: boolean;
  /** who may send it; without it everybody */
  senders?: Role[];
  /** true: "got it" is not the end of it, somebody says when it is done */
  to_do?: boolean;
}

/** A kind of issue and its promises, in school hours. */
export interface IssueRule {
  /** 0 for a new one */
  id: RuleId;
  /** "coverage_gap" */
  code: string;
  /** until the first answer at severity 3: half at 2, a quarter at 1, twice at 4 */
  promise_hours: number;
  /** until it should be settled, likewise */
  due_hours: number;
  /** the school's own name for it */
  words?: string;
  /** true: not offered any more */
  hidden?: boolean;
}

/** One step of what silence leads to. */
export interface PursuitStep {
  /** from what the wait is counted */
  counted_from: CountedFrom;
  /** of waiting; with school_days: days; before the start when negative */
  seconds: number;
  /** how often it is done again, */
  repeats: number;
  /** and after how many seconds each */
  every: number;
  /** what is done */
  act: PursuitAct;
}

/** What silence leads to, by the code of a situation (catalog::pursuits): alert_1, alert_2, alert_3, cover, assist, undone, come_now, when_you_can, fyi, issue_unaccepted, issue_overdue, proposal_unconfirmed, suggestion. It ends with the answer, at `until`, or with what takes its place. */
export interface PursuitRule {
  /** 0 for a new one */
  id: RuleId;
  /** the situation */
  code: string;
  /** in order */
  steps: PursuitStep[];
}

/** A person in their own words: each sets their own, every part may stay empty. Seen by all who see the person. */
export interface Profile {
  /** whose */
  id: PersonId;
  /** what they are good at: "Calm during transitions" */
  strengths: string[];
  /** what they would show others */
  teaches: string[];
  /** what is not theirs to do: "I speak Portuguese, I do not interpret" */
  boundary: string;
  /** what is good to know: "Ask me about gardening" */
  joys: string;
}

/** Sets rows of the school's lists, all or none: bells, calendar, rooms, timetable, hours, rules; one's own preferences and profile. */
export interface SetRows {
  /** each whole; id 0 makes a new one */
  rows: KeptRow[];
}

/** Takes a row out of the school's lists. A rule's row gives way to the one the school started with. */
export interface RemoveRow {
  /** of which list */
  row_kind: KeptKind;
  /** which */
  id: number;
}

/** Says that somebody will not be at work: oneself, or anybody for admins and office. */
export interface ReportAbsence {
  /** who */
  person: PersonId;
  /** from when */
  from: Millis;
  /** until when */
  until: Millis;
}

/** The absence does not happen. */
export interface CancelAbsence {
  /** which */
  absence: AbsenceId;
}

/** Has somebody stand in for somebody. It begins and ends by itself, and opens the rooms it needs while it lasts. */
export interface GiveCover {
  /** who stands in */
  by: PersonId;
  /** for whom */
  instead_of: PersonId;
  /** from when */
  from: Millis;
  /** until when */
  until: Millis;
  /** this slot alone */
  slot?: SlotId;
  /** the cover request that was taken */
  alert?: AlertId;
  /** what to know, may be empty */
  note: string;
  /** a slot of the stand-in on that day, which the other takes over: a swap */
  exchange?: SlotId;
}

/** Without a note: ends a cover early. The stand-in's note only leaves it for the one who comes back, and the cover goes on; anybody else's note is left and ends it. What has ended already takes a note too. */
export interface EndCover {
  /** which */
  cover: CoverId;
  /** what to know for the one who comes back, may be empty */
  hand_back: string;
}

/** Sends somebody elsewhere, now or soon; both ends confirm. */
export interface Reassign {
  /** who moves */
  person: PersonId;
  /** from when; without it now */
  from?: Millis;
  /** until when */
  until: Millis;
  /** in a few words */
  what: string;
  /** where to */
  room?: RoomId;
  /** to which class or team */
  group?: ChannelId;
  /** to which student */
  student?: StudentId;
  /** how */
  mode?: SupportMode;
  /** who hands over to them, or takes over from them */
  other_end?: PersonId;
  /** the hand-over, may be empty */
  note: string;
}

/** One of the two ends has it. */
export interface ConfirmReassignment {
  /** which */
  reassignment: ReassignmentId;
}

/** It does not count any more. */
export interface CallOffReassignment {
  /** which */
  reassignment: ReassignmentId;
}

/** Asks for an interpreter. Naming somebody who only speaks the language reaches nobody: the qualified are offered instead, and the attempt is counted. */
export interface AskInterpreter {
  /** which */
  language: string;
  /** from when */
  from: Millis;
  /** until when */
  until: Millis;
  /** where */
  room?: RoomId;
  /** whom; without it all who are qualified */
  person?: PersonId;
  /** what for, may be empty */
  text: string;
}

/** Adds, later, what came before, what was done, and what came of it. The author's; what is left out stays. */
export interface CompleteObservation {
  /** which */
  observation: ObservationId;
  /** what came before */
  before?: string;
  /** the trigger card it matches */
  trigger?: CardId;
  /** what I did */
  did?: string;
  /** what came of it */
  after?: string;
  /** how long it lasted */
  minutes?: number;
  /** the card that was tried */
  card?: CardId;
  /** whether that card helped */
  helped?: boolean;
}

/** The author decides what becomes of an observation that nobody answered. */
export interface BringObservation {
  /** which */
  observation: ObservationId;
  /** to the next planning, to an admin (as an issue), or let it rest */
  to: BroughtTo;
}

/** Proposes a card for a student: trigger, preference, strength, routine, strategy, goal. */
export interface ProposeCard {
  /** whose */
  student: StudentId;
  /** what it is about */
  card_kind: CardKind;
  /** one line */
  title: string;
  /** more words, may be empty */
  text: string;
  /** of a routine, in order; of a goal, who does what for it */
  steps: string[];
  /** the day it began, for before and after */
  since?: number;
  /** the card whose place it takes */
  replaces?: CardId;
}

/** Another one of the care team agrees: the card holds. */
export interface AgreeCard {
  /** which */
  card: CardId;
}

/** The card does not hold any more. */
export interface RetireCard {
  /** which */
  card: CardId;
  /** why, may be empty */
  reason: string;
}

/** Sends a suggestion as an issue, in one's own name. */
export interface SendSuggestion {
  /** which */
  suggestion: SuggestionId;
  /** what to add, may be empty */
  text: string;
}

/** Dismisses a suggestion. */
export interface DismissSuggestion {
  /** which */
  suggestion: SuggestionId;
  /** why */
  reason: string;
}

/** One line of how a room or team works. */
export interface Norm {
  /** "Feedback is private and kind" */
  title: string;
  /** "In person, the same day.", may be empty */
  text: string;
  /** a line of the catalogue, shown in each reader's language instead of the words */
  code?: string;
}

/** Writes the norms of a classroom or team one belongs to; the writer agrees by writing, everybody else is asked anew. */
export interface SetNorms {
  /** whose */
  channel: ChannelId;
  /** as they are to be */
  lines: Norm[];
  /** the version they change, so that nobody's is lost; 0 for the first */
  version: number;
  /** the number of the suggestion they take up */
  takes_up?: number;
}

/** Agrees to the norms as they are. */
export interface AgreeNorms {
  /** whose */
  channel: ChannelId;
  /** the version that was read */
  version: number;
}

/** Suggests a change of the norms. */
export interface SuggestNorm {
  /** whose */
  channel: ChannelId;
  /** which line; without it a new one */
  line?: number;
  /** how it would read */
  text: string;
}

/** Answers a suggestion with a no, and why; whoever made it takes it back without a word. */
export interface DeclineNorm {
  /** whose */
  channel: ChannelId;
  /** which suggestion */
  number: number;
  /** why not */
  reason: string;
}

/** Thanks somebody, in one of the catalogue's lines or in own words. */
export interface GiveKudos {
  /** whom */
  person: PersonId;
  /** a line of the catalogue */
  line?: string;
  /** own words; needed without a line */
  text: string;
  /** what for */
  about?: ItemId;
  /** shows it to a channel both belong to */
  channel?: ChannelId;
}

/** Takes one's own thanks back: nobody can read them again. */
export interface RetractKudos {
  /** which */
  kudos: KudosId;
}

/** Says how one is today; a later answer takes the place of the one before. Who needs a hand is told to the room's team. */
export interface AnswerCheckIn {
  /** a classroom or team one belongs to */
  room: ChannelId;
  /** how */
  mood: CheckInMood;
  /** what would help, with need_a_hand */
  hand?: HandNeeded;
}

/** Asks colleagues for time to plan, inside everybody's paid hours. */
export interface AskPlanning {
  /** whom */
  persons: PersonId[];
  /** from when */
  from: Millis;
  /** until when */
  until: Millis;
  /** the classroom or team it is for */
  room?: ChannelId;
  /** what it is called */
  title: string;
  /** where, or a link; may be empty */
  place: string;
  /** what to talk about first */
  about?: ItemId;
}

/** Says whether one comes. When everybody does, it is agreed; a no needs a reason and calls it off. */
export interface AnswerPlanning {
  /** which */
  planning: PlanningId;
  /** whether */
  comes: boolean;
  /** why not */
  reason: string;
}

/** Puts a point on the agenda. */
export interface AddPoint {
  /** which */
  planning: PlanningId;
  /** in words */
  text: string;
  /** what it is about; everybody who takes part must see it */
  about?: ItemId;
}

/** Ticks a point off, or takes the tick away. */
export interface TickPoint {
  /** which */
  planning: PlanningId;
  /** which point */
  number: number;
  /** whether it was talked about */
  done: boolean;
}

/** Takes a point off the agenda: one's own, or any for who asked for the planning. */
export interface RemovePoint {
  /** which */
  planning: PlanningId;
  /** which point */
  number: number;
}

/** Says what became of the time: it took place, or it was lost to something. What is called off before is lost too. */
export interface ClosePlanning {
  /** which */
  planning: PlanningId;
  /** whether it took place */
  kept: boolean;
  /** what it was lost to; needed if it did not */
  lost_to: string;
}

/** Asks for a student's full name. An entry says who asked; the name itself is the answer to name_of. */
export interface RevealName {
  /** whose */
  student: StudentId;
}

/** Changes what was said of the school when it was founded; what is left out stays. */
export interface ChangeSchool {
  /** a new name */
  name?: string;
  /** an IANA name: the bells ring by its clock from now on */
  time_zone?: string;
  /** a new default language: en, es, pt */
  language?: string;
}

/** Says that what a change asked for is done, where somebody has to (a kind with `to_do`): whoever has got it, or the sender. The first time counts. */
export interface FinishAlert {
  /** which */
  alert: AlertId;
}

/** Takes back time one has asked for, as long as it is not agreed: nothing was lost. */
export interface TakeBackPlanning {
  /** which */
  planning: PlanningId;
}

/** Somebody saw a step towards a goal today; once a day each. */
export interface TickGoal {
  /** which */
  card: CardId;
  /** false: today's tick of one's own is taken back */
  seen: boolean;
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

/** What somebody's day looks like: one's own; for admins and office anybody's. */
export interface DayOf {
  /** whose; without it one's own */
  person?: PersonId;
  /** which day; without it today */
  date?: number;
}

/** Who is where. */
export interface WhoIs {
  /** when; without it now */
  at?: Millis;
  /** only who is there */
  room?: RoomId;
  /** only who speaks it; whether they may be asked to interpret is said too */
  speaks?: string;
  /** true: only who is on duty and has nothing to do */
  free?: boolean;
}

/** What time "until lunch", "next period", "end of day" is, for whoever asks. */
export interface WhenIs {
  /** a period's name, or: next_period, end_of_period, lunch, recess, end_of_day, tomorrow */
  words: string;
  /** counted from; without it now */
  after?: Millis;
}

/** Whom a change would reach, as people, and what it would mean for each of them. Sends nothing. */
export interface ReachOf {
  /** as it would be sent */
  alert: SendAlert;
}

/** Ways out of a clash: swap, cover, move. */
export interface WaysOut {
  /** the change */
  change: DayChange;
  /** whose day it collides with */
  person: PersonId;
}

/** Who could stand in, who has carried least first. */
export interface CoverFor {
  /** what for */
  cover: CoverAsked;
}

/** How often signs of a student were seen, by context and hour, place or week. For the care team. */
export interface TrendsOf {
  /** whose */
  student: StudentId;
  /** from when */
  from: Millis;
  /** until when */
  until: Millis;
  /** one sign alone */
  sign?: string;
  /** only signs of these valences */
  valences?: string[];
  /** rows: context, grouping, place, sign or week; columns: hours */
  by: string;
}

/** What has helped a student, counted from answers and completions that name a card. */
export interface HelpedBy {
  /** whose */
  student: StudentId;
}

/** The weeks before and after a card's day. */
export interface BeforeAfter {
  /** the dated strategy */
  card: CardId;
  /** how many on either side */
  weeks: number;
  /** one sign alone */
  sign?: string;
}

/** The figures of the school's issues. For admins. */
export interface IssueFiguresOf {
  /** how far back */
  weeks: number;
}

/** What became of the notices of an alert, observation or issue: for its author and admins. */
export interface NoticesOf {
  /** which */
  item: ItemId;
}

/** An anonymous issue, for whoever knows its secret. */
export interface AnonymousIssue {
  /** which */
  issue: IssueId;
  /** as when it was raised */
  secret: string;
}

/** When a message to somebody would reach them, and who could be asked instead. */
export interface ReachableWhen {
  /** whom */
  person: PersonId;
}

/** When people are free together: at work, not in protected time, with nothing in their timetable. */
export interface FreeTimes {
  /** whom, with oneself */
  persons: PersonId[];
  /** from when */
  from: Millis;
  /** until when, at most 14 days later */
  until: Millis;
  /** how long */
  minutes: number;
}

/** How the people of the school's rooms are, in sums of five answers or more. For admins. */
export interface PulseOf {
  /** how far back */
  weeks: number;
}

/** What became of planning time, and which rooms have none this week. For admins. */
export interface PlanningTimeOf {
  /** how far back */
  weeks: number;
}

/** Searches what was written: messages, cues with their answers, changes, issues with their story, norms, thanks, agendas. A hit has all of the words, in any of their forms in English, Spanish and Portuguese. */
export interface SearchFor {
  /** the words; empty: whatever the rest of the question says */
  text: string;
  /** true: the last word may go on */
  typing: boolean;
  /** only what they wrote */
  person?: PersonId;
  /** only what is shown there */
  channel?: ChannelId;
  /** only what is about them */
  student?: StudentId;
  /** only cues with this sign */
  sign?: string;
  /** only these */
  kinds?: FoundKind[];
  /** only what was written then or later */
  from?: Millis;
  /** only what was written before */
  until?: Millis;
  /** true: only cues, changes and issues that are open now */
  open: boolean;
  /** the newest or the best first */
  order: FoundOrder;
  /** how many at once */
  limit: number;
  /** `next` of the page before */
  after?: string;
}

/** The full name that one has just revealed, for as long as it may stand on a screen. */
export interface NameOf {
  /** whose */
  student: StudentId;
}

/** Whose full names stand in a text, so that initials can take their place before it is sent. */
export interface NamesIn {
  /** as it would be sent */
  text: string;
}

/** What a student's day looks like, by everybody's timetable. For the care team. */
export interface StudentDayOf {
  /** whose */
  student: StudentId;
  /** which day; without it today */
  date?: number;
}

/** A question; the answer is `found` with the same id. */
export interface Ask {
  /** the client's name for this question */
  id: string;
  /** what to know */
  question: Question;
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
  /** the languages they speak */
  speaks?: string[];
  /** those they are qualified to interpret */
  interprets?: string[];
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
  /** the full name; stays with the server, which tells it to who asks (reveal_name) */
  name?: string;
  /** what screens show */
  initials: string;
  /** where they belong */
  classroom: ChannelId;
  /** the care team's channel: home of the observations */
  care_team: ChannelId;
}

/** When something reached a person, was opened or agreed to by them. */
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
  /** the strategy used, or to try now */
  card?: CardId;
  /** of try_this: the end of the period */
  until?: Millis;
}

/** Where the pursuit of one thing stands. */
export interface Pursuit {
  /** the situation */
  rule: string;
  /** which step is next */
  step: number;
  /** how often that step was repeated */
  done: number;
  /** when; none: nothing more will happen */
  next?: Millis;
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
  /** when the loop closed: used, talk booked, answered, declined, done, or retracted */
  closed?: Millis;
  /** where the timetable says it was */
  room?: RoomId;
  /** in which period */
  period?: string;
  /** how the author was with the student */
  mode?: SupportMode;
  /** what came before */
  before?: string;
  /** the trigger card it matches */
  trigger?: CardId;
  /** what the author did */
  did?: string;
  /** what came of it */
  after?: string;
  /** how long it lasted */
  minutes?: number;
  /** unanswered: on top of the list, then offered to its author */
  rise?: ObservationRise;
  /** where its author brought it */
  brought_to?: BroughtTo;
  /** the issue it became */
  issue?: IssueId;
  /** what silence leads to */
  pursuit?: Pursuit;
  /** the card that was tried */
  card?: CardId;
  /** whether that card helped */
  helped?: boolean;
  /** when it was left to its author, unanswered: it retires as a closed one does */
  offered?: Millis;
  /** the entries that added to it */
  completions?: Sequence[];
}

/** What a change means for one person: their own slot, before and after. */
export interface ForYou {
  /** for whom */
  person: PersonId;
  /** which slot of theirs */
  slot?: SlotId;
  /** its name */
  what?: string;
  /** when it was */
  was_start?: Millis;
  /** until when */
  was_end?: Millis;
  /** when it is now; none: it is called off */
  now_start?: Millis;
  /** until when */
  now_end?: Millis;
  /** where it was */
  was_room?: RoomId;
  /** where it is now */
  now_room?: RoomId;
  /** the slot of theirs that it collides with */
  clash?: SlotId;
  /** its name */
  clash_what?: string;
  /** true: it is now outside their paid hours */
  outside_hours?: boolean;
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
  /** of the students with them */
  head_count?: number;
  /** what it means for them */
  copy?: ForYou;
  /** off duty: hears of it then */
  held_until?: Millis;
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
  /** 0 for information, 1 confirm, 2 urgent, 3 protective action */
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
  /** when the change takes effect */
  starts?: Millis;
  /** what changes in the timetable */
  change?: DayChange;
  /** what the taker will stand in for */
  cover?: CoverAsked;
  /** true: a drill */
  drill?: boolean;
  /** who is asked next if nobody takes it, in fair order */
  waiting?: PersonId[];
  /** the entry by which it was taken: what the taker does names it */
  fence?: Sequence;
  /** what silence leads to */
  pursuit?: Pursuit;
  /** who was told of the silence of others, and so may see it */
  told?: PersonId[];
  /** from when silence is counted anew, for those who were held */
  pursued_since?: Millis;
  /** true: somebody says when it is done */
  to_do?: boolean;
  /** what follows if nobody does */
  undone?: Pursuit;
  /** when somebody got it, and it began to be waited for */
  undone_since?: Millis;
  /** who said that it is done */
  done_by?: PersonId;
  /** when */
  done?: Millis;
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
  /** true: the anonymous raiser spoke */
  by_raiser?: boolean;
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
  /** true: in no list or figure by name */
  confidential?: boolean;
  /** who must not see it, an admin too */
  bypass?: PersonId;
  /** of an anonymous issue: the SHA-256 of the raiser's secret, in hex */
  raiser_key?: string;
  /** by when it should be settled */
  settle_by?: Millis;
  /** what silence leads to */
  pursuit?: Pursuit;
}

/** Somebody is not at work. Why is nobody's business here. */
export interface Absence {
  /** the sequence of the entry that made it */
  id: AbsenceId;
  /** who */
  person: PersonId;
  /** from when */
  from: Millis;
  /** until when */
  until: Millis;
  /** who reported it */
  told_by: PersonId;
}

/** Somebody stands in for somebody: their slots in that time are the other's. A substitute's pass is a cover too. */
export interface Cover {
  /** the sequence of the entry that made it */
  id: CoverId;
  /** who stands in */
  by: PersonId;
  /** for whom */
  instead_of: PersonId;
  /** from when */
  from: Millis;
  /** until when */
  until: Millis;
  /** this slot alone; else all of that time */
  slot?: SlotId;
  /** the cover request it came from */
  alert?: AlertId;
  /** what to know, may be empty */
  note: string;
  /** begins and ends by itself */
  state: CoverState;
  /** channels opened for it while it runs */
  opened: ChannelId[];
  /** what the substitute left for the one who comes back */
  hand_back?: string;
}

/** Somebody is sent elsewhere now, with words for the hand-over that both ends confirm. */
export interface Reassignment {
  /** the sequence of the entry that made it */
  id: ReassignmentId;
  /** who moves */
  person: PersonId;
  /** who sends them */
  told_by: PersonId;
  /** from when */
  from: Millis;
  /** until when */
  until: Millis;
  /** "With Room 7 for the fire drill" */
  what: string;
  /** where to */
  room?: RoomId;
  /** to which class or team */
  group?: ChannelId;
  /** to which student: on their care team */
  student?: StudentId;
  /** how */
  mode?: SupportMode;
  /** who hands over to them, or takes over from them */
  other_end?: PersonId;
  /** the hand-over, may be empty */
  note: string;
  /** when the person said they have it */
  confirmed?: Millis;
  /** when the other end did */
  other_confirmed?: Millis;
  /** true: it does not count any more */
  called_off?: boolean;
}

/** What was asked of a person beyond the plan, since the school year began. Seen by that person alone. */
export interface Tally {
  /** whose */
  id: PersonId;
  /** covers taken */
  covers: number;
  /** minutes of them */
  cover_minutes: number;
  /** what waited for paid time instead of reaching them */
  after_hours_held: number;
  /** protective actions that reached them outside paid time */
  after_hours_reached: number;
  /** what they answered outside paid time */
  after_hours_answered: number;
  /** asks in protected time */
  interruptions: number;
  /** of those, the ones that went through with a reason */
  overrides: number;
  /** attempts to have them interpret without being qualified */
  interpreter_asks: number;
  /** minutes of their protected time that covers took */
  protected_minutes?: number;
}

/** A trigger, preference, strength, routine, strategy or goal of one student. Two people confirm it: its author and another of the care team. */
export interface Card {
  /** the sequence of the entry that made it */
  id: CardId;
  /** whose */
  student: StudentId;
  /** what it is about */
  card_kind: CardKind;
  /** one line; a one-tap chip in the cue sheet */
  title: string;
  /** more words, may be empty */
  text: string;
  /** of a routine, in order; of a goal, who does what for it */
  steps: string[];
  /** who proposed it: named wherever it is used */
  author: PersonId;
  /** the other one */
  agreed_by?: PersonId;
  /** the day it began: before/after is counted around it */
  since?: number;
  /** the card it takes the place of once agreed */
  replaces?: CardId;
  /** proposed, agreed, retired */
  state: CardState;
  /** why it no longer holds */
  retired_why?: string;
  /** of a goal: who saw a step towards it, the latest last */
  ticks?: PersonTime[];
  /** how many steps were seen in all */
  ticked?: number;
}

/** A sign came again and again: a draft for a human to send as an issue, or to dismiss with a reason. */
export interface Suggestion {
  /** the sequence of the entry that made it */
  id: SuggestionId;
  /** whose */
  student: StudentId;
  /** which */
  sign: string;
  /** which rule noticed */
  why: Repetition;
  /** the observations it rests on */
  evidence: ObservationId[];
  /** their authors: credit follows the insight */
  noticed_by: PersonId[];
  /** when */
  time: Millis;
  /** open, drafted as an issue, sent, dismissed */
  state: SuggestionState;
  /** when the draft is written if nobody acts */
  next?: Millis;
  /** what it became */
  issue?: IssueId;
  /** who sent or dismissed it */
  by?: PersonId;
  /** why it was dismissed */
  reason?: string;
}

/** When a sign of a student was seen lately. */
export interface SignTimes {
  /** which */
  sign: string;
  /** in order */
  observations: ObservationId[];
  /** when each was seen */
  times: Millis[];
}

/** The signs of a student in the last four weeks: what suggestions are counted from. */
export interface Recent {
  /** whose */
  id: StudentId;
  /** by sign */
  signs: SignTimes[];
}

/** What the figures need of an issue that was closed, when it has left memory too. Told in sums only. */
export interface IssueOutcome {
  /** which */
  id: IssueId;
  /** as it was raised */
  issue_kind: string;
  /** the classroom or team it was about */
  room?: ChannelId;
  /** when it was raised */
  time: Millis;
  /** the promise of a first answer */
  due: Millis;
  /** when it was kept */
  first_answer?: Millis;
  /** when it was closed; none: it was reopened */
  closed?: Millis;
  /** false: settled */
  declined: boolean;
  /** as it was raised */
  confidential?: boolean;
  /** whose figures leave it out */
  bypass?: PersonId;
}

/** A change somebody suggests. It stays until a new version takes it up or somebody says why not. */
export interface NormSuggestion {
  /** counted from 1 in each channel, never used again */
  number: number;
  /** who */
  by: PersonId;
  /** when */
  time: Millis;
  /** which line it would replace; without it a new one */
  line?: number;
  /** how it would read */
  text: string;
}

/** What became of a suggestion, the latest ones. */
export interface NormVerdict {
  /** which */
  suggestion: NormSuggestion;
  /** who decided */
  by: PersonId;
  /** when */
  time: Millis;
  /** why not; without it the line was taken up */
  reason?: string;
}

/** The norms of a classroom or team, seen by its members. */
export interface Norms {
  /** whose */
  id: ChannelId;
  /** rises with every change of a line */
  version: number;
  /** as they now are */
  lines: Norm[];
  /** which lines this version changed, counted from 1 */
  changed: number[];
  /** who wrote this version */
  by: PersonId;
  /** when */
  time: Millis;
  /** who agreed to this version, and when */
  agreed: PersonTime[];
  /** not decided yet, oldest first */
  suggestions: NormSuggestion[];
  /** the latest decisions, newest last */
  verdicts: NormVerdict[];
  /** how many suggestions there ever were */
  suggested: number;
}

/** Thanks from one person to another. */
export interface Kudos {
  /** the sequence of the entry that made it */
  id: KudosId;
  /** who thanks */
  by: PersonId;
  /** who is thanked */
  person: PersonId;
  /** one of the catalogue's lines */
  line?: string;
  /** own words; may be empty beside a line; empty once taken back */
  text: string;
  /** the message, observation or alert it is about */
  about?: ItemId;
  /** who else sees it; without it nobody */
  channel?: ChannelId;
  /** when */
  time: Millis;
}

/** How somebody says they are on one day. */
export interface CheckIn {
  /** the sequence of the entry that made it */
  id: CheckInId;
  /** who */
  person: PersonId;
  /** the classroom or team whose members see it */
  room: ChannelId;
  /** of which day */
  date: number;
  /** going well, stretched, need a hand */
  mood: CheckInMood;
  /** what would help: cover, a talk, materials */
  hand?: HandNeeded;
  /** when */
  time: Millis;
}

/** What somebody who was asked says. */
export interface PlanningReply {
  /** who */
  person: PersonId;
  /** whether they come */
  comes: boolean;
  /** why not */
  reason: string;
  /** when */
  time: Millis;
}

/** One point of an agenda. */
export interface AgendaPoint {
  /** counted from 1 in each planning, never used again */
  number: number;
  /** who put it there */
  by: PersonId;
  /** in words; of an observation a word for its kind, never what was seen */
  text: string;
  /** the observation, alert, issue or message to talk about */
  about?: ItemId;
  /** it was talked about */
  done: boolean;
}

/** Time to plan together. Those who take part see it. */
export interface Planning {
  /** the sequence of the entry that made it, and its timeline */
  id: PlanningId;
  /** who asked */
  by: PersonId;
  /** who takes part, sorted; whoever asked among them */
  persons: PersonId[];
  /** from when */
  from: Millis;
  /** until when */
  until: Millis;
  /** the classroom or team it is for */
  room?: ChannelId;
  /** "Planning Room 12" */
  title: string;
  /** where, or a link */
  place: string;
  /** asked, agreed, declined, kept, lost, taken back */
  state: PlanningState;
  /** of each who answered */
  replies: PlanningReply[];
  /** in order */
  agenda: AgendaPoint[];
  /** how many points there ever were */
  pointed: number;
  /** what it was lost to */
  lost_to?: string;
}

/** One full name that was shown. */
export interface Revealed {
  /** whose */
  student: StudentId;
  /** when */
  time: Millis;
}

/** The full names somebody was shown in the last hour: how many more they may see is counted from it. Told to nobody. */
export interface Reveals {
  /** who */
  id: PersonId;
  /** oldest first */
  lately: Revealed[];
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
  /** the languages they speak */
  speaks?: string[];
  /** those they are qualified to interpret */
  interprets?: string[];
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
  /** the full name; stays with the server: no client is sent it */
  name?: string;
  /** made by the server, unlike any other in the classroom */
  initials: string;
  /** where they belong */
  classroom: ChannelId;
}

/** What is written about a student changed; what is left out stayed. */
export interface StudentChanged {
  /** whom */
  student: StudentId;
  /** the new name; stays with the server */
  name?: string;
  /** the new initials */
  initials?: string;
  /** the new classroom */
  classroom?: ChannelId;
}

/** Somebody outside their paid hours: they hear of it when they are back. */
export interface Held {
  /** who */
  person: PersonId;
  /** their next paid start */
  until: Millis;
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
  /** true: it waits for the reader's next feedback window */
  feedback?: boolean;
  /** why it went through somebody's protected time */
  override_reason?: string;
  /** whom it disturbs only later */
  held?: Held[];
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
  /** where the timetable says it was */
  room?: RoomId;
  /** in which period */
  period?: string;
  /** how the author was with the student */
  mode?: SupportMode;
  /** what silence leads to */
  pursuit?: Pursuit;
}

/** A colleague answered an observation. */
export interface ObservationAnswered {
  /** which */
  observation: ObservationId;
  /** how */
  answer: ObservationAnswer;
  /** in words */
  text?: string;
  /** the strategy used, or to try now */
  card?: CardId;
  /** of try_this: the end of the period */
  until?: Millis;
  /** what silence leads to now that somebody acts */
  pursuit?: Pursuit;
}

/** The author took an observation back. */
export interface ObservationRetracted {
  /** which */
  observation: ObservationId;
  /** what its author added later, whose words are gone too */
  completions?: Sequence[];
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
  /** as in send_alert */
  starts?: Millis;
  /** as in send_alert */
  change?: DayChange;
  /** as in send_alert */
  cover?: CoverAsked;
  /** as in send_alert */
  drill?: boolean;
  /** what it means for each of those whose day changes */
  copies?: ForYou[];
  /** who hears of it when they are back */
  held?: Held[];
  /** whose answer to the one before still stands */
  carried?: PersonId[];
  /** who is asked next if nobody takes it, in fair order */
  waiting?: PersonId[];
  /** what silence leads to */
  pursuit?: Pursuit;
  /** true: somebody says when it is done */
  to_do?: boolean;
  /** what follows if nobody does, since an answer still stands */
  undone?: Pursuit;
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
  /** of the students with them */
  head_count?: number;
  /** of what is to be done: what follows if nobody says that it is */
  undone?: Pursuit;
}

/** In first-taker mode: the one who has it. Everybody else stands down. */
export interface AlertTaken {
  /** which */
  alert: AlertId;
  /** who */
  person: PersonId;
  /** this entry's own sequence: what the taker does names it */
  fence?: Sequence;
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
  /** as in raise_issue */
  confidential?: boolean;
  /** as in raise_issue */
  bypass?: PersonId;
  /** of an anonymous issue: the SHA-256 of the raiser's secret, in hex */
  raiser_key?: string;
  /** by when it should be settled */
  settle_by?: Millis;
  /** what silence leads to */
  pursuit?: Pursuit;
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
  /** true: the anonymous raiser spoke */
  by_raiser?: boolean;
  /** what silence leads to from now on */
  pursuit?: Pursuit;
}

/** The server's polite answer in the place of somebody who is not to be asked now. */
export interface AutoAnswered {
  /** to which message */
  message: MessageId;
  /** in whose place */
  person: PersonId;
  /** protected time, absent, off duty */
  why: Whereabouts;
  /** when it reaches them */
  until: Millis;
  /** a colleague on duty who may be asked instead */
  instead?: PersonId;
}

/** The author added what came before, what was done, what came of it; what is left out stayed. */
export interface ObservationCompleted {
  /** which */
  observation: ObservationId;
  /** what came before */
  before?: string;
  /** the trigger card it matches */
  trigger?: CardId;
  /** what the author did */
  did?: string;
  /** what came of it */
  after?: string;
  /** how long it lasted */
  minutes?: number;
  /** the card that was tried */
  card?: CardId;
  /** whether that card helped */
  helped?: boolean;
  /** what silence leads to now that nobody need come any more */
  pursuit?: Pursuit;
  /** true: somebody acted, and this is what came of it */
  closes?: boolean;
}

/** The author decided what becomes of an observation that nobody answered. */
export interface ObservationBrought {
  /** which */
  observation: ObservationId;
  /** where to */
  to: BroughtTo;
  /** the issue it became */
  issue?: IssueId;
}

/** Those who were off duty are back: `to` is who hears of it now. */
export interface AlertReached {
  /** which */
  alert: AlertId;
  /** who was to be back and is not: until when they wait now */
  held?: Held[];
  /** what their silence leads to, if nothing was under way any more */
  pursuit?: Pursuit;
}

/** Nobody took it yet: `to` is who is asked too. */
export interface AlertWidened {
  /** which */
  alert: AlertId;
}

/** Silence was acted upon, as the school's rules say; `to` is who was told. */
export interface Pursued {
  /** an alert, observation or issue */
  item: ItemId;
  /** what was done */
  act: PursuitAct;
  /** who has not answered */
  silent: PersonId[];
  /** where it stands now */
  pursuit: Pursuit;
  /** where somebody is needed, for who may not read the item itself */
  room?: RoomId;
  /** likewise, if no room is known */
  classroom?: ChannelId;
}

/** Somebody not qualified was asked to interpret: it reached nobody, the qualified were offered. */
export interface InterpreterDiverted {
  /** who was to be asked */
  person: PersonId;
  /** which language */
  language: string;
  /** who is qualified */
  offered: PersonId[];
}

/** A row of the school's lists as it now is. */
export interface RowSet {
  /** the whole row */
  row: Row;
  /** true: it was taken out of the list, and this is how it last was */
  removed?: boolean;
}

/** Whoever wrote this entry was shown a student's full name. Admins read it, on a timeline of its own. */
export interface NameRevealed {
  /** whose */
  student: StudentId;
}

/** What was said of the school changed; what is left out stayed. */
export interface SchoolChanged {
  /** the new name */
  name?: string;
  /** the new zone; what was counted before keeps its time */
  time_zone?: string;
  /** the new default language */
  language?: string;
}

/** What a change asked for is done, its author says; `to` is who knows of it. */
export interface AlertDone {
  /** which */
  alert: AlertId;
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

/** A period of the day by the clock. */
export interface DayPeriod {
  /** as in the bells */
  name: string;
  /** what kind */
  period_kind: PeriodKind;
  /** from */
  start: Millis;
  /** until */
  end: Millis;
}

/** One stretch of a day. */
export interface DayBlock {
  /** from */
  start: Millis;
  /** until */
  end: Millis;
  /** what kind of work */
  slot_kind: SlotKind;
  /** its name */
  what: string;
  /** the period it fills */
  period?: string;
  /** the slot it comes from */
  slot?: SlotId;
  /** where */
  room?: RoomId;
  /** with which class or team */
  group?: ChannelId;
  /** with which student */
  student?: StudentId;
  /** how */
  mode?: SupportMode;
  /** stands in for somebody */
  cover?: CoverId;
  /** sent here today */
  reassignment?: ReassignmentId;
  /** a change moved or touched it */
  alert?: AlertId;
  /** true: it does not take place today */
  cancelled?: boolean;
  /** when it would have been */
  was_start?: Millis;
  /** where it would have been */
  was_room?: RoomId;
}

/** A stretch of time. */
export interface Stretch {
  /** from */
  start: Millis;
  /** until */
  end: Millis;
}

/** A stretch of protected time. */
export interface ProtectedStretch {
  /** from */
  start: Millis;
  /** until */
  end: Millis;
  /** "Planning" */
  why: string;
}

/** Somebody's day. */
export interface Day {
  /** which */
  date: number;
  /** whose */
  person: PersonId;
  /** "A" */
  cycle_day?: string;
  /** why it is a special day */
  reason?: string;
  /** what rings; empty: no school */
  periods: DayPeriod[];
  /** in order */
  blocks: DayBlock[];
  /** paid time */
  paid: Stretch[];
  /** within it */
  protected_time: ProtectedStretch[];
  /** not here */
  absent: Stretch[];
  /** the next paid start after now, when off duty */
  next_start?: Millis;
}

/** Where somebody is. */
export interface PersonAt {
  /** who */
  person: PersonId;
  /** teaching, free, in protected time, absent, off duty */
  whereabouts: Whereabouts;
  /** what they are at; without the student for who does not care for them */
  block?: DayBlock;
  /** until when */
  until?: Millis;
  /** of protected time */
  why?: string;
  /** qualified for the language that was asked for */
  interprets: boolean;
}

/** Who is where. */
export interface Who {
  /** when */
  at: Millis;
  /** by name */
  persons: PersonAt[];
}

/** A moment in words, as a time. */
export interface Moment {
  /** when */
  time: Millis;
  /** the period that begins or ends then */
  period?: string;
}

/** Whom a change would reach. */
export interface Reach {
  /** everybody it reaches, with what it means for them where that is known */
  reached: ForYou[];
  /** who hears of it when they are back */
  held: Held[];
  /** who is asked for and hears nothing: absent, or off duty until it is over */
  left_out: PersonId[];
  /** of a cover request: who is asked next if nobody takes it, in fair order */
  waiting: PersonId[];
}

/** One way out of a clash. */
export interface Way {
  /** swap with, cover by, or move to */
  way: WayOut;
  /** who would swap or cover */
  person?: PersonId;
  /** what they would give in exchange */
  slot?: SlotId;
  /** when it could be instead */
  time?: Stretch;
}

/** Ways out, best first. */
export interface Ways {
  /** may be none */
  ways: Way[];
}

/** Who could stand in, in fair order. */
export interface CoverOrder {
  /** who has carried least first */
  persons: PersonId[];
}

/** One cell of a trend. Nobody of the care team with the student then: not watched, which is not zero. */
export interface TrendCell {
  /** of the day, by the school's clock */
  hour: number;
  /** observations */
  count: number;
  /** somebody of the care team was with them in at least one such hour */
  watched: boolean;
  /** up to five, newest first */
  latest: ObservationId[];
}

/** One row of a trend. */
export interface TrendRow {
  /** the context, place or sign; of a week its Monday as a date */
  of: string;
  /** observations in all */
  count: number;
  /** by hour */
  cells: TrendCell[];
}

/** Trends. Under ten observations nothing is said but how many there are. */
export interface Trends {
  /** in all */
  observations: number;
  /** ten or more */
  enough: boolean;
  /** most first */
  rows: TrendRow[];
}

/** How often a card helped. */
export interface HelpedCard {
  /** which */
  card: CardId;
  /** answers and completions that say it helped */
  helped: number;
  /** of so many that tried it */
  tried: number;
}

/** What has helped. */
export interface Helped {
  /** most first */
  cards: HelpedCard[];
}

/** One week of a comparison. */
export interface WeekCount {
  /** which week */
  monday: number;
  /** observations */
  count: number;
  /** school days on which the student was watched */
  days: number;
}

/** Before and after. `enough` is false under ten observations: then the client says that it cannot be told. */
export interface Comparison {
  /** the day it changed */
  since: number;
  /** oldest first */
  before: WeekCount[];
  /** oldest first */
  after: WeekCount[];
  /** ten observations or more, and days watched on both sides */
  enough: boolean;
}

/** Issues of one kind. */
export interface KindFigures {
  /** which */
  issue_kind: string;
  /** open now */
  open: number;
  /** of those, without the promised answer */
  past_promise: number;
  /** raised in that time */
  raised: number;
}

/** Issues of one week. */
export interface WeekFigures {
  /** which week */
  monday: number;
  /** raised in it */
  raised: number;
  /** open at its end */
  open: number;
  /** of those, past their promise */
  past_promise: number;
  /** median school time to the first answer, in milliseconds */
  to_answer?: Millis;
  /** likewise to settled */
  to_settled?: Millis;
}

/** A cause that comes more often than before, and where: never who. */
export interface IssuePattern {
  /** the cause */
  issue_kind: string;
  /** the place */
  room?: ChannelId;
  /** in the last four weeks */
  count: number;
  /** in the four weeks before */
  before: number;
  /** the issues it rests on */
  evidence: IssueId[];
}

/** The figures of the school's issues. */
export interface IssueFigures {
  /** most open first */
  kinds: KindFigures[];
  /** oldest first */
  weeks: WeekFigures[];
  /** open for up to 1, 3, 5, 10, 20 school days, and longer */
  open_ages: number[];
  /** median school time to the first answer, in milliseconds */
  to_answer?: Millis;
  /** likewise to settled */
  to_settled?: Millis;
  /** of those closed in that time */
  declined: number;
  /** closed in that time */
  closed: number;
  /** three issues or more of one cause, most grown first */
  patterns: IssuePattern[];
}

/** What became of one notice. */
export interface NoticeFate {
  /** whom it was for */
  person: PersonId;
  /** how far it came */
  state: NoticeState;
  /** when that was */
  time: Millis;
}

/** What became of all notices of one thing, newest state of each person. */
export interface NoticeFates {
  /** by person */
  fates: NoticeFate[];
}

/** An anonymous issue as its raiser sees it. */
export interface YourIssue {
  /** as it stands */
  issue: Issue;
}

/** When somebody can be reached. */
export interface Reachable {
  /** now */
  whereabouts: Whereabouts;
  /** when a message reaches them, if not at once */
  from?: Millis;
  /** of protected time */
  why?: string;
  /** a colleague on duty who shares a room with them */
  instead?: PersonId;
}

/** Somebody who is busy at the nearest time that nearly fits. */
export interface Busy {
  /** who */
  person: PersonId;
  /** what they are at; somebody could stand in for it */
  slot?: SlotId;
}

/** One person's part of a day: what is neither free nor outside their hours is taken. */
export interface PersonDay {
  /** who */
  person: PersonId;
  /** their paid time of that day */
  at_work: Stretch[];
  /** what of it could be planned, from the asked time on */
  free: Stretch[];
}

/** When people are free together. */
export interface SharedTimes {
  /** free for all, in order; at most twenty */
  times: Stretch[];
  /** without any: when most of them are */
  nearest?: Stretch;
  /** who is not, then */
  busy: Busy[];
  /** each one's day: that of the first time, of the nearest, or the first asked for */
  persons: PersonDay[];
}

/** How one room's people said they are, in one week. */
export interface RoomPulse {
  /** which week */
  monday: number;
  /** which classroom or team */
  room: ChannelId;
  /** answers */
  going_well: number;
  /** answers */
  stretched: number;
  /** answers */
  need_a_hand: number;
}

/** How people are. A week of a room with answers of fewer than five people is left out. */
export interface Pulse {
  /** oldest first */
  weeks: RoomPulse[];
}

/** The planning time of one week. */
export interface PlanningWeek {
  /** which week */
  monday: number;
  /** agreed */
  planned_minutes: number;
  /** that took place */
  kept_minutes: number;
  /** lost to something */
  lost_minutes: number;
}

/** What became of planning time. */
export interface PlanningTime {
  /** oldest first */
  weeks: PlanningWeek[];
  /** what it was lost to in that time, newest first, without names; at most twenty */
  lost_to: string[];
  /** classrooms without agreed planning time this week */
  rooms_without: ChannelId[];
}

/** A stretch of an excerpt. */
export interface ExcerptPart {
  /** as it was written */
  text: string;
  /** true: one of the words */
  hit: boolean;
}

/** One thing that was found. What else is to be known of it, the thing itself says. */
export interface SearchHit {
  /** what it is */
  found_kind: FoundKind;
  /** which; of norms the channel */
  id: number;
  /** the entry that has the words: the thing's own, or an answer to it */
  entry: Sequence;
  /** where that entry is at home */
  timeline: TimelineId;
  /** the first channel that shows it */
  channel?: ChannelId;
  /** who wrote it; 0 for what was said without a name */
  author: PersonId;
  /** when */
  time: Millis;
  /** about whom */
  student?: StudentId;
  /** signs, kind of change, kind of issue, line of thanks */
  codes: string[];
  /** some of what was written; empty if only a code was found */
  excerpt: ExcerptPart[];
}

/** What was found. How much there is beyond a page is not counted. */
export interface SearchHits {
  /** in the order asked for */
  hits: SearchHit[];
  /** there may be more: `after` of the next question */
  next?: string;
  /** what was written later is not in it yet */
  up_to: Sequence;
}

/** A student's full name: to be shown for half a minute, and kept nowhere. */
export interface FullName {
  /** whose */
  student: StudentId;
  /** in full */
  name: string;
}

/** Students whose full names stand in a text; of those alone that whoever asks knows of. */
export interface NamedStudents {
  /** by id */
  students: StudentId[];
}

/** One stretch of a student's day: what is planned with them or their class, and with whom. */
export interface StudentBlock {
  /** from */
  start: Millis;
  /** until */
  end: Millis;
  /** its name */
  what: string;
  /** the period it fills */
  period?: string;
  /** where */
  room?: RoomId;
  /** with this student alone, else with the class */
  student?: StudentId;
  /** how */
  mode?: SupportMode;
  /** true: it does not take place today */
  cancelled?: boolean;
  /** when it would have been */
  was_start?: Millis;
  /** where it would have been */
  was_room?: RoomId;
  /** who is with them, sorted */
  persons: PersonId[];
}

/** A student's day. */
export interface StudentDay {
  /** which */
  date: number;
  /** whose */
  student: StudentId;
  /** what rings; empty: no school */
  periods: DayPeriod[];
  /** in order */
  blocks: StudentBlock[];
}

/** The answer to a question. */
export interface Found {
  /** of the question */
  id: string;
  /** what was found */
  finding?: Finding;
  /** or why nothing was */
  problem?: Problem;
}

/** Who is present, told to a connection that went on without a snapshot. */
export interface HereNow {
  /** who is present */
  here: PersonId[];
  /** how far this person has read, on whatever device */
  reads: ReadPosition[];
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
  /** of the person or the device it is for */
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

/** GET /api/push/key: what a browser needs to subscribe. */
export interface PushKey {
  /** the school's public key (applicationServerKey), base64url */
  key: string;
}

/** POST /api/push/subscription: notices shall reach this device, until its session ends. */
export interface PushSubscription {
  /** where the push service takes them */
  endpoint: string;
  /** the device's public key, base64url */
  p256dh: string;
  /** its secret, base64url */
  auth: string;
  /** what the device is read in; else the school's language */
  language?: string;
}

/** POST /api/push/shown: the device showed a notice. */
export interface ShownNotice {
  /** as the notice says */
  item: ItemId;
  /** likewise */
  notice: Sequence;
}

/** A device of whoever asks. */
export interface PushDevice {
  /** the one that asks */
  this_one: boolean;
  /** since when */
  created: Millis;
  /** when its push service last took a notice */
  taken?: Millis;
  /** when it last said that it showed one */
  shown?: Millis;
  /** it was sent something over an hour ago and has shown nothing since */
  quiet: boolean;
}

/** GET /api/push/devices: which ways notices can take to whoever asks. */
export interface PushDevices {
  /** oldest first */
  devices: PushDevice[];
  /** the school can push */
  push: boolean;
  /** it can send e-mail */
  email: boolean;
  /** it can send SMS */
  phone: boolean;
}

/** GET and POST /api/me/contact: where a person is reached when no device answers. Nobody else ever sees it. */
export interface Contact {
  /** an e-mail address */
  email?: string;
  /** "+351912345678" */
  phone?: string;
}

/** POST /api/push/test: the answer; GET /api/push/test?notice=... then tells how far it came. */
export interface PushTest {
  /** its number */
  notice: Sequence;
}

/** GET /api/push/test?notice=...: how far a test came. */
export interface PushTestFate {
  /** how far */
  state: NoticeState;
  /** since when */
  time: Millis;
  /** devices, e-mail and phone that took it */
  ways: number;
}

/** POST /api/devices (admins): a code that makes one device a shared one. */
export interface OfferDevice {
  /** "Room 12 tablet" */
  name: string;
  /** classrooms and teams whose people share it */
  rooms: ChannelId[];
  /** untouched for so long, it locks itself */
  idle_minutes: number;
}

/** The answer to it. */
export interface DeviceOffer {
  /** to be typed on the device, or opened there as /device/<code>; once */
  code: string;
  /** until when */
  expires: Millis;
}

/** POST /api/device/enrol: uses up a code. The browser keeps the device's secret in a cookie that no script can read. */
export interface EnrolDevice {
  /** as given to the admin; spaces, dashes and the case of letters do not matter */
  code: string;
}

/** Somebody who may switch to themselves on a device. */
export interface DevicePerson {
  /** who */
  person: PersonId;
  /** the first name and as much of the last as tells them apart: "Marisol V." */
  name: string;
  /** in the room now; else later or earlier today */
  in_room: boolean;
  /** else they set one on a device of their own first */
  has_pin: boolean;
}

/** GET /api/device, and the answer to an enrolment: what this device is and who may use it now. */
export interface DeviceHere {
  /** its number */
  device: DeviceId;
  /** its name */
  name: string;
  /** the school's name */
  school: string;
  /** the school's language */
  language: string;
  /** untouched for so long, it locks itself */
  idle_minutes: number;
  /** who works in its rooms today, by name */
  persons: DevicePerson[];
  /** who is signed in on it */
  person?: PersonId;
}

/** POST /api/device/switch: signs a person in on this device, and whoever was before out. */
export interface SwitchPerson {
  /** one of its people */
  person: PersonId;
  /** their PIN */
  pin: string;
}

/** The answer to a switch, and to POST /api/device/stay, with which a device that is being used says so. */
export interface PersonHere {
  /** who is signed in on this device */
  person: PersonId;
  /** when the session ends by itself: with their shift */
  until: Millis;
  /** seals what this person leaves unsent on this device: 32 bytes, base64url, always the same */
  keep: string;
}

/** A shared device, as an admin sees it. Who used it when is not kept. */
export interface SharedDevice {
  /** its number */
  device: DeviceId;
  /** its name */
  name: string;
  /** whose people share it */
  rooms: ChannelId[];
  /** untouched for so long, it locks itself */
  idle_minutes: number;
  /** since when */
  created: Millis;
  /** when somebody last switched, since the server started */
  used?: Millis;
  /** somebody is signed in on it */
  in_use: boolean;
}

/** GET /api/devices (admins): the school's shared devices. */
export interface SharedDevices {
  /** oldest first */
  devices: SharedDevice[];
}

/** POST /api/devices/revoke (admins): the device is a shared one no more, and whoever is signed in on it is signed out. */
export interface RevokeDevice {
  /** which */
  device: DeviceId;
}

/** POST /api/me/pin, on a device of one's own: sets the PIN for shared devices, or removes it. */
export interface SetPin {
  /** digits; without it there is none any more */
  pin?: string;
}

/** GET /api/me/pin: whether whoever asks has a PIN. */
export interface PinState {
  /** has one */
  set: boolean;
  /** it was tried too often; a new one is needed */
  blocked: boolean;
}

export type KeptRow =
  | ({ kind: 'bells' } & Bells)
  | ({ kind: 'calendar' } & Calendar)
  | ({ kind: 'room' } & Room)
  | ({ kind: 'slot' } & Slot)
  | ({ kind: 'work_hours' } & WorkHours)
  | ({ kind: 'preferences' } & Preferences)
  | ({ kind: 'sign_rule' } & SignRule)
  | ({ kind: 'template_rule' } & TemplateRule)
  | ({ kind: 'issue_rule' } & IssueRule)
  | ({ kind: 'pursuit_rule' } & PursuitRule)
  | ({ kind: 'profile' } & Profile);

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
  | ({ kind: 'decline_issue' } & DeclineIssue)
  | ({ kind: 'set_rows' } & SetRows)
  | ({ kind: 'remove_row' } & RemoveRow)
  | ({ kind: 'report_absence' } & ReportAbsence)
  | ({ kind: 'cancel_absence' } & CancelAbsence)
  | ({ kind: 'give_cover' } & GiveCover)
  | ({ kind: 'end_cover' } & EndCover)
  | ({ kind: 'reassign' } & Reassign)
  | ({ kind: 'confirm_reassignment' } & ConfirmReassignment)
  | ({ kind: 'call_off_reassignment' } & CallOffReassignment)
  | ({ kind: 'ask_interpreter' } & AskInterpreter)
  | ({ kind: 'complete_observation' } & CompleteObservation)
  | ({ kind: 'bring_observation' } & BringObservation)
  | ({ kind: 'propose_card' } & ProposeCard)
  | ({ kind: 'agree_card' } & AgreeCard)
  | ({ kind: 'retire_card' } & RetireCard)
  | ({ kind: 'send_suggestion' } & SendSuggestion)
  | ({ kind: 'dismiss_suggestion' } & DismissSuggestion)
  | ({ kind: 'set_norms' } & SetNorms)
  | ({ kind: 'agree_norms' } & AgreeNorms)
  | ({ kind: 'suggest_norm' } & SuggestNorm)
  | ({ kind: 'decline_norm' } & DeclineNorm)
  | ({ kind: 'give_kudos' } & GiveKudos)
  | ({ kind: 'retract_kudos' } & RetractKudos)
  | ({ kind: 'answer_check_in' } & AnswerCheckIn)
  | ({ kind: 'ask_planning' } & AskPlanning)
  | ({ kind: 'answer_planning' } & AnswerPlanning)
  | ({ kind: 'add_point' } & AddPoint)
  | ({ kind: 'tick_point' } & TickPoint)
  | ({ kind: 'remove_point' } & RemovePoint)
  | ({ kind: 'close_planning' } & ClosePlanning)
  | ({ kind: 'reveal_name' } & RevealName)
  | ({ kind: 'change_school' } & ChangeSchool)
  | ({ kind: 'finish_alert' } & FinishAlert)
  | ({ kind: 'take_back_planning' } & TakeBackPlanning)
  | ({ kind: 'tick_goal' } & TickGoal);

export type Question =
  | ({ kind: 'day_of' } & DayOf)
  | ({ kind: 'who_is' } & WhoIs)
  | ({ kind: 'when_is' } & WhenIs)
  | ({ kind: 'reach_of' } & ReachOf)
  | ({ kind: 'ways_out' } & WaysOut)
  | ({ kind: 'cover_for' } & CoverFor)
  | ({ kind: 'trends_of' } & TrendsOf)
  | ({ kind: 'helped_by' } & HelpedBy)
  | ({ kind: 'before_after' } & BeforeAfter)
  | ({ kind: 'issue_figures_of' } & IssueFiguresOf)
  | ({ kind: 'notices_of' } & NoticesOf)
  | ({ kind: 'anonymous_issue' } & AnonymousIssue)
  | ({ kind: 'reachable_when' } & ReachableWhen)
  | ({ kind: 'free_times' } & FreeTimes)
  | ({ kind: 'pulse_of' } & PulseOf)
  | ({ kind: 'planning_time_of' } & PlanningTimeOf)
  | ({ kind: 'search_for' } & SearchFor)
  | ({ kind: 'name_of' } & NameOf)
  | ({ kind: 'names_in' } & NamesIn)
  | ({ kind: 'student_day_of' } & StudentDayOf);

export type ClientFrame =
  | ({ kind: 'hello' } & Hello)
  | ({ kind: 'command' } & CommandFrame)
  | ({ kind: 'read' } & Read)
  | ({ kind: 'history' } & History)
  | ({ kind: 'presence' } & Presence)
  | ({ kind: 'ask' } & Ask);

export type Record =
  | ({ kind: 'school' } & SchoolRecord)
  | ({ kind: 'person' } & Person)
  | ({ kind: 'channel' } & Channel)
  | ({ kind: 'student' } & Student)
  | ({ kind: 'observation' } & Observation)
  | ({ kind: 'alert' } & Alert)
  | ({ kind: 'issue' } & Issue)
  | ({ kind: 'bells' } & Bells)
  | ({ kind: 'calendar' } & Calendar)
  | ({ kind: 'room' } & Room)
  | ({ kind: 'slot' } & Slot)
  | ({ kind: 'work_hours' } & WorkHours)
  | ({ kind: 'preferences' } & Preferences)
  | ({ kind: 'sign_rule' } & SignRule)
  | ({ kind: 'template_rule' } & TemplateRule)
  | ({ kind: 'issue_rule' } & IssueRule)
  | ({ kind: 'pursuit_rule' } & PursuitRule)
  | ({ kind: 'absence' } & Absence)
  | ({ kind: 'cover' } & Cover)
  | ({ kind: 'reassignment' } & Reassignment)
  | ({ kind: 'tally' } & Tally)
  | ({ kind: 'card' } & Card)
  | ({ kind: 'suggestion' } & Suggestion)
  | ({ kind: 'recent' } & Recent)
  | ({ kind: 'issue_outcome' } & IssueOutcome)
  | ({ kind: 'profile' } & Profile)
  | ({ kind: 'norms' } & Norms)
  | ({ kind: 'kudos' } & Kudos)
  | ({ kind: 'check_in' } & CheckIn)
  | ({ kind: 'planning' } & Planning)
  | ({ kind: 'reveals' } & Reveals);

export type Row =
  | ({ kind: 'bells' } & Bells)
  | ({ kind: 'calendar' } & Calendar)
  | ({ kind: 'room' } & Room)
  | ({ kind: 'slot' } & Slot)
  | ({ kind: 'work_hours' } & WorkHours)
  | ({ kind: 'preferences' } & Preferences)
  | ({ kind: 'sign_rule' } & SignRule)
  | ({ kind: 'template_rule' } & TemplateRule)
  | ({ kind: 'issue_rule' } & IssueRule)
  | ({ kind: 'pursuit_rule' } & PursuitRule)
  | ({ kind: 'absence' } & Absence)
  | ({ kind: 'cover' } & Cover)
  | ({ kind: 'reassignment' } & Reassignment)
  | ({ kind: 'tally' } & Tally)
  | ({ kind: 'card' } & Card)
  | ({ kind: 'suggestion' } & Suggestion)
  | ({ kind: 'recent' } & Recent)
  | ({ kind: 'profile' } & Profile)
  | ({ kind: 'norms' } & Norms)
  | ({ kind: 'kudos' } & Kudos)
  | ({ kind: 'check_in' } & CheckIn)
  | ({ kind: 'planning' } & Planning);

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
  | ({ kind: 'issue_moved' } & IssueMoved)
  | ({ kind: 'auto_answered' } & AutoAnswered)
  | ({ kind: 'observation_completed' } & ObservationCompleted)
  | ({ kind: 'observation_brought' } & ObservationBrought)
  | ({ kind: 'alert_reached' } & AlertReached)
  | ({ kind: 'alert_widened' } & AlertWidened)
  | ({ kind: 'pursued' } & Pursued)
  | ({ kind: 'interpreter_diverted' } & InterpreterDiverted)
  | ({ kind: 'row_set' } & RowSet)
  | ({ kind: 'name_revealed' } & NameRevealed)
  | ({ kind: 'school_changed' } & SchoolChanged)
  | ({ kind: 'alert_done' } & AlertDone);

export type Finding =
  | ({ kind: 'day' } & Day)
  | ({ kind: 'who' } & Who)
  | ({ kind: 'moment' } & Moment)
  | ({ kind: 'reach' } & Reach)
  | ({ kind: 'ways' } & Ways)
  | ({ kind: 'cover_order' } & CoverOrder)
  | ({ kind: 'trends' } & Trends)
  | ({ kind: 'helped' } & Helped)
  | ({ kind: 'comparison' } & Comparison)
  | ({ kind: 'issue_figures' } & IssueFigures)
  | ({ kind: 'notice_fates' } & NoticeFates)
  | ({ kind: 'your_issue' } & YourIssue)
  | ({ kind: 'reachable' } & Reachable)
  | ({ kind: 'shared_times' } & SharedTimes)
  | ({ kind: 'pulse' } & Pulse)
  | ({ kind: 'planning_time' } & PlanningTime)
  | ({ kind: 'search_hits' } & SearchHits)
  | ({ kind: 'full_name' } & FullName)
  | ({ kind: 'named_students' } & NamedStudents)
  | ({ kind: 'student_day' } & StudentDay);

export type ServerFrame =
  | ({ kind: 'welcome' } & Welcome)
  | ({ kind: 'snapshot' } & Snapshot)
  | ({ kind: 'entry' } & EntryFrame)
  | ({ kind: 'caught_up' } & CaughtUp)
  | ({ kind: 'reply' } & Reply)
  | ({ kind: 'history_page' } & HistoryPage)
  | ({ kind: 'read_moved' } & ReadMoved)
  | ({ kind: 'presence_changed' } & PresenceChanged)
  | ({ kind: 'found' } & Found)
  | ({ kind: 'here_now' } & HereNow);

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

/** What thanks say in one tap. */
export const kudosLines = [
  'noticed_early',
  'helped_at_once',
  'stepped_in',
] as const;

/** The lines that norms may start from. */
export const normLines = [
  'how_fast',
  'what_we_see',
  'kind_feedback',
  'check_in_twice',
  'our_hours',
  'our_roles',
] as const;

/** Kinds of change, with what the composer proposes. */
export const templates = [
  { code: 'time_moved', family: 'time', mode: 'all', severity: 1, everyone: 'affected' },
  { code: 'late_start', family: 'time', mode: 'all', severity: 1, everyone: 'affected' },
  { code: 'early_release', family: 'time', mode: 'all', severity: 2, everyone: 'affected' },
  { code: 'period_shortened', family: 'time', mode: 'all', severity: 1, everyone: 'affected' },
  { code: 'period_extended', family: 'time', mode: 'all', severity: 1, everyone: 'affected' },
  { code: 'event_added', family: 'time', mode: 'all', severity: 1, everyone: 'affected' },
  { code: 'event_cancelled', family: 'time', mode: 'all', severity: 1, everyone: 'affected' },
  { code: 'duty_moved', family: 'time', mode: 'all', severity: 1, everyone: 'affected' },
  { code: 'room_change', family: 'place', mode: 'all', severity: 1, everyone: 'affected' },
  { code: 'room_closed', family: 'place', mode: 'all', severity: 1, everyone: 'affected' },
  { code: 'indoor_recess', family: 'place', mode: 'all', severity: 1, everyone: 'affected' },
  { code: 'meeting_point', family: 'place', mode: 'all', severity: 1, everyone: 'affected' },
  { code: 'swap_blocks', family: 'plan', mode: 'all', severity: 1, everyone: 'affected' },
  { code: 'need_cover', family: 'people', mode: 'first_taker', severity: 2 },
  { code: 'staff_absent', family: 'people', mode: 'all', severity: 1, everyone: 'affected' },
  { code: 'reassigned', family: 'people', mode: 'all', severity: 1 },
  { code: 'substitute', family: 'people', mode: 'information', severity: 0 },
  { code: 'specialist_pulls', family: 'people', mode: 'all', severity: 1 },
  { code: 'visitor', family: 'people', mode: 'information', severity: 0 },
  { code: 'student_plan', family: 'student', mode: 'all', severity: 1 },
  { code: 'arrives_late', family: 'student', mode: 'all', severity: 1 },
  { code: 'leaves_early', family: 'student', mode: 'all', severity: 1, to_do: true },
  { code: 'student_absent', family: 'student', mode: 'all', severity: 1 },
  { code: 'other_adult', family: 'student', mode: 'all', severity: 1, to_do: true },
  { code: 'health_note', family: 'student', mode: 'all', severity: 1 },
  { code: 'no_photos', family: 'student', mode: 'all', severity: 1 },
  { code: 'lesson_swapped', family: 'plan', mode: 'all', severity: 1 },
  { code: 'group_changed', family: 'plan', mode: 'all', severity: 1 },
  { code: 'test_accommodation', family: 'plan', mode: 'all', severity: 1, to_do: true },
  { code: 'materials_missing', family: 'plan', mode: 'all', severity: 0, to_do: true },
  { code: 'strategy_changed', family: 'plan', mode: 'all', severity: 1 },
  { code: 'drill_planned', family: 'building', mode: 'all', severity: 1, everyone: 'on_site' },
  { code: 'trip', family: 'building', mode: 'all', severity: 1, everyone: 'on_site' },
  { code: 'guest', family: 'building', mode: 'information', severity: 0, everyone: 'on_site' },
  { code: 'outage', family: 'building', mode: 'all', severity: 1, everyone: 'on_site' },
  { code: 'spill', family: 'building', mode: 'all', severity: 1, everyone: 'on_site' },
  { code: 'lift_out', family: 'building', mode: 'all', severity: 1, everyone: 'on_site' },
  { code: 'building', family: 'building', mode: 'all', severity: 1, everyone: 'on_site' },
  { code: 'meeting_moved', family: 'meeting', mode: 'all', severity: 1 },
  { code: 'planning_lost', family: 'meeting', mode: 'all', severity: 1 },
  { code: 'training_added', family: 'meeting', mode: 'all', severity: 1 },
  { code: 'come_to_me', family: 'help', mode: 'first_taker', severity: 1 },
  { code: 'staff_assist', family: 'help', mode: 'first_taker', severity: 2, to_do: true },
  { code: 'nurse', family: 'help', mode: 'first_taker', severity: 2, to_do: true },
  { code: 'interpreter', family: 'help', mode: 'first_taker', severity: 1 },
  { code: 'student_missing', family: 'help', mode: 'first_taker', severity: 2, to_do: true },
  { code: 'hold', family: 'protective', mode: 'all', severity: 3, everyone: 'on_site' },
  { code: 'secure', family: 'protective', mode: 'all', severity: 3, everyone: 'on_site' },
  { code: 'lockdown', family: 'protective', mode: 'all', severity: 3, everyone: 'on_site' },
  { code: 'evacuate', family: 'protective', mode: 'all', severity: 3, everyone: 'on_site' },
  { code: 'shelter', family: 'protective', mode: 'all', severity: 3, everyone: 'on_site' },
  { code: 'all_clear', family: 'protective', mode: 'information', severity: 3, everyone: 'on_site' },
  { code: 'custom', family: 'custom', mode: 'all', severity: 1 },
] as const;

/** What is said wherever a protective action can be sent or is shown, in English. */
export const protectiveNotice = 'This does not call emergency services.';

/** Kinds of issue: school hours to a first answer and to settling, at severity 3. */
export const issueKinds = [
  { code: 'student_support', promise_hours: 4, due_hours: 40 },
  { code: 'unanswered_observation', promise_hours: 4, due_hours: 16 },
  { code: 'time_conflict', promise_hours: 2, due_hours: 8 },
  { code: 'coverage_gap', promise_hours: 2, due_hours: 8 },
  { code: 'planning_time_lost', promise_hours: 24, due_hours: 40 },
  { code: 'outside_hours', promise_hours: 24, due_hours: 80 },
  { code: 'beyond_role', promise_hours: 4, due_hours: 40 },
  { code: 'interpreting_unqualified', promise_hours: 4, due_hours: 24 },
  { code: 'language_access', promise_hours: 4, due_hours: 24 },
  { code: 'family_communication', promise_hours: 24, due_hours: 80 },
  { code: 'norms_not_kept', promise_hours: 24, due_hours: 80 },
  { code: 'materials_room', promise_hours: 24, due_hours: 80 },
  { code: 'safety_health', promise_hours: 1, due_hours: 8 },
  { code: 'training_access', promise_hours: 48, due_hours: 160 },
  { code: 'workload_fairness', promise_hours: 24, due_hours: 80 },
  { code: 'respect', promise_hours: 4, due_hours: 40 },
  { code: 'data_privacy', promise_hours: 4, due_hours: 40 },
  { code: 'trend', promise_hours: 24, due_hours: 80 },
  { code: 'other', promise_hours: 24, due_hours: 80 },
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
  wrong_pin: { sentence: 'That PIN is not right.', retry: 'never' },
  easy_pin: { sentence: 'That PIN is too easy to guess. Take digits that are not a row, a repeat or a year.', retry: 'never' },
  pin_blocked: { sentence: 'This PIN was tried too often. Set a new one on a device of your own.', retry: 'never' },
  not_a_shared_device: { sentence: 'This is not a shared device, or the office has ended it.', retry: 'never' },
  only_own_device: { sentence: 'Do this on a device of your own.', retry: 'never' },
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
  end_before_start: { sentence: 'The end must lie after the start.', retry: 'never' },
  overlapping: { sentence: 'That overlaps with something else at the same time.', retry: 'never' },
  no_such_date: { sentence: 'There is no such day in the calendar.', retry: 'never' },
  not_on_care_team: { sentence: 'That person is not on the care team of this student.', retry: 'never' },
  not_at_work: { sentence: 'That person is not at work then.', retry: 'never' },
  not_qualified: { sentence: 'That person speaks the language but is not a qualified interpreter.', retry: 'never' },
  protected_time: { sentence: 'That is protected time. Say why it cannot wait, or ask somebody else.', retry: 'never' },
  busy: { sentence: 'The server has a lot to do. It will take this in a moment.', retry: 'later' },
  disk_full: { sentence: 'The server\'s disk is full, so it takes only urgent changes or nothing. Try again later.', retry: 'later' },
  search_not_ready: { sentence: 'Search is being made ready. Everything else works; try again in a moment.', retry: 'later' },
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
  /** periods in one bell schedule */
  periods_per_day: 40,
  /** days of the rotation */
  cycle_days: 10,
  /** special days of the calendar */
  special_days: 200,
  /** rooms next to a room */
  neighbours: 8,
  /** stretches of a week in a person's hours or preferences */
  spans_per_week: 40,
  /** steps of a routine card, parts of a goal */
  card_steps: 20,
  /** steps seen towards a goal that are kept one by one */
  card_ticks: 40,
  /** steps of a rule for silence */
  pursuit_steps: 8,
  /** rows set in one command */
  rows_per_command: 200,
  /** strengths of a person, or things they would show others */
  profile_lines: 6,
  /** lines of how a room or team works */
  norm_lines: 6,
  /** suggestions of a room or team that nobody has decided yet */
  norm_suggestions: 12,
  /** people who plan together */
  planning_persons: 30,
  /** points of one agenda */
  agenda_points: 30,
  /** languages a person speaks, or is qualified to interpret */
  languages_per_person: 12,
  /** bytes in the secret of an anonymous issue */
  secret_bytes: 64,
  /** full names of students that one person is shown in an hour */
  reveals_per_hour: 40,
  /** milliseconds for which a full name is told after it was asked for */
  reveal_ms: 60000,
  /** bytes in the address of a device at its push service */
  endpoint_bytes: 2048,
  /** devices of one person that show notices */
  devices_per_person: 20,
  /** digits in a PIN, at most */
  pin_bytes: 8,
  /** digits in a PIN, at least */
  pin_min_bytes: 4,
  /** rooms and teams whose people share one device */
  rooms_per_device: 8,
  /** bytes in what is searched for */
  search_bytes: 200,
  /** hits in one answer of a search */
  search_page: 50,
  /** bytes in what says where the next page of a search begins */
  search_cursor_bytes: 64,
  /** the largest sequence, exact in a JavaScript number */
  sequence_max: 9007199254740991,
  /** the largest time, in milliseconds since 1970: the end of the year 9999 */
  time_max: 253402300799999,
} as const;
