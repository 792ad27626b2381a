// "Room 12 with Hannah. Then Math, same room.": what a person reads at arm's length.
import { lower, t, word } from '$i18n';
import { clockTime, when } from '$i18n/format';
import type { DayBlock } from '$protocol';
import { firstName, teaches } from '$stores/people';
import type { SchoolState } from '$stores/state';

export const roomName = (state: SchoolState, block: Pick<DayBlock, 'room' | 'group'>): string =>
  (block.room && state.rows.room.get(block.room)?.name) || (block.group && state.channels.get(block.group)?.name) || '';

function leader(state: SchoolState, block: DayBlock, me: number): string {
  const group = block.group ? state.channels.get(block.group) : undefined;
  const person = group?.members.map((id) => state.persons.get(id)).find((one) => one && one.id !== me && teaches(one));
  return firstName(person);
}

export function hereWords(state: SchoolState, block: DayBlock, me: number): string {
  const student = block.student ? state.students.get(block.student)?.initials : undefined;
  const place = roomName(state, block);
  const mode = block.mode && block.mode !== 'whole_class' ? lower(word('mode', block.mode)) : '';
  const name = student ? '' : leader(state, block, me);
  const where = place && name ? t('day.place_with', { place, name }) : place;
  return [where, student ? t('day.with_student', { student }) : '', mode].filter(Boolean).join(', ');
}

export function nextWords(state: SchoolState, now: DayBlock | undefined, next: DayBlock): string {
  const [here, there] = [now && roomName(state, now), roomName(state, next)];
  const time = now && next.start - now.end < 11 * 60_000 ? '' : clockTime(next.start);
  const place = there && there === here ? t('day.same_room') : there;
  return t(time ? 'day.then_at' : 'day.then', { what: next.what, time }) + (place ? `, ${place}` : '');
}

export const offWords = (until: number, now: number): string => t('day.off_until', { time: when(until, now) });
