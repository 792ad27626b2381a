import type { AutoAnswered, Entry, Kudos } from '$protocol';
import { type ById, firstPending, type Timeline } from './state';

// A timeline keeps its entries as they came; what a screen shows is read from them, so a page of older entries that
// arrives after the edits of its messages needs no special case.
const insert = (entries: readonly Entry[], more: readonly Entry[]): readonly Entry[] => {
  const last = entries.at(-1);
  const first = more[0];
  if (!first) return entries;
  if (!last || first.sequence > last.sequence) return [...entries, ...more];
  const known = new Set(entries.map((entry) => entry.sequence));
  return [...entries, ...more.filter((entry) => !known.has(entry.sequence))].sort((a, b) => a.sequence - b.sequence);
};

// What is taken back loses its words here too, in each entry that held them.
function blank(entry: Entry, because: Entry['body']): Entry {
  const body = entry.body;
  if (because.kind === 'message_retracted') {
    const posted = body.kind === 'message_posted' && entry.sequence === because.message;
    const edited = body.kind === 'message_edited' && body.message === because.message;
    return posted || edited ? { ...entry, body: { ...body, text: '', retracted: true } } : entry;
  }
  if (because.kind === 'observation_retracted' && body.kind === 'observation_sent' && entry.sequence === because.observation) {
    return { ...entry, body: { ...body, signs: [], note: '', context: {}, retracted: true } };
  }
  if (because.kind === 'row_set' && body.kind === 'row_set' && body.row.kind === 'kudos' && because.row.kind === 'kudos' && entry.sequence === because.row.id) {
    const { line: _, about: __, ...left } = body.row;
    return { ...entry, body: { ...body, row: { ...left, text: '' } } };
  }
  return entry;
}

// Kudos whose time is over keep their words on the timeline; what was taken back has none left.
const kudosBack = (body: Entry['body']): boolean => body.kind === 'row_set' && body.removed === true && body.row.kind === 'kudos' && !body.row.text && !body.row.line;
const takesBack = (body: Entry['body']): boolean => body.kind === 'message_retracted' || body.kind === 'observation_retracted' || kudosBack(body);

// The proof that nothing is missing: each entry names the one before it on its home timeline.
const isHome = (id: number) => (entry: Entry): boolean => entry.timeline === id && entry.sequence < firstPending;

function follows(timeline: Timeline, id: number, entry: Entry): boolean {
  if (!isHome(id)(entry)) return true;
  const before = timeline.entries.findLast((one) => isHome(id)(one) && one.sequence < entry.sequence);
  return before ? entry.previous === before.sequence : !timeline.complete || entry.previous === 0;
}

export function applyToTimelines(timelines: ById<Timeline>, entry: Entry): ById<Timeline> {
  const next = new Map(timelines);
  const body = entry.body;
  for (const id of new Set([entry.timeline, ...entry.also])) {
    // A timeline has the number of the entry that opened it: nothing is older.
    const known = next.get(id) ?? { entries: [], complete: entry.sequence === id };
    // What lies before a hole is asked for again rather than shown as if it were whole.
    const timeline = follows(known, id, entry) ? known : { entries: [], complete: false };
    const before = takesBack(body) ? timeline.entries.map((one) => blank(one, body)) : timeline.entries;
    next.set(id, { ...timeline, entries: insert(before, [entry]) });
  }
  return next;
}

export function addPage(timelines: ById<Timeline>, id: number, entries: readonly Entry[], complete: boolean): ById<Timeline> {
  const known = timelines.get(id) ?? { entries: [], complete: false };
  const joined = { entries: insert(known.entries, entries), complete: known.complete || complete };
  const homes = joined.entries.filter(isHome(id));
  const whole = homes.every((entry, i) => (i === 0 ? !joined.complete || entry.previous === 0 : entry.previous === homes[i - 1]?.sequence));
  return whole ? new Map(timelines).set(id, joined) : timelines;
}

// ---- Selectors ----

export interface MessageItem {
  kind: 'message'; id: number; author: number; time: number; text: string; edited: boolean; retracted: boolean;
  replyTo: number | null; command: string; auto?: AutoAnswered; feedback?: boolean; pending?: 'waiting' | 'refused'; problem?: string;
}
export interface ReferenceItem { kind: 'observation' | 'alert'; id: number; author: number; time: number; entry: Entry; replies: MessageItem[] }
export interface KudosItem { kind: 'kudos'; id: number; author: number; time: number; kudos: Kudos; retracted: boolean }
export type Item = MessageItem | ReferenceItem | KudosItem;

function fold(items: Map<number, Item>, entry: Entry): void {
  const body = entry.body;
  const at = { id: entry.sequence, author: entry.author, time: entry.time };
  switch (body.kind) {
    case 'message_posted':
      items.set(entry.sequence, {
        ...at, kind: 'message', text: body.text, edited: false, retracted: body.retracted, replyTo: body.reply_to ?? null, command: entry.command, ...(body.feedback && { feedback: true }),
      });
      break;
    case 'auto_answered': {
      const message = items.get(body.message);
      if (message?.kind === 'message') items.set(body.message, { ...message, auto: body });
      break;
    }
    case 'message_edited': {
      const message = items.get(body.message);
      if (message?.kind === 'message') items.set(body.message, { ...message, text: body.text, edited: true });
      break;
    }
    case 'message_retracted': {
      const message = items.get(body.message);
      if (message?.kind === 'message') items.set(body.message, { ...message, text: '', retracted: true });
      break;
    }
    case 'observation_sent':
      items.set(entry.sequence, { ...at, kind: 'observation', entry, replies: [] });
      break;
    case 'alert_sent':
      items.set(entry.sequence, { ...at, kind: 'alert', entry, replies: [] });
      break;
    case 'row_set':
      if (body.row.kind === 'kudos' && !body.removed) items.set(entry.sequence, { ...at, kind: 'kudos', kudos: { ...body.row, id: entry.sequence }, retracted: !body.row.text && !body.row.line });
      break;
  }
}

// The messages, cues and changes of a timeline, oldest first. Words about a cue stand with the cue.
// A timeline is replaced and never changed, so it is read once, whoever asks.
const read = new WeakMap<Timeline, readonly Item[]>();

export function itemsOf(timeline: Timeline | undefined): readonly Item[] {
  if (!timeline) return [];
  const known = read.get(timeline) ?? folded(timeline.entries);
  read.set(timeline, known);
  return known;
}

export function folded(entries: readonly Entry[]): Item[] {
  const items = new Map<number, Item>();
  for (const entry of entries) fold(items, entry);
  const flat: Item[] = [];
  for (const item of items.values()) {
    const parent = item.kind === 'message' && item.replyTo ? items.get(item.replyTo) : undefined;
    if (item.kind === 'message' && parent && parent.kind !== 'message' && parent.kind !== 'kudos') parent.replies.push(item);
    else flat.push(item);
  }
  return flat;
}

export const lastMessage = (timeline: Timeline | undefined): MessageItem | undefined =>
  itemsOf(timeline).findLast((item): item is MessageItem => item.kind === 'message' && !item.retracted);
