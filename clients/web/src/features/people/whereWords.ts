// Where somebody is, in words: "Reading, Room 12, until 10:15". Never a student.
import { t, word } from '$i18n';
import '$i18n/people';
import { clockTime, when } from '$i18n/format';
import type { PersonAt } from '$protocol';
import type { SchoolState } from '$stores/state';

export function whereText(state: SchoolState, at: PersonAt | undefined, now: number): string {
  if (!at) return '';
  if (at.whereabouts === 'off_duty' || at.whereabouts === 'absent') {
    return [word('whereabouts', at.whereabouts), at.until ? t('people.from', { time: when(at.until, now) }) : ''].filter(Boolean).join(', ');
  }
  const block = at.block;
  const room = block?.room ? (state.rows.room.get(block.room)?.name ?? '') : '';
  const what = at.whereabouts === 'free' ? t('people.free') : at.whereabouts === 'protected_time' ? (at.why ?? word('whereabouts', at.whereabouts)) : (block && block.what !== '-' ? block.what : word('whereabouts', at.whereabouts));
  return [what, room, at.until ? t('people.until', { time: clockTime(at.until) }) : ''].filter(Boolean).join(', ');
}
