// What search shows: the same line, whether this device found it or the server did.
import type { FoundKind, SearchHit } from '$protocol';
import type { SchoolState } from '$stores/state';

export type Kind = FoundKind | 'student' | 'person'; // the last two are only looked for on the device
export type Chip = 'all' | 'observation' | 'alert' | 'message' | 'issue' | 'other';
export const chips: readonly Chip[] = ['all', 'observation', 'alert', 'message', 'issue', 'other'];
// In the order of the sections. People and students come with "All" alone: they have screens of their own.
export const order: readonly Kind[] = ['student', 'person', 'observation', 'alert', 'message', 'issue', 'norms', 'kudos', 'planning'];

export interface Part { text: string; hit: boolean }

export interface Hit {
  key: string;
  kind: Kind;
  id: number;
  entry: number; // the entry that has the words
  href: string;
  author: number; // 0: nobody's name
  time: number; // 0: a person or a student
  student?: number;
  where: string; // the channel, or where and when a cue was seen
  codes: string[]; // signs, kind of change or issue
  words: Part[]; // what was seen or said: hidden in discreet mode
}

export const kindsOf = (chip: Chip): FoundKind[] | undefined =>
  chip === 'all' ? undefined : chip === 'other' ? ['norms', 'kudos', 'planning'] : [chip];

export const fits = (chip: Chip, kind: Kind): boolean => chip === 'all' || (kindsOf(chip) as readonly Kind[]).includes(kind);

// Where a hit leads: to the thing itself, or to the channel or page that shows it.
export function addressOf(state: SchoolState, hit: Pick<SearchHit, 'found_kind' | 'id' | 'timeline' | 'channel' | 'student' | 'author'>, planDay: (id: number) => number | undefined): string {
  const channel = hit.channel !== undefined && state.channels.has(hit.channel) ? `/c/${hit.channel}` : '/c';
  switch (hit.found_kind) {
    case 'alert': return `/a/${hit.id}`;
    case 'issue': return `/issues/${hit.id}`;
    case 'norms': return `/c/${hit.id}/norms`;
    case 'observation': return hit.student === undefined ? channel : `/s/${hit.student}`;
    case 'kudos': return hit.channel === undefined ? `/p/${hit.author}` : channel;
    case 'planning': {
      const day = planDay(hit.id);
      return day === undefined ? '/plan' : `/plan/${day}`;
    }
    // What is said about a change or an issue stands with it.
    case 'message': return state.alerts.has(hit.timeline) ? `/a/${hit.timeline}` : state.issues.has(hit.timeline) ? `/issues/${hit.timeline}` : channel;
  }
}
