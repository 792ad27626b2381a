// Nine signs at fixed places, three by valence, so that the thumb learns them: what was seen most with this student
// before today, filled up with the usual ones. Today's cues never move a tile.
import { type Observation, signs, type Valence } from '$protocol';
import { valenceOf } from '$stores/observations';
import { inForce, rulebook } from '$stores/rulebook.svelte';
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

// The usual three of those that are offered; a school that has hidden one gets the next of its kind.
function usualOf(valence: TileValence, offered: readonly string[]): string[] {
  const kept = usual[valence].filter((code) => offered.includes(code));
  const others = offered.filter((code) => valenceOf(code) === valence && !kept.includes(code));
  return [...kept, ...others.slice(0, usual[valence].length - kept.length)];
}

export function palette(seen: ReadonlyMap<string, number>): Record<TileValence, string[]> {
  const offered = inForce(signs, rulebook.signs);
  const usually = { bright: usualOf('bright', offered), watch: usualOf('watch', offered), support: usualOf('support', offered) };
  const result = { bright: [...usually.bright], watch: [...usually.watch], support: [...usually.support] };
  for (const valence of valences) {
    const often = offered
      .filter((code) => valenceOf(code) === valence && (seen.get(code) ?? 0) >= enough && !result[valence].includes(code))
      .sort((a, b) => (seen.get(b) ?? 0) - (seen.get(a) ?? 0));
    // The least seen of the usual three gives way, from the right, and everybody else stays where they were.
    for (const code of often.slice(0, 2)) {
      const at = result[valence].findLastIndex((own) => (seen.get(own) ?? 0) < (seen.get(code) ?? 0) && usually[valence].includes(own));
      if (at >= 0) result[valence][at] = code;
    }
  }
  return result;
}

export interface SignGroup { group: string; codes: string[] }

// Everything else, behind the plus.
export function otherSigns(shown: ReadonlySet<string>): SignGroup[] {
  const groups = new Map<string, string[]>();
  for (const code of inForce(signs, rulebook.signs)) {
    if (shown.has(code) || code === 'needs_help') continue;
    const group = rulebook.signs.get(code)?.group ?? signs.find((one) => one.code === code)?.group ?? '';
    groups.set(group, [...(groups.get(group) ?? []), code]);
  }
  return [...groups].map(([group, codes]) => ({ group, codes }));
}

export const tone = (valence: Valence): TileValence => (valence === 'call' ? 'support' : valence);
