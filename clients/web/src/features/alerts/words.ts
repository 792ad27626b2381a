import { t } from '$i18n';
import { ago, clockTime, when } from '$i18n/format';
import type { Alert, ForYou } from '$protocol';
import { languageName } from '$features/people/languages';
import type { ById } from '$stores/state';
import type { IconName } from '$ui/icons';
import type { Tone } from '$ui/Glyph.svelte';

const byFamily: Record<string, IconName> = {
  time_moved: 'change', late_start: 'clock', early_release: 'bus', event_cancelled: 'x', room_change: 'room', room_closed: 'room',
  indoor_recess: 'rain', swap_blocks: 'swap', need_cover: 'cover', staff_absent: 'people', substitute: 'people', student_plan: 'students',
  lesson_swapped: 'book', materials_missing: 'book', drill_planned: 'shield', building: 'shield', meeting_moved: 'cal', staff_assist: 'hand',
  hold: 'shield', secure: 'shield', lockdown: 'shield', evacuate: 'out', shelter: 'shield', all_clear: 'check',
};

export const alertIcon = (alert: Pick<Alert, 'template_code'>): IconName => byFamily[alert.template_code] ?? 'change';

export const alertTone = (alert: Pick<Alert, 'severity' | 'template_code'>): Tone => (alert.template_code === 'all_clear' ? 'accent' : alert.severity >= 2 ? 'support' : alert.severity === 1 ? 'watch' : 'plain');

// Asked for an interpreter, the change is its language.
export const alertTitle = (alert: Pick<Alert, 'template_code' | 'title'>): string =>
  alert.template_code === 'interpreter' ? t('interp.needed', { language: languageName(alert.title) }) : alert.title;

// "Was 11:15. Hannah Okafor, 4 min ago"
export function alertMeta(alert: Alert, sender: string, now: number, relative = true): string {
  const by = `${sender}, ${relative ? ago(alert.time, now) : when(alert.time, now)}`;
  return alert.from ? `${t('change.was', { from: alert.from })} ${by}` : by;
}

const roomOf = (rooms: ById<{ name: string }>, id: number | undefined): string => (id ? (rooms.get(id)?.name ?? '') : '');

// "12:10 instead of 12:40, same place, Gate 2"
export function copyPhrase(copy: ForYou, rooms: ById<{ name: string }>): string {
  const [was, now] = [roomOf(rooms, copy.was_room), roomOf(rooms, copy.now_room)];
  if (copy.was_start !== undefined && copy.now_start === undefined) return t('copy.called_off', { what: copy.what ?? '', was: clockTime(copy.was_start) });
  const moved = copy.now_start !== undefined && copy.was_start !== undefined && copy.now_start !== copy.was_start;
  if (moved && now && (!was || was === now)) return t('copy.still', { time: clockTime(copy.now_start ?? 0), was: clockTime(copy.was_start ?? 0), place: now });
  const time = moved ? t('copy.instead', { time: clockTime(copy.now_start ?? 0), was: clockTime(copy.was_start ?? 0) }) : copy.now_start !== undefined ? clockTime(copy.now_start) : '';
  const place = now && was && now !== was ? t('copy.place', { place: now, was }) : now;
  return [time, place].filter(Boolean).join(', ');
}

export const clashPhrase = (copy: ForYou): string => (copy.clash_what ? t('copy.clash', { what: copy.clash_what }) : '');
