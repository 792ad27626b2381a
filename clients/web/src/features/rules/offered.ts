// What the school offers to choose from: signs and kinds of change, each with its own name, or not offered any more.
import '$i18n/keeping';
import type { SignRule, TemplateRule } from '$protocol';
import { limits, signs, templates } from '$protocol';
import { bytes } from '$stores/ordered';
import type { SchoolState } from '$stores/state';

export type OfferedKind = 'sign_rule' | 'template_rule';
export interface OfferedRule { kind: OfferedKind; row: SignRule | TemplateRule; group: string; fixed: boolean; standard: boolean }

// Who may be in danger is never left without a way to say so: these stay (server/domain/rule_checks.cpp).
const staysOffered = (row: SignRule | TemplateRule): boolean => ('valence' in row ? row.valence === 'call' : row.family === 'protective');

// `id` 0: the school goes by the standard.
export function offeredRules(state: SchoolState, kind: OfferedKind): OfferedRule[] {
  const own = [...state.rows[kind].values()] as (SignRule | TemplateRule)[];
  const started = (kind === 'sign_rule' ? signs : templates) as readonly (Omit<SignRule, 'id'> | Omit<TemplateRule, 'id'>)[];
  const rows = [...started.map((one) => own.find((row) => row.code === one.code) ?? ({ id: 0, ...one } as SignRule | TemplateRule)), ...own.filter((row) => !started.some((one) => one.code === row.code))];
  return rows.map((row) => ({ kind, row, group: 'valence' in row ? row.valence : row.family, fixed: staysOffered(row), standard: started.some((one) => one.code === row.code) }));
}

export const wrongWords = (words: string): 'keep.too_long' | null => (bytes(words.trim()) > limits.name_bytes ? 'keep.too_long' : null);

// Only what differs from the standard is said: no words, no word.
export function changed<T extends SignRule | TemplateRule>(row: T, words: string, hidden: boolean): T {
  const { words: _, hidden: __, ...rest } = row;
  return { ...rest, ...(words.trim() && { words: words.trim() }), ...(hidden && { hidden: true }) } as T;
}
