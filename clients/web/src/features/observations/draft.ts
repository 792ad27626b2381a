// What stays on the device when a cue sheet is closed before Send.
import type { Context } from '$protocol';

export interface CueDraft { signs: string[]; note: string; intensity: number; context: Context }

export const draftPlace = (student: number): string => `cue/${student}`;

export const emptyDraft = (context: Context): CueDraft => ({ signs: [], note: '', intensity: 2, context });

export function parseDraft(text: string | undefined): Partial<CueDraft> {
  if (!text) return {};
  try { return JSON.parse(text) as Partial<CueDraft>; } catch { return {}; }
}
