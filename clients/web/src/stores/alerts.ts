import type { Alert, Entry, Recipient } from '$protocol';
import { type ById, change, put } from './state';

const edit = (alert: Alert, person: number, next: (recipient: Recipient) => Recipient): Alert => ({
  ...alert,
  recipients: alert.recipients.map((recipient) => (recipient.person === person ? next(recipient) : recipient)),
});

const close = (alert: Alert, fields: Partial<Alert>, time: number): Alert => ({ ...alert, ...fields, closed: alert.closed ?? time });

export function applyToAlerts(alerts: ById<Alert>, entry: Entry): ById<Alert> {
  const body = entry.body;
  const { author, time } = entry;
  switch (body.kind) {
    case 'alert_sent': {
      if (alerts.has(entry.sequence)) return alerts; // entries of alerts may overtake others, and so come twice
      const { kind: _, ...fields } = body;
      return put(alerts, entry.sequence, {
        ...fields, id: entry.sequence, sender: author, time, state: 'open', recipients: [...entry.to].sort((a, b) => a - b).map((person) => ({ person })),
      });
    }
    case 'alert_answered':
      return change(alerts, body.alert, (alert) => {
        const answered = edit(alert, author, (recipient) => ({
          ...recipient, delivered: recipient.delivered ?? time, seen: recipient.seen ?? time, answered: time,
          answer: body.answer, reason: body.reason, text: body.text, issue: body.issue ?? recipient.issue,
        }));
        // Whoever took it gives it back: it waits for another taker.
        const back = alert.taken_by === author && body.answer === 'conflict';
        return back ? { ...answered, state: 'open', taken_by: undefined, closed: undefined } : answered;
      });
    case 'alert_taken':
      return change(alerts, body.alert, (alert) => close(alert, { state: 'taken', taken_by: body.person }, time));
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

export interface Tally { total: number; got: number; conflicts: Recipient[]; unseen: Recipient[]; silent: Recipient[]; gotIt: Recipient[] }

// Order of interest to the sender: conflicts, not seen, seen without answer, got it.
export function tally(alert: Alert): Tally {
  const people = alert.recipients;
  const gotIt = people.filter((one) => one.answer === 'got_it').sort((a, b) => (a.answered ?? 0) - (b.answered ?? 0));
  return {
    total: people.length,
    got: gotIt.length,
    gotIt,
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
  alert.state === 'open' && alert.mode !== 'information' && alert.sender !== me && myPart(alert, me)?.answer == null && myPart(alert, me) != null;

const latestFirst = (a: Alert, b: Alert): number => b.severity - a.severity || b.time - a.time;

export const awaiting = (alerts: ById<Alert>, me: number): Alert[] => [...alerts.values()].filter((alert) => wantsAnswer(alert, me)).sort(latestFirst);

// For information, or answered already: still worth a line today while it runs.
export const informing = (alerts: ById<Alert>, me: number): Alert[] =>
  [...alerts.values()].filter((alert) => alert.state === 'open' && alert.sender !== me && myPart(alert, me) != null && !wantsAnswer(alert, me)).sort(latestFirst);

export const runningOf = (alerts: ById<Alert>, me: number): Alert[] =>
  [...alerts.values()].filter((alert) => alert.sender === me && alert.state === 'open').sort(latestFirst);
