import { t, word } from '$i18n';
import { clockTime } from '$i18n/format';
import { activities } from '$protocol';
import type { SchoolState } from '$stores/state';
import type { IconName } from '$ui/icons';
import type { Values, Words } from './sentence';

export const offered = ['time_moved', 'room_change', 'swap_blocks', 'need_cover', 'indoor_recess', 'early_release'] as const;
export type Offered = (typeof offered)[number] | 'custom';

export const icons: Record<Offered, IconName> = {
  time_moved: 'clock', room_change: 'room', swap_blocks: 'swap', need_cover: 'cover', indoor_recess: 'rain', early_release: 'bus', custom: 'pen',
};

export const wordsOf = (code: Offered): Words =>
  code === 'custom' ? { sentence: '', title: '', rest: '' } : { sentence: t(`template.${code}.sentence`), title: t(`template.${code}.title`), rest: t(`template.${code}.rest`) };

const times = new Set(['to', 'from', 'leave', 'start', 'end', 'buses']);

export const isTime = (gap: string): boolean => times.has(gap);

const five = 5 * 60_000;

// "10:40" next to now, in steps of five minutes: what a sender most likely means.
function timesAround(now: number): string[] {
  const first = Math.ceil((now + five) / five) * five;
  return [0, 1, 2, 3, 4, 6, 9, 12, 18, 24].map((step) => clockTime(first + step * five));
}

export function suggestions(gap: string, state: SchoolState, now: number): string[] {
  if (isTime(gap)) return timesAround(now);
  const rooms = [...state.channels.values()].filter((channel) => channel.channel_kind === 'classroom').map((channel) => channel.name);
  if (gap === 'room' || gap === 'place') return [...(gap === 'place' ? [t('place.gym_doors'), t('place.front_office'), t('place.library'), t('place.cafeteria')] : [t('place.library'), t('place.gym')]), ...rooms].slice(0, 8);
  const order = ['assembly', 'specials', 'lunch', 'recess', 'reading', 'math', 'writing', 'therapy', 'dismissal'];
  return order.filter((code) => (activities as readonly string[]).includes(code)).map((code) => word('activity', code));
}

// Something sensible stands in every gap, so that the shortest way is template, time, Send.
export function defaults(code: Offered, state: SchoolState, now: number): Values {
  const around = timesAround(now);
  const at = (index: number): string => around[index] ?? '';
  switch (code) {
    case 'time_moved': return { what: word('activity', 'assembly'), to: at(5) };
    case 'room_change': return { what: word('activity', 'reading'), room: suggestions('room', state, now)[0] ?? '' };
    case 'swap_blocks': return { what: word('activity', 'reading'), other: word('activity', 'math') };
    case 'need_cover': return { place: suggestions('room', state, now).at(-1) ?? '', start: at(2), end: at(7) };
    case 'indoor_recess': return { place: t('place.gym') };
    case 'early_release': return { to: at(9) };
    default: return {};
  }
}
