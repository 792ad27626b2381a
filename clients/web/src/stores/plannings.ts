// Time to plan together: whose turn it is, what lies ahead, and what somebody's day looks like as a bar.
import type { PersonDay, Planning, Stretch } from '$protocol';
import type { SchoolState } from './state';
import { startOfDay } from './zone.svelte';

const inOrder = (a: Planning, b: Planning): number => a.from - b.from || a.id - b.id;
const day = 24 * 3_600_000;

export const isOpen = (one: Planning): boolean => one.state === 'asked' || one.state === 'agreed';
export const replyOf = (one: Planning, person: number): Planning['replies'][number] | undefined => one.replies.findLast((reply) => reply.person === person);

export const planningsOn = (state: SchoolState, time: number): Planning[] =>
  [...state.rows.planning.values()].filter((one) => startOfDay(one.from) === startOfDay(time)).sort(inOrder);

// The next one that takes place, or is asked for; today's stays until it is over.
export const nextPlanning = (state: SchoolState, now: number): Planning | undefined =>
  [...state.rows.planning.values()].filter((one) => isOpen(one) && one.until > now).sort(inOrder)[0];

// What waits for this person's word: whether they come.
export const awaitsReply = (one: Planning, me: number, now: number): boolean => one.state === 'asked' && one.by !== me && one.from > now && !replyOf(one, me);
export const plansToAnswer = (state: SchoolState, me: number, now: number): Planning[] =>
  [...state.rows.planning.values()].filter((one) => awaitsReply(one, me, now)).sort(inOrder);

// Nobody has said yet what became of it; asked for three days.
export const awaitsOutcome = (one: Planning, now: number): boolean => isOpen(one) && one.from <= now && now - one.until < 3 * day;
export const silent = (one: Planning): number[] => one.persons.filter((id) => id !== one.by && !replyOf(one, id));

// Where a cue of theirs can be talked about: planning that both take part in and that lies ahead.
export const sharedPlanning = (state: SchoolState, persons: readonly number[], now: number): Planning | undefined =>
  [...state.rows.planning.values()].filter((one) => isOpen(one) && one.from > now && persons.every((id) => one.persons.includes(id))).sort(inOrder)[0];

export interface BarPiece extends Stretch { look: 'off' | 'busy' | 'free' }

const holds = (list: readonly Stretch[], time: number): boolean => list.some((one) => one.start <= time && time < one.end);

// From the first to the last paid minute of anybody.
export function barSpan(persons: readonly PersonDay[]): Stretch | null {
  const all = persons.flatMap((one) => one.at_work);
  return all.length ? { start: Math.min(...all.map((one) => one.start)), end: Math.max(...all.map((one) => one.end)) } : null;
}

export function barOf({ at_work, free }: PersonDay, span: Stretch): BarPiece[] {
  const inside = (time: number): boolean => time > span.start && time < span.end;
  const cuts = [...new Set([span.start, ...[...at_work, ...free].flatMap((one) => [one.start, one.end]).filter(inside), span.end])].sort((a, b) => a - b);
  const pieces: BarPiece[] = [];
  for (const [at, start] of cuts.entries()) {
    const end = cuts[at + 1];
    if (end === undefined) break;
    const look = holds(free, start) ? 'free' : holds(at_work, start) ? 'busy' : 'off';
    const last = pieces.at(-1);
    if (last?.look === look) last.end = end;
    else pieces.push({ start, end, look });
  }
  return pieces;
}
