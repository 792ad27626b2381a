// Nine signs at fixed places, three by valence, so that the thumb learns them: what was seen most with this student
// before today, filled up with the usual ones. Today's cues never move a tile.
import { type Observation, signs, type Valence } from '$protocol';
import type { ById } from '$stores/state';

export const valences = ['bright', 'watch', 'support'] as const;
export type TileValence = (typeof valences)[number];

const usual: Record<TileValence, string[]> = {
  bright: ['on_task', 'helps_peer', 'relaxed'],
  watch: ['head_down', 'no_answer', 'fidgets'],
  support: ['covers_ears', 'left_group', 'tense'],
};

const enough = 3;

export function counts(observations: ById<Observation>, student: number, before: number): Map<string, number> {
  const seen = new Map<string, number>();
  for (const one of observations.values()) {
    if (one.student !== student || one.seen_at >= before) continue;
    for (const code of one.signs) seen.set(code, (seen.get(code) ?? 0) + 1);
  }
  return seen;
}

export function palette(seen: ReadonlyMap<string, number>): Record<TileValence, string[]> {
  const result = { bright: [...usual.bright], watch: [...usual.watch], support: [...usual.support] };
  for (const valence of valences) {
    const often = signs
      .filter((sign) => sign.valence === valence && (seen.get(sign.code) ?? 0) >= enough && !result[valence].includes(sign.code))
      .sort((a, b) => (seen.get(b.code) ?? 0) - (seen.get(a.code) ?? 0))
      .map((sign) => sign.code);
    // The least seen of the usual three gives way, from the right, and everybody else stays where they were.
    for (const code of often.slice(0, 2)) {
      const at = result[valence].findLastIndex((own) => (seen.get(own) ?? 0) < (seen.get(code) ?? 0) && usual[valence].includes(own));
      if (at >= 0) result[valence][at] = code;
    }
  }
  return result;
}

export interface SignGroup { group: string; codes: string[] }

// Everything else, behind the plus.
export function otherSigns(shown: ReadonlySet<string>): SignGroup[] {
  const groups = new Map<string, string[]>();
  for (const sign of signs) {
    if (shown.has(sign.code) || sign.code === 'needs_help') continue;
    groups.set(sign.group, [...(groups.get(sign.group) ?? []), sign.code]);
  }
  return [...groups].map(([group, codes]) => ({ group, codes }));
}

export const tone = (valence: Valence): TileValence => (valence === 'call' ? 'support' : valence);
