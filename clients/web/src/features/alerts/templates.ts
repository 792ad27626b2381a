import { t, word } from '$i18n';
import '$i18n/alerts';
import { clockTime } from '$i18n/format';
import { activities, type Day, type Everyone, type Role, templates } from '$protocol';
import { inForce, rulebook } from '$stores/rulebook.svelte';
import type { SchoolState } from '$stores/state';
import type { IconName } from '$ui/icons';
import type { Values, Words } from './sentence';
import { bells, stretchOf } from './times';

export const offered = ['time_moved', 'room_change', 'swap_blocks', 'need_cover', 'indoor_recess', 'early_release'] as const;
export const rarer = ['event_cancelled', 'room_closed', 'staff_assist'] as const;
// The all-clear names what it ends: it is said where that runs.
export const protectives = ['hold', 'secure', 'lockdown', 'evacuate', 'shelter'] as const;
type Known = (typeof offered)[number] | (typeof rarer)[number] | (typeof protectives)[number] | 'custom';
export type Offered = Known | (string & {}); // a kind of the school's own has no sentence with gaps: it is written freely
type Sentenced = Exclude<Known, 'custom'>;
const isKnown = (code: Offered): code is Known => code in icons;
export const isFree = (code: Offered): boolean => code === 'custom' || !isKnown(code);
// Kinds of change that only this school has, and that it offers to this role.
export const ownKinds = (role: Role | undefined): string[] => inForce(templates, rulebook.templates).filter((code) => !templates.some((one) => one.code === code) && rulebook.mayStart(code, role));

export const isProtective = (code: string): boolean => (protectives as readonly string[]).includes(code);
// All whose day changes, all on site: proposed by the kind itself.
export const everyoneOf = (code: Offered): Everyone | '' => {
  const own = rulebook.templates.get(code);
  const kind = templates.find((one) => one.code === code);
  return own ? (own.everyone ?? '') : kind && 'everyone' in kind ? kind.everyone : '';
};

export const severityOf = (code: Offered): number => (isProtective(code) ? 3 : (rulebook.templates.get(code)?.severity ?? templates.find((one) => one.code === code)?.severity ?? 1));

const icons: Record<Known, IconName> = {
  time_moved: 'clock', room_change: 'room', swap_blocks: 'swap', need_cover: 'cover', indoor_recess: 'rain', early_release: 'bus', custom: 'pen',
  event_cancelled: 'x', room_closed: 'room', staff_assist: 'hand', hold: 'shield', secure: 'lock', lockdown: 'key', evacuate: 'out', shelter: 'school',
};

export const iconOf = (code: Offered): IconName => (isKnown(code) ? icons[code] : 'pen');

export const wordsOf = (code: Offered): Words =>
  isFree(code) ? { sentence: '', title: '', rest: '' } : { sentence: t(`template.${code as Sentenced}.sentence`), title: t(`template.${code as Sentenced}.title`), rest: t(`template.${code as Sentenced}.rest`) };

const times = new Set(['to', 'from', 'leave', 'start', 'end', 'buses']);

export const isTime = (gap: string): boolean => times.has(gap);

const five = 5 * 60_000;

// What rings next; without bells what lies next to now, in steps of five minutes.
function timesAround(now: number, day: Day | null): string[] {
  const rings = bells(day, now).map(clockTime);
  if (rings.length >= 3) return [...new Set(rings)].slice(0, 12);
  const first = Math.ceil((now + five) / five) * five;
  return [0, 1, 2, 3, 4, 6, 9, 12, 18, 24].map((step) => clockTime(first + step * five));
}

export function suggestions(gap: string, state: SchoolState, now: number, day: Day | null): string[] {
  if (isTime(gap)) return timesAround(now, day);
  const kept = [...state.rows.room.values()].map((room) => room.name);
  const rooms = kept.length ? kept : [...state.channels.values()].filter((channel) => channel.channel_kind === 'classroom').map((channel) => channel.name);
  if (gap === 'room' || gap === 'place') return [...(gap === 'place' ? [t('place.gym_doors'), t('place.front_office'), t('place.library'), t('place.cafeteria')] : [t('place.library'), t('place.gym')]), ...rooms].slice(0, 8);
  const mine = [...new Set((day?.blocks ?? []).filter((one) => one.end > now).map((one) => one.what))];
  if (mine.length) return [...new Set([...(day?.periods ?? []).filter((one) => one.period_kind === 'assembly').map((one) => one.name), ...mine])].slice(0, 10);
  const order = ['assembly', 'specials', 'lunch', 'recess', 'reading', 'math', 'writing', 'therapy', 'dismissal'];
  return order.filter((code) => (activities as readonly string[]).includes(code)).map((code) => word('activity', code));
}

// What moves is another thing now: its old time is that thing's, as far as the timetable knows it.
export function withWhat(values: Values, what: string, day: Day | null): Values {
  if (!('from' in values)) return { ...values, what };
  const before = stretchOf(what, day);
  return { ...values, what, from: before ? clockTime(before.start) : '' };
}

// Something sensible stands in every gap, so that the shortest way is template, time, Send.
export function defaults(code: Offered, state: SchoolState, now: number, day: Day | null): Values {
  const around = timesAround(now, day);
  const what = suggestions('what', state, now, day)[0] ?? word('activity', 'assembly');
  const before = stretchOf(what, day);
  const from: Values = before ? { from: clockTime(before.start) } : {};
  const at = (index: number): string => around[index] ?? '';
  switch (code) {
    case 'time_moved': return { what: day?.blocks.length ? what : word('activity', 'assembly'), to: at(day?.blocks.length ? 1 : 5), ...from };
    case 'room_change': return { what: day?.blocks.length ? what : word('activity', 'reading'), room: suggestions('room', state, now, day)[0] ?? '' };
    case 'swap_blocks': return { what: word('activity', 'reading'), other: word('activity', 'math') };
    case 'need_cover': return { place: suggestions('room', state, now, day).at(-1) ?? '', start: at(2), end: at(7) };
    case 'event_cancelled': return { what, ...from };
    case 'room_closed': return { room: suggestions('room', state, now, day)[0] ?? '' };
    case 'staff_assist': return { place: suggestions('place', state, now, day).at(-1) ?? '' };
    case 'evacuate': return { place: t('place.gym_doors') };
    case 'shelter': return { place: t('place.gym') };
    case 'indoor_recess': return { place: t('place.gym') };
    case 'early_release': return { to: at(9) };
    default: return {};
  }
}
