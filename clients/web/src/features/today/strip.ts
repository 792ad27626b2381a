// The day as one line: what each person is at, what is free, what is kept free for something, what is not paid.
import type { Day, DayBlock } from '$protocol';

export type Look = 'block' | 'free' | 'kept' | 'off';
export interface Piece { start: number; end: number; look: Look; block?: DayBlock; why?: string; moved: boolean; filled: number } // why: of protected time

const shortest = 6 * 60_000; // a shorter gap is only the way from one room to the next

export const isMoved = (block: DayBlock): boolean => block.was_start !== undefined || block.was_room !== undefined || block.alert !== undefined || block.reassignment !== undefined;

const within = (time: number, spans: readonly { start: number; end: number }[]): boolean => spans.some((one) => one.start <= time && time < one.end);

const reason = (day: Day, time: number): string | undefined => day.protected_time.find((one) => one.start <= time && time < one.end)?.why;

// From the first bell, block or paid minute to the last.
export function bounds(day: Day): { start: number; end: number } {
  const all = [...day.periods, ...day.blocks, ...day.paid];
  return { start: Math.min(...all.map((one) => one.start)), end: Math.max(...all.map((one) => one.end)) };
}

export function strip(day: Day, now: number): Piece[] {
  const { start, end } = bounds(day);
  const blocks = day.blocks.filter((one) => !one.cancelled).sort((a, b) => a.start - b.start);
  const pieces: Omit<Piece, 'filled'>[] = [];
  const gap = (from: number, to: number): void => {
    const edges = [...day.paid, ...day.protected_time].flatMap((one) => [one.start, one.end]);
    const cuts = [from, ...edges.filter((time) => time > from && time < to).sort((a, b) => a - b), to];
    for (let at = 0; at + 1 < cuts.length; at += 1) {
      const [a, b] = [cuts[at] as number, cuts[at + 1] as number];
      const why = reason(day, a);
      if (b - a < shortest) continue;
      pieces.push({ start: a, end: b, look: why ? 'kept' : day.paid.length === 0 || within(a, day.paid) ? 'free' : 'off', ...(why && { why }), moved: false });
    }
  };
  let reached = start;
  for (const block of blocks) {
    if (block.start > reached) gap(reached, block.start);
    if (block.end <= reached) continue; // two at once: the earlier one stands
    const from = Math.max(reached, block.start);
    const unpaid = day.paid.length > 0 && !within(from, day.paid);
    const why = reason(day, from);
    pieces.push({ start: from, end: block.end, look: unpaid || block.slot_kind === 'pause' ? 'off' : 'block', block, ...(why && { why }), moved: isMoved(block) });
    reached = block.end;
  }
  if (reached < end) gap(reached, end);
  return pieces.map((piece) => ({ ...piece, filled: Math.min(1, Math.max(0, (now - piece.start) / (piece.end - piece.start))) }));
}

// What stands under the line: its ends, what was moved, what time is kept for, and lunch, as far as there is room.
export interface Mark { at: number; text: string; edge?: 'start' | 'end' }

export function marks(day: Day, pieces: readonly Piece[], clockTime: (time: number) => string): Mark[] {
  const { start, end } = bounds(day);
  const place = (piece: Piece): number => ((piece.start + piece.end) / 2 - start) / Math.max(1, end - start);
  const wanted = [
    ...pieces.filter((one) => one.moved && one.block).map((one) => ({ at: place(one), text: `${one.block?.what ?? ''} ${clockTime(one.start)}` })),
    ...pieces.filter((one) => one.look === 'kept').map((one) => ({ at: place(one), text: one.why ?? '' })),
    ...day.periods.filter((one) => one.period_kind === 'lunch').map((one) => ({ at: ((one.start + one.end) / 2 - start) / Math.max(1, end - start), text: one.name })),
  ];
  const kept: Mark[] = [];
  for (const one of wanted) {
    if (kept.length < 2 && one.at > 0.18 && one.at < 0.82 && kept.every((other) => Math.abs(other.at - one.at) > 0.3)) kept.push(one);
  }
  return [{ at: 0, text: clockTime(start), edge: 'start' }, ...kept.sort((a, b) => a.at - b.at), { at: 1, text: clockTime(end), edge: 'end' }];
}
