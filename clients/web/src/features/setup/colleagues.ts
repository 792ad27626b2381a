// Staff from a list: a name, what they do here, their rooms.
import type { Role } from '$protocol';
import { type Columns, plain, plainRoom, type Spellings, type Table } from './csv';

export type StaffColumn = 'name' | 'last' | 'role' | 'rooms';
export const usualStaff: readonly StaffColumn[] = ['name', 'role', 'rooms'];
export const staffSpellings: Spellings<StaffColumn> = {
  last: /^(last|family|sur|apellido|apelido|sobrenome)/i,
  name: /^(name|first|given|full|staff|person|nombre|nome|primeiro)/i,
  role: /^(role|job|position|title|función|funcion|função|funcao|cargo|puesto)/i,
  rooms: /(room|class|aula|sala|turma)/i,
};

export interface Colleague { name: string; role: Role | null; roleText: string; rooms: number[]; known: boolean }

// As schools call them; the word of a list is looked for from the front, so "Teacher, grade 3" is a teacher.
const roles: [Role, RegExp][] = [
  ['substitute', /^(sub|suplente|substitut)/],
  ['para', /(^para|paraprof|aide|assistant teacher|teaching assistant|^ta$|asistente|auxiliar|assistente|ayudante)/],
  ['admin', /(admin|principal|director|direccion|direcao|head)/],
  ['office', /(office|secretar|oficina|clerk|front desk)/],
  ['specialist', /(special|counsel|therap|nurse|psych|librar|coach|\bell\b|\bot\b|\bslp\b|especialista|orientador|enfermer)/],
  ['teacher', /(teach|docente|maestr|profesor|professor)/],
];

export const roleOf = (text: string): Role | null => roles.find(([, spelling]) => spelling.test(plain(text)))?.[0] ?? null;

export function colleaguesOf(table: Table, columns: Columns<StaffColumn>, rooms: readonly { id: number; name: string }[], here: readonly string[]): Colleague[] {
  const seen = new Set(here.map(plain));
  return table.rows.map((row) => {
    const cell = (column: StaffColumn): string => row[columns[column] ?? -1] ?? '';
    const name = `${cell('name')} ${cell('last')}`.trim();
    const known = seen.has(plain(name));
    if (name) seen.add(plain(name));
    const wanted = cell('rooms').split(/[|/;,&]|\band\b/).map(plainRoom).filter(Boolean);
    return { name, role: roleOf(cell('role')), roleText: cell('role'), known, rooms: rooms.filter((one) => wanted.includes(plainRoom(one.name))).map((one) => one.id) };
  });
}
