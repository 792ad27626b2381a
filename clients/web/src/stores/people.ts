import type { Entry, Person } from '$protocol';
import { type ById, change, given, put } from './state';

export function applyToPersons(persons: ById<Person>, entry: Entry): ById<Person> {
  const body = entry.body;
  switch (body.kind) {
    case 'person_added':
      return put(persons, entry.sequence, {
        id: entry.sequence, name: body.name, role: body.role, ...given({ title: body.title, until: body.until }), active: true, access_since: 0,
      });
    case 'person_changed':
      return change(persons, body.person, (person) => ({ ...person, ...given({ name: body.name, role: body.role, title: body.title, until: body.until, speaks: body.speaks, interprets: body.interprets }) }));
    case 'person_deactivated':
      return change(persons, body.person, (person) => ({ ...person, active: false }));
    case 'person_reactivated':
      return change(persons, body.person, (person) => ({ ...person, active: true }));
    default:
      return persons;
  }
}

export const firstName = (person: Person | undefined): string => person?.name.split(' ')[0] ?? '';
export const leads = (person: Person | undefined): boolean => person?.role === 'admin';
export const teaches = (person: Person | undefined): boolean => person?.role === 'teacher' || person?.role === 'specialist';
