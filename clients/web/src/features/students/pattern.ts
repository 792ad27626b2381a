// From counted cues to what the page says: steps of the heat map, what stands out, weeks, before and after.
import type { Comparison, Observation, TrendCell, TrendRow, Trends, Valence, WeekCount } from '$protocol';
import { atClock, startOfDay } from '$stores/zone.svelte';

export type Mode = 'hard' | 'bright';
export const valencesOf: Record<Mode, Valence[]> = { hard: ['watch', 'support', 'call'], bright: ['bright'] };

const day = 86_400_000;

// The last `weeks` weeks, today included: whole days, so that a question asked twice a day is the same one.
export function lastWeeks(weeks: number, now: number): { from: number; until: number } {
  const until = startOfDay(startOfDay(now) + 36 * 3_600_000); // tomorrow, also over a change of the clock
  return { from: startOfDay(until - weeks * 7 * day), until };
}

// Six steps: none, 1, 2, up to 4, up to 6, 7 or more.
export const step = (count: number): number => (count >= 7 ? 5 : count >= 5 ? 4 : count >= 3 ? 3 : count);

export interface Spot { row: TrendRow; cell: TrendCell }

// The one cell that stands out: three cues or more, and more than in any other.
export function standout(trends: Trends | null): Spot | null {
  const spots = (trends?.rows ?? []).flatMap((row) => row.cells.map((cell) => ({ row, cell }))).sort((a, b) => b.cell.count - a.cell.count);
  const [first, second] = spots;
  return first && first.cell.count >= 3 && first.cell.count > (second?.cell.count ?? 0) ? first : null;
}

export const hoursOf = (trends: Trends): number[] => (trends.rows[0]?.cells ?? []).map((cell) => cell.hour);

export interface WeekBar { monday: number; bright: number | null; hard: number | null } // null: too few to be counted by week

const mondayOf = (of: string): number => {
  const [year = 0, month = 1, date = 1] = of.split('-').map(Number);
  return atClock(Date.UTC(year, month - 1, date, 12), 12, 0);
};

// Both counts by week, oldest first. What is not enough by itself stays out and is not taken for zero.
export function weekBars(bright: Trends | null, hard: Trends | null): WeekBar[] {
  const of = (trends: Trends | null): Map<string, number> => new Map((trends?.enough ? trends.rows : []).map((row) => [row.of, row.count]));
  const [lights, hards] = [of(bright), of(hard)];
  const weeks = [...new Set([...lights.keys(), ...hards.keys()])].sort();
  return weeks.map((week) => ({ monday: mondayOf(week), bright: bright?.enough ? (lights.get(week) ?? 0) : null, hard: hard?.enough ? (hards.get(week) ?? 0) : null }));
}

// Cues per day somebody was there; a side without such a day says nothing.
export function perDay(weeks: readonly WeekCount[]): number | null {
  const days = weeks.reduce((sum, one) => sum + one.days, 0);
  return days ? weeks.reduce((sum, one) => sum + one.count, 0) / days : null;
}

export interface Change { before: number; after: number }
export function changeOf(comparison: Comparison | null): Change | null {
  if (!comparison?.enough) return null;
  const [before, after] = [perDay(comparison.before), perDay(comparison.after)];
  return before === null || after === null ? null : { before, after };
}

// The sign of that valence seen most often, of those that were seen at all.
export function mostSeen(observations: Iterable<Observation>, valence: (sign: string) => Valence, mode: Mode): string | null {
  const counts = new Map<string, number>();
  for (const one of observations) {
    if (one.retracted) continue;
    for (const sign of one.signs) if (valencesOf[mode].includes(valence(sign))) counts.set(sign, (counts.get(sign) ?? 0) + 1);
  }
  return [...counts].sort((a, b) => b[1] - a[1] || a[0].localeCompare(b[0]))[0]?.[0] ?? null;
}
