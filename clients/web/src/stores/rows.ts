// The lists a school keeps: bells, rooms, timetable, hours, rules, cards. A row stands whole in its entry, so whoever
// applies the entry puts it in the place of the one with its id.
import type { Entry, Row } from '$protocol';
import type { ById } from './state';

export type RowKind = Row['kind'];
export type RowOf<K extends RowKind> = Omit<Extract<Row, { kind: K }>, 'kind'>;
export type Rows = { readonly [K in RowKind]: ById<RowOf<K>> };

export const rowKinds = [
  'bells', 'calendar', 'room', 'slot', 'work_hours', 'preferences', 'sign_rule', 'template_rule', 'issue_rule', 'pursuit_rule',
  'absence', 'cover', 'reassignment', 'tally', 'card', 'suggestion', 'recent', 'profile', 'norms', 'kudos',
  'check_in', 'planning',
] as const satisfies readonly RowKind[];

export const noRows = Object.fromEntries(rowKinds.map((kind) => [kind, new Map()])) as unknown as Rows;

export const isRow = (record: { kind: string }): record is Row => (rowKinds as readonly string[]).includes(record.kind);

export function withRow(rows: Rows, { kind, ...row }: Row): Rows {
  return { ...rows, [kind]: new Map<number, unknown>(rows[kind]).set(row.id, row) };
}

export function applyToRows(rows: Rows, entry: Entry): Rows {
  if (entry.body.kind !== 'row_set') return rows;
  const { row, removed } = entry.body;
  const id = row.id || entry.sequence; // 0: the entry names it
  if (!removed) return withRow(rows, { ...row, id });
  const left = new Map<number, unknown>(rows[row.kind]);
  left.delete(id);
  return { ...rows, [row.kind]: left };
}
