import type { Channel, ChannelKind, Entry, Student } from '$protocol';
import type { SchoolState } from './state';
import { type ById, change, given, put } from './state';

const sorted = (members: Iterable<number>): number[] => [...new Set(members)].sort((a, b) => a - b);

export function applyToChannels(channels: ById<Channel>, entry: Entry): ById<Channel> {
  const body = entry.body;
  switch (body.kind) {
    case 'channel_opened':
      return put(channels, entry.sequence, {
        id: entry.sequence, channel_kind: body.channel_kind, name: body.name, members: sorted(body.members), ...given({ student: body.student }),
      });
    case 'channel_renamed':
      return change(channels, body.channel, (channel) => ({ ...channel, name: body.name }));
    case 'members_added':
      return change(channels, body.channel, (channel) => ({ ...channel, members: sorted([...channel.members, ...body.persons]) }));
    case 'member_removed':
      return change(channels, body.channel, (channel) => ({ ...channel, members: channel.members.filter((id) => id !== body.person) }));
    default:
      return channels;
  }
}

// A student is known by initials: a name, should one ever be sent, is not kept.
export function applyToStudents(students: ById<Student>, entry: Entry): ById<Student> {
  const body = entry.body;
  switch (body.kind) {
    case 'student_added':
      return put(students, entry.sequence, { id: entry.sequence, initials: body.initials, classroom: body.classroom, care_team: 0 });
    case 'student_changed':
      return change(students, body.student, (student) => ({
        ...student, ...given({ initials: body.initials, classroom: body.classroom }),
      }));
    case 'channel_opened':
      return body.student ? change(students, body.student, (student) => ({ ...student, care_team: entry.sequence })) : students;
    default:
      return students;
  }
}

// ---- Selectors ----

const order: Record<ChannelKind, number> = { classroom: 0, team: 1, school: 2, care_team: 3, direct: 4 };

export function membersOf(state: SchoolState, channel: Channel): number[] {
  if (channel.channel_kind !== 'school') return channel.members;
  return [...state.persons.values()].filter((person) => person.active).map((person) => person.id);
}

export const isMember = (channel: Channel, me: number): boolean => channel.channel_kind === 'school' || channel.members.includes(me);

export function myChannels(state: SchoolState, me: number): Channel[] {
  return [...state.channels.values()]
    .filter((channel) => isMember(channel, me))
    .sort((a, b) => order[a.channel_kind] - order[b.channel_kind] || a.name.localeCompare(b.name, undefined, { numeric: true }));
}

export const myRooms = (state: SchoolState, me: number): Channel[] => myChannels(state, me).filter((channel) => channel.channel_kind === 'classroom');

// Whose observations this person may send and see.
export function myStudents(state: SchoolState, me: number): Student[] {
  return [...state.students.values()]
    .filter((student) => state.channels.get(student.care_team)?.members.includes(me) ?? false)
    .sort((a, b) => a.classroom - b.classroom || a.initials.localeCompare(b.initials));
}

export function otherIn(channel: Channel, me: number): number {
  return channel.members.find((id) => id !== me) ?? me;
}

export function hereIn(state: SchoolState, channel: Channel): number {
  return membersOf(state, channel).filter((id) => state.here.has(id)).length;
}
