import type { Alert, Cover, Entry, Held, PursuitAct, Recipient } from '$protocol';
import { type ById, change, given, put, type Timeline } from './state';

const edit = (alert: Alert, person: number, next: (recipient: Recipient) => Recipient): Alert => ({
  ...alert,
  recipients: alert.recipients.map((recipient) => (recipient.person === person ? next(recipient) : recipient)),
});

const close = (alert: Alert, fields: Partial<Alert>, time: number): Alert => ({ ...alert, ...fields, closed: alert.closed ?? time });

// Whose answer to the change before still stands does not answer again.
const answerOf = (alert: Alert | undefined, person: number): Partial<Recipient> => alert?.recipients.find((one) => one.person === person) ?? {};

const rests = (pursuit: Alert['undone']): Alert['undone'] => pursuit && { ...pursuit, next: undefined };

// With everybody's answer there is no silence to act upon.
function heard(alert: Alert): Alert {
  if (alert.mode !== 'all' || !alert.pursuit || alert.recipients.some((one) => !one.answer)) return alert;
  return { ...alert, pursuit: { ...alert.pursuit, next: undefined } };
}

// Who is told of the silence of others reads the change from then on; admins do anyway.
function told(alert: Alert, to: readonly number[], isAdmin: (person: number) => boolean): Alert {
  const reads = (person: number): boolean =>
    isAdmin(person) || alert.sender === person || (alert.told ?? []).includes(person) || alert.recipients.some((one) => one.person === person && one.held_until === undefined);
  const more = to.filter((person) => !reads(person));
  return more.length ? { ...alert, told: [...(alert.told ?? []), ...more].sort((a, b) => a - b) } : alert;
}

function reached(alert: Alert, entry: Entry, held: readonly Held[], pursuit: Alert['pursuit']): Alert {
  const back = entry.to.reduce((one, person) => edit(one, person, (it) => ({ ...it, held_until: undefined })), alert);
  const still = held.reduce((one, { person, until }) => edit(one, person, (it) => ({ ...it, held_until: until })), back);
  return pursuit ? { ...still, pursuit, pursued_since: entry.time } : still;
}

function widened(alert: Alert, to: readonly number[]): Alert {
  const left = alert.waiting?.filter((person) => !to.includes(person));
  const more = to.filter((person) => !alert.recipients.some((one) => one.person === person)).map((person) => ({ person }));
  return {
    ...alert, recipients: [...alert.recipients, ...more].sort((a, b) => a.person - b.person), waiting: left?.length ? left : undefined,
  };
}

export function applyToAlerts(alerts: ById<Alert>, entry: Entry, isAdmin: (person: number) => boolean = () => false): ById<Alert> {
  const body = entry.body;
  const { author, time } = entry;
  switch (body.kind) {
    case 'alert_sent': {
      if (alerts.has(entry.sequence)) return alerts; // entries of alerts may overtake others, and so come twice
      const { kind: _, copies, held, carried, ...fields } = body;
      const before = body.supersedes ? alerts.get(body.supersedes) : undefined;
      const recipients = [...new Set([...entry.to, ...(held ?? []).map((one) => one.person)])].sort((a, b) => a - b).map((person): Recipient => ({
        ...(carried?.includes(person) ? answerOf(before, person) : {}), person,
        ...given({ copy: copies?.find((one) => one.person === person), held_until: held?.find((one) => one.person === person)?.until }),
      }));
      return put(alerts, entry.sequence, { ...fields, id: entry.sequence, sender: author, time, state: 'open', recipients, ...given({ undone_since: fields.undone && time }) });
    }
    case 'alert_answered':
      return change(alerts, body.alert, (alert) => {
        const answered = edit(alert, author, (recipient) => ({
          ...recipient, delivered: recipient.delivered ?? time, seen: recipient.seen ?? time, answered: time,
          answer: body.answer, reason: body.reason, text: body.text, issue: body.issue ?? recipient.issue,
          head_count: body.head_count,
        }));
        // Whoever took it gives it back: it waits for another taker.
        const back = alert.taken_by === author && body.answer === 'conflict';
        if (back) return { ...heard(answered), state: 'open', taken_by: undefined, fence: undefined, closed: undefined, ...given({ undone: rests(alert.undone) }) };
        return { ...heard(answered), ...(body.undone && { undone: body.undone, undone_since: time }) };
      });
    case 'alert_taken':
      return change(alerts, body.alert, (alert) => close(alert, { state: 'taken', taken_by: body.person, ...given({ fence: body.fence }) }, time));
    case 'alert_reached':
      return change(alerts, body.alert, (alert) => reached(alert, entry, body.held ?? [], body.pursuit));
    case 'alert_widened':
      return change(alerts, body.alert, (alert) => widened(alert, entry.to));
    case 'alert_done':
      return change(alerts, body.alert, (alert) => ({ ...alert, done_by: author, done: time, ...given({ undone: rests(alert.undone) }) }));
    case 'pursued':
      return change(alerts, body.item, (alert) => ({ ...told(alert, entry.to, isAdmin), ...(body.pursuit.rule === 'undone' ? { undone: body.pursuit } : { pursuit: body.pursuit }) }));
    case 'alert_nudged':
      return change(alerts, body.alert, (alert) => entry.to.reduce((one, person) => edit(one, person, (it) => ({ ...it, nudged: time })), alert));
    case 'alert_superseded':
      return change(alerts, body.alert, (alert) => close(alert, { state: 'superseded', superseded_by: body.by }, time));
    case 'alert_cancelled':
      return change(alerts, body.alert, (alert) => close(alert, { state: 'cancelled', cancel_reason: body.reason }, time));
    case 'alert_ended':
      return change(alerts, body.alert, (alert) => close(alert, { state: 'ended' }, time));
    case 'marked':
      return change(alerts, body.item, (alert) =>
        edit(alert, author, (recipient) => ({
          ...recipient, delivered: recipient.delivered ?? time, seen: recipient.seen ?? (body.mark === 'seen' ? time : undefined),
        })));
    default:
      return alerts;
  }
}

// ---- Selectors ----

export interface Tally { total: number; got: number; conflicts: Recipient[]; help: Recipient[]; unseen: Recipient[]; silent: Recipient[]; gotIt: Recipient[]; held: Recipient[]; heads: number }

const confirms = (one: Recipient): boolean => one.answer === 'got_it' || one.answer === 'safe';

// Order of interest to the sender: help, conflicts, not seen, seen without answer, got it. Who is off duty is not counted.
export function tally(alert: Alert): Tally {
  const held = alert.recipients.filter((one) => one.held_until !== undefined && !one.answer);
  const people = alert.recipients.filter((one) => !held.includes(one));
  const gotIt = people.filter(confirms).sort((a, b) => (a.answered ?? 0) - (b.answered ?? 0));
  return {
    total: people.length,
    got: gotIt.length,
    gotIt,
    held,
    heads: people.reduce((sum, one) => sum + (one.head_count ?? 0), 0),
    help: people.filter((one) => one.answer === 'need_help'),
    conflicts: people.filter((one) => one.answer === 'conflict'),
    unseen: people.filter((one) => !one.answer && !one.seen),
    silent: people.filter((one) => !one.answer && one.seen),
  };
}

// Half of those who got it had it within this many milliseconds.
export function halfWithin(alert: Alert): number | null {
  const times = tally(alert).gotIt.map((one) => (one.answered ?? alert.time) - alert.time);
  return times.length ? (times[Math.floor((times.length - 1) / 2)] ?? null) : null;
}

export const myPart = (alert: Alert, me: number): Recipient | undefined => alert.recipients.find((one) => one.person === me);

export const wantsAnswer = (alert: Alert, me: number): boolean =>
  alert.state === 'open' && alert.mode !== 'information' && alert.sender !== me && myPart(alert, me)?.answer == null && myPart(alert, me) != null && myPart(alert, me)?.held_until === undefined;

const latestFirst = (a: Alert, b: Alert): number => b.severity - a.severity || b.time - a.time;

export const awaiting = (alerts: ById<Alert>, me: number): Alert[] => [...alerts.values()].filter((alert) => wantsAnswer(alert, me)).sort(latestFirst);

// Somebody has to do it and nobody has said that it is done: whoever has got it may say so, and whoever sent it.
export const isUndone = (alert: Alert): boolean => alert.to_do === true && alert.done === undefined && (alert.state === 'open' || alert.state === 'taken');
export const hasItToDo = (alert: Alert, me: number): boolean => isUndone(alert) && (alert.mode === 'first_taker' ? alert.taken_by === me : myPart(alert, me)?.answer === 'got_it');

// Taken by somebody, or called off, while I may be on my way: it does not vanish without a word.
const standDown = 10 * 60_000; // ms
const isJustOver = (alert: Alert, me: number, now: number): boolean =>
  (alert.state === 'taken' || alert.state === 'cancelled') && alert.closed !== undefined && now < alert.closed + standDown && myPart(alert, me)?.answer !== 'conflict';

// For information, or answered already: still worth a line today while it runs, until what I have got is done, and a
// little longer when others need me no more.
export const informing = (alerts: ById<Alert>, me: number, now: number): Alert[] =>
  [...alerts.values()].filter((alert) => (alert.state === 'open' || hasItToDo(alert, me) || isJustOver(alert, me, now)) && alert.sender !== me && myPart(alert, me) != null && !wantsAnswer(alert, me)).sort(latestFirst);

// Somebody took the cover I asked for: they stand in once I have confirmed it.
export const isToConfirm = (alert: Alert, me: number, covers: ById<Pick<Cover, 'alert'>>): boolean =>
  alert.sender === me && alert.state === 'taken' && alert.cover !== undefined && ![...covers.values()].some((one) => one.alert === alert.id);

// What I sent and what is not over for me.
export const runningOf = (alerts: ById<Alert>, me: number, covers: ById<Pick<Cover, 'alert'>>): Alert[] =>
  [...alerts.values()].filter((alert) => alert.sender === me && (alert.state === 'open' || isToConfirm(alert, me, covers))).sort(latestFirst);

// What was done about silence, oldest first: it stands in the alert's own thread.
export interface Pursuit { act: PursuitAct; time: number; to: readonly number[]; undone: boolean }

export const pursuitsOf = (timeline: Timeline | undefined): Pursuit[] =>
  (timeline?.entries ?? []).flatMap((entry) => (entry.body.kind === 'pursued' ? [{ act: entry.body.act, time: entry.time, to: entry.to, undone: entry.body.pursuit.rule === 'undone' }] : []));

// Protective actions that run now and touch me: over every screen. The all-clear is none any more.
export const protects = (alert: Alert): boolean => alert.severity >= 3 && alert.mode !== 'information' && alert.state === 'open';
export const protective = (alerts: ById<Alert>): Alert[] => [...alerts.values()].filter(protects).sort((a, b) => b.time - a.time);
export const isAllClear = (alert: Alert | undefined): boolean => alert?.template_code === 'all_clear' && alert.state === 'open';
