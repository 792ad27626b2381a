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

export type Spellings<C extends string> = Record<C, RegExp>;
export type Columns<C extends string> = Partial<Record<C, number>>;

// Which column is which, by its name; a column is taken once, an id is never a name.
export function columnsOf<C extends string>(head: readonly string[], spellings: Spellings<C>): Columns<C> {
  const found: Columns<C> = {};
  for (const column of Object.keys(spellings) as C[]) {
    const at = head.findIndex((cell, index) => spellings[column].test(cell.replaceAll('_', ' ').trim()) && !/(id|number)$/i.test(cell) && !Object.values(found).includes(index));
    if (at >= 0) found[column] = at;
  }
  return found;
}

// What somebody typed or pasted has no line of names: then the columns stand in the usual order.
export function tableOf<C extends string>(text: string, spellings: Spellings<C>, usual: readonly C[]): { table: Table; columns: Columns<C> } {
  const table = parseCsv(text);
  const columns = columnsOf(table.head, spellings);
  // "Room 12" looks like the name of a column too: the names of columns have no numbers.
  const named = columns[usual[0] as C] !== undefined || (Object.keys(columns).length > 0 && !table.head.some((cell) => /\d/.test(cell)));
  if (named || !table.head.length) return { table, columns };
  const wide = Math.max(table.head.length, ...table.rows.map((row) => row.length));
  return {
    table: { head: Array.from({ length: wide }, () => ''), rows: [table.head, ...table.rows] },
    columns: Object.fromEntries(usual.slice(0, wide).map((column, at) => [column, at])) as Columns<C>,
  };
}

// A room as people write it: "12", "Room 12", "Aula 12".
export const plainRoom = (text: string): string => text.toLowerCase().replace(/^(room|aula|sala|class|classroom)\s+/, '').trim();

// Without marks and case.
export const plain = (text: string): string => text.normalize('NFD').replace(/\p{Diacritic}/gu, '').toLowerCase().replace(/\s+/g, ' ').trim();
