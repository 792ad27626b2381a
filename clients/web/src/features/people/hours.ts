// A day's hours as one bar: paid time, the pauses between, and what is protected within.
import type { WeekSpan, WorkHours } from '$protocol';

export interface HourPiece { start: number; end: number; look: 'paid' | 'protected' | 'pause' }
export interface HoursBar { weekday: number; start: number; end: number; pieces: HourPiece[]; pauses: HourPiece[] }

const on = <T extends { weekday: number }>(spans: readonly T[], weekday: number): T[] => spans.filter((one) => one.weekday === weekday);

// Of that weekday, or of the next one with hours.
export function hoursBar(hours: WorkHours | undefined, today: number): HoursBar | null {
  const weekday = [0, 1, 2, 3, 4, 5, 6].map((later) => ((today - 1 + later) % 7) + 1).find((one) => on(hours?.paid ?? [], one).length > 0);
  if (!hours || !weekday) return null;
  const paid = on(hours.paid, weekday).sort((a, b) => a.start - b.start);
  const kept = on(hours.protected_time.map((one) => one.span), weekday);
  const pieces: HourPiece[] = [];
  let reached = paid[0]?.start ?? 0;
  for (const span of paid) {
    if (span.start > reached) pieces.push({ start: reached, end: span.start, look: 'pause' });
    pieces.push(...split(span, kept));
    reached = Math.max(reached, span.end);
  }
  return { weekday, start: paid[0]?.start ?? 0, end: reached, pieces, pauses: pieces.filter((one) => one.look === 'pause') };
}

// A paid stretch, cut where protected time begins and ends.
function split(span: WeekSpan, kept: readonly WeekSpan[]): HourPiece[] {
  const cuts = [span.start, ...kept.flatMap((one) => [one.start, one.end]).filter((minute) => minute > span.start && minute < span.end), span.end];
  const sorted = [...new Set(cuts)].sort((a, b) => a - b);
  return sorted.slice(0, -1).map((start, at) => {
    const guarded = kept.some((one) => one.start <= start && start < one.end);
    return { start, end: sorted[at + 1] ?? span.end, look: guarded ? 'protected' as const : 'paid' as const };
  });
}
