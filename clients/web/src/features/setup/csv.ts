// Reads what a spreadsheet or a student system exports, in the browser: only what is needed leaves the machine.
export interface Table { head: string[]; rows: string[][] }

function delimiterOf(line: string): string {
  const count = (mark: string): number => line.split(mark).length;
  return [',', ';', '\t'].reduce((most, mark) => (count(mark) > count(most) ? mark : most), ',');
}

// RFC 4180, with the separator of the first line; quotes may hold separators and line breaks.
export function parseCsv(text: string): Table {
  const source = text.replace(/^\uFEFF/, '').replace(/\r\n?/g, '\n');
  const delimiter = delimiterOf(source.split('\n', 1)[0] ?? '');
  const rows: string[][] = [];
  let row: string[] = [];
  let cell = '';
  let quoted = false;
  const endCell = (): void => { row.push(cell.trim()); cell = ''; };
  const endRow = (): void => { endCell(); if (row.some(Boolean)) rows.push(row); row = []; };
  for (let at = 0; at < source.length; at += 1) {
    const letter = source[at] as string;
    if (quoted) {
      if (letter !== '"') cell += letter;
      else if (source[at + 1] === '"') { cell += '"'; at += 1; } else quoted = false;
    } else if (letter === '"' && !cell.trim()) { quoted = true; cell = ''; } else if (letter === delimiter) endCell();
    else if (letter === '\n') endRow();
    else cell += letter;
  }
  endRow();
  return { head: rows[0] ?? [], rows: rows.slice(1) };
}

export type Column = 'first' | 'last' | 'name' | 'room';
const spellings: Record<Column, RegExp> = {
  first: /^(first|given|nombre$|primeiro|prénom)/i,
  last: /^(last|family|sur|apellido|apelido|sobrenome)/i,
  name: /^(name|full|student|nombre completo|nome|alumno|aluno)/i,
  room: /(room|class|homeroom|aula|sala|turma)/i,
};

export function columnsOf(head: readonly string[]): Partial<Record<Column, number>> {
  const found: Partial<Record<Column, number>> = {};
  for (const column of Object.keys(spellings) as Column[]) {
    const at = head.findIndex((cell, index) => spellings[column].test(cell.replaceAll('_', ' ').trim()) && !/(id|number)$/i.test(cell) && !Object.values(found).includes(index));
    if (at >= 0) found[column] = at;
  }
  return found;
}

export interface Pupil { name: string; room: string; initials: string; roomId: number | null }

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

const plain = (text: string): string => text.toLowerCase().replace(/^(room|aula|sala|class)\s+/, '').trim();

export function pupilsOf(table: Table, rooms: readonly { id: number; name: string }[]): Pupil[] {
  const columns = columnsOf(table.head);
  const taken = new Map<number | null, Set<string>>();
  return table.rows.map((row) => {
    const cell = (column: Column): string => row[columns[column] ?? -1] ?? '';
    const name = columns.first !== undefined ? `${cell('first')} ${cell('last')}`.trim() : cell('name');
    const room = cell('room');
    const roomId = rooms.find((one) => plain(one.name) === plain(room))?.id ?? (rooms.length === 1 && !room ? (rooms[0]?.id ?? null) : null);
    const used = taken.get(roomId) ?? new Set();
    const initials = name ? initialsOf(name, used) : '';
    taken.set(roomId, used.add(initials));
    return { name, room, initials, roomId };
  });
}
