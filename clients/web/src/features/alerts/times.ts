// "10:40" as a moment of today, and a sentence's gaps as a change of the timetable.
import type { Day, DayChange } from '$protocol';
import type { SchoolState } from '$stores/state';
import { atClock } from '$stores/zone.svelte';
import type { Values } from './sentence';

// Without a.m. and p.m. an hour before six in the morning is one in the afternoon: that is when schools are open.
export function timeOf(text: string | undefined, now: number): number | undefined {
  const found = /^\s*(\d{1,2})[:.](\d{2})\s*$/.exec(text ?? '');
  if (!found) return undefined;
  const [hours, minutes] = [Number(found[1]), Number(found[2])];
  if (hours > 23 || minutes > 59) return undefined;
  return atClock(now, hours < 6 ? hours + 12 : hours, minutes);
}

const same = (a: string, b: string): boolean => a.trim().toLowerCase() === b.trim().toLowerCase();

// Where "Assembly" stands today: in my own day, or among the bells.
export function stretchOf(what: string | undefined, day: Day | null): { start: number; end: number } | undefined {
  if (!what || !day) return undefined;
  return day.blocks.find((one) => same(one.what, what) || same(one.period ?? '', what)) ?? day.periods.find((one) => same(one.name, what));
}

const half = 30 * 60_000;

// What was at that time: the stretch of that name, else from then to the end of its period.
function was(values: Values, day: Day | null, now: number): { start: number; end: number } | undefined {
  const named = stretchOf(values['what'], day);
  const start = timeOf(values['from'], now);
  if (start === undefined) return named;
  if (named?.start === start) return named;
  const period = day?.periods.find((one) => one.start <= start && start < one.end);
  return { start, end: period?.end ?? start + half };
}

export function changeOf(code: string, values: Values, state: SchoolState, day: Day | null, now: number): DayChange | undefined {
  if (!day?.periods.length) return undefined; // without bells nobody's day can be computed
  const before = was(values, day, now);
  const named = values['what'] && [...state.rows.slot.values()].some((slot) => same(slot.what, values['what'] ?? '')) ? { what: values['what'] } : {};
  const room = (name: string | undefined): number | undefined => [...state.rows.room.values()].find((one) => same(one.name, name ?? ''))?.id;
  switch (code) {
    case 'time_moved': {
      const to = timeOf(values['to'], now);
      return before && to !== undefined ? { change_kind: 'moved', from_start: before.start, from_end: before.end, to_start: to, to_end: to + (before.end - before.start), ...named } : undefined;
    }
    case 'event_cancelled':
      return before && { change_kind: 'cancelled', from_start: before.start, from_end: before.end, ...named };
    case 'room_change': {
      const [to, from] = [room(values['room']), room(values['from_room'])];
      return before && to ? { change_kind: 'place', from_start: before.start, from_end: before.end, to_room: to, ...(from && { room: from }), ...named } : undefined;
    }
    case 'indoor_recess': {
      const recess = day.periods.find((one) => one.period_kind === 'recess' && one.end > now);
      const to = room(values['place']);
      return recess && to ? { change_kind: 'place', from_start: recess.start, from_end: recess.end, to_room: to } : undefined;
    }
    case 'early_release': {
      const to = timeOf(values['to'], now);
      const end = Math.max(...day.periods.map((one) => one.end));
      return to !== undefined && to < end ? { change_kind: 'dismissal', from_start: to, from_end: end } : undefined;
    }
    default: return undefined;
  }
}

// What rings from now on: what a sender most likely means.
export function bells(day: Day | null, now: number): number[] {
  return [...new Set((day?.periods ?? []).flatMap((one) => [one.start, one.end]))].filter((time) => time > now).sort((a, b) => a - b);
}
