// Students from a list: a name, initials as the server will make them, a room; and what somebody has to decide first.
import { type Columns, plainRoom, type Spellings, type Table } from './csv';

export type PupilColumn = 'first' | 'last' | 'room';
export const pupilColumns: readonly PupilColumn[] = ['first', 'last', 'room'];
export const usualPupil: readonly PupilColumn[] = ['first', 'room'];
export const pupilSpellings: Spellings<PupilColumn> = {
  first: /^(first|given|fore|nombre|primeiro|prénom|name|full|student|nome|alumno|aluno)/i,
  last: /^(last|family|sur|apellido|apelido|sobrenome)/i,
  room: /(room|class|homeroom|aula|sala|turma)/i,
};

// taken: somebody of that room has these initials already, so it may be the same student again.
export interface Pupil { name: string; room: string; initials: string; roomId: number | null; taken: string }
export interface Room { id: number; name: string; initials: readonly string[] }

const letters = (word: string, count: number): string => word.charAt(0).toUpperCase() + word.slice(1, count).toLowerCase();

// A preview only: the server makes the initials that count.
export function initialsOf(name: string, taken: ReadonlySet<string>): string {
  const words = name.trim().split(/\s+/);
  const first = words[0] ?? '';
  const last = words.length > 1 ? (words.at(-1) ?? '') : '';
  for (let count = 1; count < 5; count += 1) {
    const initials = `${letters(first, 1)}.${last ? `${letters(last, count)}.` : ''}`;
    if (!taken.has(initials)) return initials;
  }
  return `${letters(first, 2)}.${letters(last, 4)}.`;
}

// "Reyes, Jonah" in one cell is Jonah Reyes.
const turned = (name: string): string => { const [last = '', first = '', ...more] = name.split(',').map((part) => part.trim()); return first && !more.length ? `${first} ${last}` : name; };

export function pupilsOf(table: Table, columns: Columns<PupilColumn>, rooms: readonly Room[]): Pupil[] {
  const used = new Map(rooms.map((room) => [room.id, new Set(room.initials)]));
  return table.rows.map((row) => {
    const cell = (column: PupilColumn): string => row[columns[column] ?? -1] ?? '';
    const name = columns.last === undefined ? turned(cell('first')) : `${cell('first')} ${cell('last')}`.trim();
    const room = cell('room');
    const found = rooms.find((one) => room !== '' && plainRoom(one.name) === plainRoom(room)) ?? (rooms.length === 1 && !room ? rooms[0] : undefined);
    const mine = used.get(found?.id ?? 0) ?? new Set<string>();
    const alone = name ? initialsOf(name, new Set()) : '';
    const initials = name ? initialsOf(name, mine) : '';
    mine.add(initials);
    return { name, room, initials, roomId: found?.id ?? null, taken: found?.initials.includes(alone) ? alone : '' };
  });
}
