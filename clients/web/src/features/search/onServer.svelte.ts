// The rest of the school's past, asked of the server once typing has paused. What the device has already shown is left out.
import type { SearchHit } from '$protocol';
import { channelName } from '$features/channels/words';
import { session } from '$stores/session.svelte';
import { dateOf } from '$stores/zone.svelte';
import { addressOf, type Chip, type Hit, kindsOf } from './hits';
import { chosen, isNarrow, type Narrow } from './narrow';

export type Fate = 'idle' | 'asking' | 'found' | 'not_ready' | 'failed' | 'offline';

export interface Wanted { text: string; chip: Chip; open: boolean; narrow?: Narrow }

const pause = 300; // ms without a key
const soon = 2_000; // ms until the server is asked for what it had not yet read; each time twice as long
const attempts = 5; // then the person asks again, or nobody
const page = 20;

function hitOf(one: SearchHit): Hit {
  const channel = one.channel === undefined ? undefined : session.view.channels.get(one.channel);
  const day = (id: number): number | undefined => {
    const planning = session.view.rows.planning.get(id);
    return planning && dateOf(planning.from).date;
  };
  return {
    key: `${one.found_kind}/${one.entry}`, kind: one.found_kind, id: one.id, entry: one.entry, href: addressOf(session.view, one, day), author: one.author, time: one.time,
    ...(one.student !== undefined && { student: one.student }), where: channel ? channelName(session.view, channel, session.me) : '', codes: one.codes, words: one.excerpt,
  };
}

export class OnServer {
  hits = $state.raw<readonly Hit[]>([]);
  next = $state<string>();
  fate = $state<Fate>('idle');
  #asked = 0;
  #again = 0;
  #timer: ReturnType<typeof setTimeout> | undefined;

  look(wanted: Wanted, typing: boolean): void {
    clearTimeout(this.#timer);
    this.#asked += 1;
    this.#again = 0;
    this.hits = [];
    this.next = undefined;
    if (!wanted.text.trim() && !wanted.open && !isNarrow(wanted.narrow ?? {})) return void (this.fate = 'idle');
    if (session.connection !== 'live') return void (this.fate = 'offline');
    this.fate = 'asking';
    this.#timer = setTimeout(() => void this.#ask(wanted, typing), typing ? pause : 0);
  }

  more(wanted: Wanted): void {
    if (this.next && this.fate !== 'asking') void this.#ask(wanted, false, this.next);
  }

  stop(): void {
    clearTimeout(this.#timer);
    this.#asked += 1;
  }

  async #ask(wanted: Wanted, typing: boolean, after?: string): Promise<void> {
    const { text, chip, open, narrow = {} } = wanted;
    const asked = ++this.#asked;
    const kinds = kindsOf(chip);
    this.fate = 'asking';
    const { finding, problem, fresh } = await session.ask({ kind: 'search_for', text: cut(text.trim()), typing, open, order: 'newest', limit: page, ...chosen(narrow), ...(kinds && { kinds }), ...(after && { after }) });
    if (asked !== this.#asked) return;
    if (finding?.kind !== 'search_hits') return void (this.fate = problem?.code === 'search_not_ready' ? 'not_ready' : problem || fresh || session.connection === 'live' ? 'failed' : 'offline');
    this.hits = [...(after ? this.hits : []), ...finding.hits.map(hitOf)];
    this.next = finding.next;
    this.fate = 'found';
    const behind = finding.up_to < Math.max(0, ...session.view.heads.values()); // a busy server indexes later
    if (!behind || after || this.#again === attempts) return;
    this.#timer = setTimeout(() => { if (asked === this.#asked) void this.#ask(wanted, typing); }, soon * 2 ** this.#again);
    this.#again += 1;
  }
}

// The server takes 200 bytes.
function cut(text: string): string {
  let short = text;
  while (new TextEncoder().encode(short).length > 200) short = short.slice(0, -1);
  return short;
}

