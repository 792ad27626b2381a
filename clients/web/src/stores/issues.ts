import { atClock } from './zone.svelte';
import type { Entry, Issue, IssueEvent, IssueState, IssueStep, Pursuit } from '$protocol';
import { type ById, change, given, put } from './state';

const stateAfter: Partial<Record<IssueStep, IssueState>> = {
  accepted: 'accepted', waiting: 'waiting', proposed: 'proposed', settled: 'settled', declined: 'declined',
};

function moved(issue: Issue, event: IssueEvent, pursuit?: Pursuit): Issue {
  const closes = event.step === 'settled' || event.step === 'declined';
  const owner = event.step === 'given' ? event.owner : event.step === 'accepted' ? (issue.owner ?? event.person) : issue.owner;
  const answers = event.step === 'answered' || event.step === 'proposed' || event.step === 'declined' || event.step === 'waiting';
  const state = event.step === 'reopened' ? (owner ? 'accepted' : 'open') : event.step === 'given' ? 'open' : (stateAfter[event.step] ?? issue.state);
  return {
    ...issue,
    ...(event.step !== 'answered' && { pursuit }),
    owner,
    state,
    history: [...issue.history, event],
    first_answer: issue.first_answer ?? (answers && event.person !== issue.raiser && !event.by_raiser ? event.time : undefined),
    closed: closes ? event.time : event.step === 'reopened' ? undefined : issue.closed,
  };
}

export function applyToIssues(issues: ById<Issue>, entry: Entry): ById<Issue> {
  const body = entry.body;
  const { author: person, time } = entry;
  switch (body.kind) {
    case 'issue_raised': {
      const { kind: _, ...fields } = body;
      return put(issues, entry.sequence, {
        ...fields, id: entry.sequence, raiser: person, time, state: 'open', history: [{ time, person, step: 'raised' }], seen: [],
      });
    }
    case 'issue_moved':
      return change(issues, body.issue, (issue) => moved(issue, { time, person, step: body.step, text: body.text, owner: body.owner, until: body.until, ...given({ by_raiser: body.by_raiser }) }, body.pursuit));
    case 'pursued':
      return change(issues, body.item, (issue) => ({ ...issue, pursuit: body.pursuit }));
    case 'marked':
      return change(issues, body.item, (issue) =>
        body.mark !== 'seen' || issue.seen.some((seen) => seen.person === person) ? issue : { ...issue, seen: [...issue.seen, { person, time }] });
    default:
      return issues;
  }
}

// ---- Selectors ----

export const isOpen = (issue: Issue): boolean => issue.state !== 'settled' && issue.state !== 'declined';

export const isLate = (issue: Issue, now: number): boolean => isOpen(issue) && !issue.first_answer && issue.due < now;

export type Group = 'past' | 'today' | 'later';

const endOfDay = (now: number): number => atClock(now, 23, 59);

export function groupOf(issue: Issue, now: number): Group {
  if (isLate(issue, now)) return 'past';
  return !issue.first_answer && issue.due <= endOfDay(now) ? 'today' : 'later';
}

export function grouped(issues: Iterable<Issue>, now: number): Record<Group, Issue[]> {
  const groups: Record<Group, Issue[]> = { past: [], today: [], later: [] };
  for (const issue of issues) if (isOpen(issue)) groups[groupOf(issue, now)].push(issue);
  for (const list of Object.values(groups)) list.sort((a, b) => a.due - b.due || a.id - b.id);
  return groups;
}

// What this person may do with it next, in the order the buttons stand.
export type IssueMove = 'accept' | 'answer' | 'propose' | 'give' | 'wait' | 'decline' | 'agree' | 'reopen';

export function movesOf(issue: Issue, me: number, admin: boolean): IssueMove[] {
  if (issue.raiser === me && issue.state === 'proposed') return ['agree', 'reopen'];
  if (!isOpen(issue)) return issue.raiser === me ? ['reopen'] : [];
  const mine = issue.owner === me;
  const moves: IssueMove[] = ['answer'];
  if (mine && issue.state === 'open') moves.push('accept');
  if (admin || mine) moves.push('propose');
  if (admin || mine) moves.push('give');
  if (admin || mine) moves.push('wait');
  if (admin || mine) moves.push('decline');
  return moves;
}
