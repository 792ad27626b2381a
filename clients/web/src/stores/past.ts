// A stretch of a timeline's past, read from the server while somebody looks at it. It is never kept on the device: what
// is kept is the newest part (stores/messages.ts). Pages go backwards only, so a later part is joined by overlap.
import type { Entry, HistoryPage } from '$protocol';
import { limits } from '$protocol';

export type ReadPage = (timeline: number, before: number | null, limit: number) => Promise<Pick<HistoryPage, 'entries' | 'complete'>>;

// In order and without a hole among those this person may see. `oldest`: nothing older exists.
export interface Stretch { entries: readonly Entry[]; oldest: boolean }

const page = limits.history_page;

// The stretch that ends before that entry.
export async function endingAt(read: ReadPage, timeline: number, before: number | null): Promise<Stretch> {
  const { entries, complete } = await read(timeline, before, page);
  return { entries, oldest: complete };
}

export async function withOlder(read: ReadPage, timeline: number, { entries, oldest }: Stretch): Promise<Stretch> {
  const first = entries[0];
  if (oldest || !first) return { entries, oldest };
  const more = await endingAt(read, timeline, first.sequence);
  return { entries: [...more.entries, ...entries], oldest: more.oldest };
}

// What follows, up to `until` at most. Sequences are the school's, so nobody knows how many of them a page of this
// timeline spans: a page that reaches back to what is known proves that nothing lies between. `reaches`: up to `until`.
export async function withNewer(read: ReadPage, timeline: number, stretch: Stretch, until: number): Promise<Stretch & { reaches: boolean }> {
  const { entries } = stretch;
  const [first, last] = [entries[0]?.sequence ?? 0, entries.at(-1)?.sequence ?? 0];
  let step = Math.max(page / 2, Math.ceil(((last - first) / Math.max(entries.length, 1)) * (page / 2)));
  for (let tries = 0; tries < 40 && last + 1 < until; tries += 1) {
    const before = Math.min(last + 1 + step, until);
    const came = (await read(timeline, before, page)).entries;
    const joins = came.length < page || (came[0]?.sequence ?? 0) <= last + 1;
    const more = came.filter((entry) => entry.sequence > last);
    if (!joins) step = Math.max(1, Math.floor(step / 2));
    else if (more.length || before === until) return { ...stretch, entries: [...entries, ...more], reaches: before === until };
    else step *= 2;
  }
  return { ...stretch, reaches: last + 1 >= until };
}

// The first sequence that is not older than `time`: entries before it are. `head`: the timeline's last.
export async function sequenceAt(read: ReadPage, timeline: number, time: number, head: number): Promise<number> {
  let [low, high] = [1, head + 1]; // the answer is from low to high
  while (low < high) {
    const middle = Math.floor((low + high) / 2);
    const [entry] = (await read(timeline, middle + 1, 1)).entries; // the last one up to the middle
    if (!entry || entry.time < time) low = middle + 1;
    else high = entry.sequence;
  }
  return low;
}
