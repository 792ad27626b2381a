// What is being composed, and the command it becomes.
import { type Command, type Day, templates, type AnswerMode, type Audience, type Everyone, type Role, type SendAlert } from '$protocol';
import { rulebook } from '$stores/rulebook.svelte';
import type { SchoolState } from '$stores/state';
import type { Values } from './sentence';
import { endOfDay } from './send';
import { changeOf, timeOf } from './times';
import { isProtective, type Offered } from './templates';

export interface Draft {
  code: Offered; values: Values; own: string; severity: number;
  channels: number[]; persons: number[]; roles: Role[]; rooms: number[]; students: number[]; everyone: Everyone | '';
  drill: boolean; coverFor: number; notes: string[];
  ways: { person: number; command: Command }[]; // chosen ways out of collisions, and whose: done when the change is sent
}

export const noAudience = { channels: [], persons: [], roles: [], rooms: [], students: [], everyone: '' as const };

export const hasAudience = (draft: Draft): boolean =>
  draft.everyone !== '' || [draft.channels, draft.persons, draft.roles, draft.rooms, draft.students].some((list) => list.length > 0);

export const modeOf = (draft: Draft): AnswerMode => (draft.severity === 0 ? 'information' : (rulebook.templates.get(draft.code)?.mode ?? templates.find((one) => one.code === draft.code)?.mode ?? 'all'));

export function audienceOf(draft: Draft): Audience {
  const { channels, roles, persons, rooms, students, everyone } = draft;
  return {
    channels: [...channels], roles: [...roles], persons: [...persons],
    ...(rooms.length && { rooms: [...rooms] }), ...(students.length && { students: [...students] }), ...(everyone && { everyone }),
  };
}

const hour = 3_600_000;

// It ends with the last bell; what is sent later than that still gets two hours.
function untilOf(draft: Draft, day: Day | null, now: number): number {
  const end = draft.code === 'need_cover' ? timeOf(draft.values['end'], now) : undefined;
  if (end && end > now) return end;
  const bell = Math.max(0, ...(day?.periods ?? []).map((one) => one.end));
  return bell > now ? Math.max(bell, now + hour / 2) : endOfDay(now);
}

export function alertOf(draft: Draft, words: { title: string; rest: string }, state: SchoolState, day: Day | null, now: number, replaces?: number): SendAlert {
  const { to, from, place, room, start, end } = draft.values;
  const change = changeOf(draft.code, draft.values, state, day, now);
  const starts = timeOf(start ?? to, now) ?? change?.from_start;
  const from_ = timeOf(start, now);
  const until = timeOf(end, now);
  return {
    template_code: draft.code, title: words.title, text: [words.rest, ...draft.notes].filter(Boolean).join(' '), severity: draft.severity, mode: modeOf(draft),
    until: untilOf(draft, day, now), audience: audienceOf(draft),
    ...(to && { to }), ...(from && { from }), ...((place ?? room) && { place: place ?? room }), ...(replaces && { supersedes: replaces }),
    ...(starts && starts > now && { starts }), ...(change && { change }), ...(isProtective(draft.code) && draft.drill && { drill: true }),
    ...(draft.code === 'need_cover' && draft.coverFor && from_ && until && until > from_ && { cover: { instead_of: draft.coverFor, from: from_, until } }),
  };
}
