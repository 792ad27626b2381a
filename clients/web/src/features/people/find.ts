// Finding a colleague: by name, by what they do, by a language. Who is on duty stands first.
import type { Channel, Person, PersonAt } from '$protocol';
import type { SchoolState } from '$stores/state';

// Without marks and case: "Jose" finds José.
const plain = (text: string): string => text.normalize('NFD').replace(/\p{Diacritic}/gu, '').toLowerCase();

export const isOnDuty = (at: PersonAt | undefined): boolean => at !== undefined && at.whereabouts !== 'off_duty' && at.whereabouts !== 'absent';

export const languagesOf = (person: Person): string[] => [...new Set([...(person.interprets ?? []), ...(person.speaks ?? [])])];

// The languages whose name begins with what was typed: a role boundary is shown beside each of them.
export const languagesTyped = (person: Person, typed: string, name: (code: string) => string): string[] =>
  plain(typed).length < 2 ? [] : languagesOf(person).filter((code) => plain(name(code)).startsWith(plain(typed)));

// What they say they are good at or would show others.
export const strengthsOf = (state: SchoolState, person: number): string[] => { const profile = state.rows.profile.get(person); return profile ? [...new Set([...profile.strengths, ...profile.teaches])] : []; };

const begins = (text: string, wanted: string): boolean => [plain(text), ...plain(text).split(/[\s-]+/)].some((one) => one.startsWith(wanted));

export const strengthsTyped = (strengths: readonly string[], typed: string): string[] => (plain(typed).trim().length < 3 ? [] : strengths.filter((one) => begins(one, plain(typed).trim())));

export function matches(person: Person, typed: string, role: string, name: (code: string) => string, strengths: readonly string[] = []): boolean {
  const wanted = plain(typed).trim();
  if (!wanted) return true;
  return [person.name, person.title ?? '', role].some((text) => begins(text, wanted)) || languagesTyped(person, wanted, name).length > 0 || strengthsTyped(strengths, wanted).length > 0;
}

export interface Groups { duty: Person[]; off: Person[] }

export function grouped(persons: Iterable<Person>, at: ReadonlyMap<number, PersonAt>): Groups {
  const sorted = [...persons].filter((one) => one.active).sort((a, b) => a.name.localeCompare(b.name));
  return { duty: sorted.filter((one) => isOnDuty(at.get(one.id))), off: sorted.filter((one) => !isOnDuty(at.get(one.id))) };
}

// The channel the two of us already have.
export const directWith = (state: SchoolState, me: number, person: number): Channel | undefined =>
  [...state.channels.values()].find((one) => one.channel_kind === 'direct' && one.members.includes(me) && one.members.includes(person));
