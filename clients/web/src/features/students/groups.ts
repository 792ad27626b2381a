// The students a person may see, under the headings they look for them: with me now, my rooms, everybody else.
import type { DayBlock, Observation, Student } from '$protocol';
import { myRooms, myStudents } from '$stores/channels';
import { isOpen } from '$stores/observations';
import type { SchoolState } from '$stores/state';
import { withNow } from '$shell/dock';

export interface StudentGroup { key: string; room: number | null; students: Student[] } // key: now, room, other

const plain = (text: string): string => text.replaceAll(/[.\s]/g, '').toLowerCase();

// "jr", "J.R." and "j r" find the same student.
export const matches = (student: Student, typed: string): boolean => plain(student.initials).startsWith(plain(typed));

export function groupsOf(state: SchoolState, me: number, block: DayBlock | undefined, typed = ''): StudentGroup[] {
  const found = [...state.students.values()].filter((one) => matches(one, typed)).sort((a, b) => a.initials.localeCompare(b.initials));
  const now = new Set(withNow(myStudents(state, me), block).map((one) => one.id));
  const rooms = myRooms(state, me).map((one) => one.id);
  const rest = found.filter((one) => !now.has(one.id));
  const inRoom = (room: number): StudentGroup => ({ key: 'room', room, students: rest.filter((one) => one.classroom === room) });
  return [
    { key: 'now', room: null, students: found.filter((one) => now.has(one.id)) },
    ...rooms.map(inRoom),
    { key: 'other', room: null, students: rest.filter((one) => !rooms.includes(one.classroom)) },
  ].filter((group) => group.students.length > 0);
}

export interface Lately { last: Observation | null; open: number }

// The newest cue of each student, and how many wait for an answer.
export function lately(observations: Iterable<Observation>): Map<number, Lately> {
  const found = new Map<number, Lately>();
  for (const one of observations) {
    if (one.retracted) continue;
    const { last, open } = found.get(one.student) ?? { last: null, open: 0 };
    found.set(one.student, { last: !last || one.seen_at > last.seen_at ? one : last, open: open + Number(isOpen(one)) });
  }
  return found;
}
