// Today's routine: the steps the team agreed on, and what the day has with this student, with what was moved.
import type { Card, DayBlock, Student } from '$protocol';
import { atClock } from '$stores/zone.svelte';

// A stretch of my day, or of the student's own as the server makes it of everybody's timetable.
export type RoutineBlock = Pick<DayBlock, 'start' | 'end' | 'what' | 'was_start' | 'cancelled'>;

export interface RoutineStep { key: string; time: number | null; end: number | null; text: string; was: number | null; cancelled: boolean; look: 'past' | 'now' | 'next' }

// "8:45 Reading, front left seat": a step may begin with its time. Before seven is the afternoon.
export function readStep(step: string, now: number): { time: number | null; text: string } {
  const found = /^(\d{1,2})[:.h](\d{2})\s*[,:–-]?\s+(.+)$/.exec(step.trim());
  if (!found) return { time: null, text: step.trim() };
  const hours = Number(found[1]);
  return { time: atClock(now, hours < 7 ? hours + 12 : hours, Number(found[2])), text: found[3] ?? '' };
}

const mentions = (text: string, what: string): boolean => text.toLocaleLowerCase().includes(what.toLocaleLowerCase());

// My day's blocks with the student or their class.
export const blocksWith = (blocks: readonly DayBlock[], student: Student): DayBlock[] =>
  blocks.filter((one) => one.student === student.id || (!one.student && one.group === student.classroom));

function isMoved(block: RoutineBlock): boolean { return block.was_start !== undefined && block.was_start !== block.start; }

export function routineOf(cards: readonly Card[], blocks: readonly RoutineBlock[], now: number): RoutineStep[] {
  const steps = cards.flatMap((card) => (card.steps.length ? card.steps : [card.title]).map((text, at) => ({ key: `${card.id} ${at}`, ...readStep(text, now) })));
  const told = new Set<RoutineBlock>(); // blocks that a step speaks of
  const lines = steps.map((one) => {
    const block = blocks.find((other) => mentions(one.text, other.what) && (one.time === null || one.time === other.was_start || one.time === other.start));
    if (block) told.add(block);
    const moved = block && isMoved(block);
    return { ...one, time: moved ? block.start : one.time, end: block?.end ?? null, was: moved ? (block.was_start ?? null) : null, cancelled: block?.cancelled ?? false };
  });
  for (const [at, block] of blocks.entries()) { // two may start at the same time
    if (!told.has(block)) lines.push({ key: `block ${at}`, time: block.start, end: block.end, text: block.what, was: isMoved(block) ? (block.was_start ?? null) : null, cancelled: block.cancelled ?? false });
  }
  // What has no time keeps its place after the step before it.
  let last = 0;
  const placed = lines.map((line) => ({ ...line, place: (last = line.time ?? last) }));
  placed.sort((a, b) => a.place - b.place);
  const current = placed.findLastIndex((one) => one.time !== null && one.time <= now && !one.cancelled);
  const over = (at: number): boolean => { const end = placed[at]?.end; return end !== null && end !== undefined && end <= now; };
  return placed.map(({ place: _, ...line }, at) => ({ ...line, look: at < current || (at === current && over(at)) ? 'past' : at === current ? 'now' : 'next' }));
}
