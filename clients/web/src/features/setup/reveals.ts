// Who was shown a full name, newest first, as far as the timeline of it is on this device.
import type { SchoolState } from '$stores/state';

// The server keeps these on a timeline of their own (protocol/ids.hpp); admins read it.
export const revealsTimeline = 2 ** 52 - 1;

export interface Shown { sequence: number; by: number; student: number; time: number }

export function reveals(state: SchoolState, atMost: number): { timeline: number; lines: Shown[]; more: boolean } {
  const known = state.timelines.get(revealsTimeline);
  const all = (known?.entries ?? []).flatMap((entry): Shown[] =>
    entry.body.kind === 'name_revealed' ? [{ sequence: entry.sequence, by: entry.author, student: entry.body.student, time: entry.time }] : []).reverse();
  return { timeline: revealsTimeline, lines: all.slice(0, atMost), more: all.length > atMost || known?.complete === false };
}
