// What was read from a file and not brought in yet: kept while this window is open, never on the device, since it has names.
import type { Columns, Table } from './csv';
import type { StaffColumn } from './colleagues';
import type { PupilColumn } from './pupils';

export interface Listed<C extends string> { name: string; table: Table; columns: Columns<C> }

class Waiting {
  pupils = $state.raw<Listed<PupilColumn> | null>(null);
  rooms = $state.raw<ReadonlyMap<number, number>>(new Map()); // line to room, by hand
  others = $state.raw<ReadonlySet<number>>(new Set()); // lines that are another student in spite of their initials
  staff = $state.raw<Listed<StaffColumn> | null>(null);
  roles = $state.raw<ReadonlyMap<number, string>>(new Map()); // line to role, by hand
  links = $state.raw<ReadonlyMap<number, string>>(new Map()); // person to the link that was made for them here

  setPupils(list: Listed<PupilColumn> | null): void { [this.pupils, this.rooms, this.others] = [list, new Map(), new Set()]; }
  setStaff(list: Listed<StaffColumn> | null): void { [this.staff, this.roles] = [list, new Map()]; }
}

export const waiting = new Waiting();

// The lines that stay when the others have gone in, and what was chosen for each of them.
export function keep<V>(lines: readonly number[], chosen: ReadonlyMap<number, V>): Map<number, V> {
  return new Map(lines.flatMap((line, at) => (chosen.has(line) ? [[at, chosen.get(line) as V] as const] : [])));
}
