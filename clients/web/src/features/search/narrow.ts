// What a search may be narrowed to: who wrote it, where it stands, whom it is about, one sign, and when.
import type { Kind } from './hits';

export interface Narrow { person?: number; channel?: number; student?: number; sign?: string; from?: number; until?: number } // from, until: ms, until not counted

export const isNarrow = (narrow: Narrow): boolean => Object.values(narrow).some((one) => one !== undefined);

interface One { kind: Kind; author: number; time: number; student?: number; places: readonly number[]; codes?: readonly string[] }

// As the server does it. People and students are no things somebody wrote.
export function suits({ person, channel, student, sign, from, until }: Narrow, one: One): boolean {
  if (one.kind === 'student' || one.kind === 'person') return false;
  return (person === undefined || one.author === person)
    && (channel === undefined || one.places.includes(channel))
    && (student === undefined || one.student === student)
    && (sign === undefined || (one.kind === 'observation' && (one.codes ?? []).includes(sign)))
    && (from === undefined || one.time >= from)
    && (until === undefined || one.time < until);
}

// Without what is not chosen, as a question to the server has it.
export const chosen = (narrow: Narrow): Narrow => Object.fromEntries(Object.entries(narrow).filter(([, value]) => value !== undefined)) as Narrow;
