import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import en from '$i18n/private/en';
import es from '$i18n/private/es';
import pt from '$i18n/private/pt';
import type { Entry } from '$protocol';
import { applyEntry, applySnapshot } from '$stores/reduce';
import { settings } from '$stores/settings.svelte';
import { emptyState } from '$stores/state';
import { bringIn } from './setup/bringIn';
import { reveals, revealsTimeline } from './setup/reveals';
import { ShownName } from './students/shownName.svelte';

const asked: { path: string; body: { id?: string; command?: { kind: string }; kind?: string } }[] = [];
let answers: (() => Response)[] = [];
const json = (body: object, status = 200) => (): Response => new Response(JSON.stringify(body), { status });
const reply = (more: object = {}): (() => Response) => json({ kind: 'reply', id: 'x', sequences: [7], ...more });
const found = (name: string): (() => Response) => json({ kind: 'found', id: 'http', finding: { kind: 'full_name', student: 40, name } });
const refused = (code: string, more: object = {}): (() => Response) => json({ code, sentence: code, retry: true, ...more }, 429);

const events = new EventTarget();
const page = Object.assign(new EventTarget(), { visibilityState: 'visible' });

beforeEach(() => {
  vi.useFakeTimers();
  asked.length = 0;
  vi.stubGlobal('fetch', (path: string, init: RequestInit) => {
    asked.push({ path, body: JSON.parse(init.body as string) as (typeof asked)[number]['body'] });
    const answer = answers.shift();
    return answer ? Promise.resolve(answer()) : Promise.reject(new TypeError('no signal'));
  });
  vi.stubGlobal('document', page);
  vi.stubGlobal('addEventListener', events.addEventListener.bind(events));
  vi.stubGlobal('removeEventListener', events.removeEventListener.bind(events));
  page.visibilityState = 'visible';
  settings.discreet = false;
});
afterEach(() => {
  vi.useRealTimers();
  vi.unstubAllGlobals();
});

async function shown(name = 'Jonah Canary'): Promise<ShownName> {
  answers = [reply(), found(name)];
  const one = new ShownName(40);
  await one.show();
  return one;
}

describe('a full name', () => {
  it('is asked for by a command that the server writes down, and read once', async () => {
    const one = await shown();
    expect(one.name).toBe('Jonah Canary');
    expect(asked.map(({ path, body }) => [path, body.command?.kind ?? body.kind])).toEqual([['/api/commands', 'reveal_name'], ['/api/ask', 'name_of']]);
  });

  it('counts down half a minute and is gone', async () => {
    const one = await shown();
    expect(one.left).toBe(30);
    vi.advanceTimersByTime(29_000);
    expect([one.left, one.name]).toEqual([1, 'Jonah Canary']);
    vi.advanceTimersByTime(1_000);
    expect([one.left, one.name]).toEqual([0, '']);
  });

  it.each([
    ['another window is in front', () => events.dispatchEvent(new Event('blur'))],
    ['the page is left', () => events.dispatchEvent(new Event('pagehide'))],
    ['the page is hidden', () => { page.visibilityState = 'hidden'; page.dispatchEvent(new Event('visibilitychange')); }],
  ])('is gone when %s', async (_, happens) => {
    const one = await shown();
    const stop = one.watch();
    happens();
    expect(one.name).toBe('');
    stop();
  });

  it('does not come back with an answer that is late', async () => {
    answers = [reply(), found('Jonah Canary')];
    const one = new ShownName(40);
    const coming = one.show();
    one.hide();
    await coming;
    expect([one.name, one.asking]).toEqual(['', false]);
  });

  it('does not appear on a screen that is discreet or hidden by then', async () => {
    settings.discreet = true;
    expect((await shown()).name).toBe('');
    settings.discreet = false;
    page.visibilityState = 'hidden';
    expect((await shown()).name).toBe('');
  });

  it('says why it is not shown', async () => {
    answers = [refused('too_many_tries')];
    const one = new ShownName(40);
    await one.show();
    expect([one.name, one.problem?.code]).toEqual(['', 'too_many_tries']);
    answers = [];
    await one.show();
    expect(one.problem?.code).toBe('offline');
  });
});

describe('students who are brought in', () => {
  const commands = ['A', 'B', 'C'].map((name) => ({ kind: 'add_student' as const, name, classroom: 30, care_team: [] }));

  it('go in one after the other, the same command again while the server is busy', async () => {
    answers = [reply(), refused('busy', { retry_after_ms: 200 }), reply(), reply()];
    const told: number[] = [];
    const all = bringIn(commands, (done) => told.push(done));
    await vi.runAllTimersAsync();
    expect(await all).toEqual({ done: 3 });
    expect(told).toEqual([1, 2, 3]);
    expect(asked[1]?.body.id).toBe(asked[2]?.body.id);
    expect(new Set(asked.map(({ body }) => body.id)).size).toBe(3);
  });

  it('stop at the first that is not taken', async () => {
    answers = [reply()];
    const { done, problem } = await bringIn(commands, () => undefined);
    expect([done, problem?.code]).toEqual([1, 'offline']);
  });
});

describe('what this device knows of students', () => {
  it('has no name, even if one is sent', () => {
    const entry = { version: 1, sequence: 40, timeline: 40, previous: 0, also: [], to: [], time: 1, author: 2, command: '', body: { kind: 'student_added', name: 'Jonah Canary', initials: 'J.C.', classroom: 30 } } as Entry;
    const renamed = { ...entry, sequence: 41, body: { kind: 'student_changed', student: 40, name: 'Kim Canary', initials: 'K.C.' } } as Entry;
    const state = [entry, renamed].reduce(applyEntry, emptyState);
    expect(state.students.get(40)).toEqual({ id: 40, initials: 'K.C.', classroom: 30, care_team: 0 });
    const part = { position: { sequence: 41, epoch: 1 }, first: true, last: true, records: [{ kind: 'student' as const, id: 40, name: 'Jonah Canary', initials: 'J.C.', classroom: 30, care_team: 41 }], reads: [], heads: [], here: [] };
    expect(JSON.stringify([...applySnapshot(emptyState, part).students])).not.toContain('Canary');
  });
});

describe('who was shown a name', () => {
  it('is listed newest first, as far as it is here', () => {
    const told = (sequence: number, previous: number): Entry => ({ version: 1, sequence, timeline: revealsTimeline, previous, also: [], to: [], time: sequence, author: 6, command: '', body: { kind: 'name_revealed', student: 40 } });
    const state = [told(50, 0), told(60, 50), told(70, 60)].reduce(applyEntry, emptyState);
    expect(reveals(state, 2).lines.map((one) => one.sequence)).toEqual([70, 60]);
    expect(reveals(state, 2).more).toBe(true);
    expect(reveals(emptyState, 2)).toEqual({ timeline: revealsTimeline, lines: [], more: false });
  });
});

describe('the words of what is kept from other eyes', () => {
  it('are complete in three languages, with the same gaps', () => {
    const gaps = (text: string): string[] => [...new Set(text.match(/\{\w+\}/g))].sort();
    for (const catalog of [es, pt]) {
      expect(Object.keys(catalog).sort()).toEqual(Object.keys(en).sort());
      for (const key of Object.keys(en) as (keyof typeof en)[]) expect([key, gaps(catalog[key])]).toEqual([key, gaps(en[key])]);
    }
  });
});
