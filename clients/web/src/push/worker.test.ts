import { describe, expect, it } from 'vitest';
import { click, type Notice, pathOf, renew, show, type Worker } from './worker';

const notice: Notice = { item: 42, notice: 43, notice_kind: 'change', title: 'Room 12: change at 10:40', body: 'Open to confirm', tag: 'cueline-42', got_it: 'Got it', open: 'Open' };

function world({ windows = [] as string[], answers = true, signal = true } = {}) {
  const seen = { shown: [] as { title: string; options: Record<string, unknown> }[], asked: [] as { path: string; body: unknown }[], opened: [] as string[], subscribed: [] as unknown[], counted: 0 };
  const worker: Worker = {
    registration: {
      getNotifications: ({ tag }) => Promise.resolve(seen.shown.filter((one) => one.options.tag === tag)),
      showNotification: (title, options) => { seen.shown.push({ title, options: options as Record<string, unknown> }); return Promise.resolve(); },
      pushManager: { subscribe: (options) => { seen.subscribed.push(options?.applicationServerKey); return Promise.resolve({ toJSON: () => ({ endpoint: 'https://push.example/new', keys: { p256dh: 'p', auth: 'a' } }) } as unknown as PushSubscription); } },
    },
    clients: {
      matchAll: () => Promise.resolve(windows.map((url) => ({ url, focus: () => { seen.opened.push('focus'); return Promise.resolve(); }, navigate: (to: string) => { seen.opened.push(to); return Promise.resolve(); } }))),
      openWindow: (url) => { seen.opened.push(`new ${url}`); return Promise.resolve(); },
    },
    fetch: (path, init) => {
      seen.asked.push({ path, body: JSON.parse(String(init?.body)) as unknown });
      return signal ? Promise.resolve(new Response('{}', { status: answers ? 200 : 400 })) : Promise.reject(new TypeError('no signal'));
    },
    more: () => { seen.counted += 1; return Promise.resolve(); },
    newId: () => 'c-1',
  };
  return { worker, seen };
}
const pushed = (json: () => unknown) => ({ data: { json }, waitUntil: () => undefined });
const clicked = (action: string, data: unknown = notice) => ({ action, notification: { data, close: () => undefined }, waitUntil: () => undefined });

describe('a push', () => {
  it('is shown as the server worded it, and the server is told', async () => {
    const { worker, seen } = world();
    await show(worker, pushed(() => notice));
    expect(seen.shown).toHaveLength(1);
    expect(seen.shown[0]).toMatchObject({ title: notice.title, options: { body: notice.body, tag: notice.tag, actions: [{ action: 'got_it', title: 'Got it' }, { action: 'open', title: 'Open' }] } });
    expect(seen.asked).toEqual([{ path: '/api/push/shown', body: { item: 42, notice: 43 } }]);
  });

  it('counts once on the icon what wants an answer, however often it is said', async () => {
    const { worker, seen } = world();
    for (const one of [notice, notice, { ...notice, tag: 'cueline-44' }, { ...notice, tag: 'cueline-45', got_it: '' }]) await show(worker, pushed(() => one));
    expect(seen.counted).toBe(2);
  });

  it('always shows something: an iPhone drops who does not', async () => {
    for (const event of [pushed(() => { throw new SyntaxError('not JSON'); }), pushed(() => 7), { data: null, waitUntil: () => undefined }]) {
      const { worker, seen } = world();
      await show(worker, event);
      expect(seen.shown).toHaveLength(1);
      expect(seen.asked).toEqual([]);
    }
  });

  it('is shown without signal too', async () => {
    const { worker, seen } = world({ signal: false });
    await show(worker, pushed(() => ({ ...notice, got_it: '' })));
    expect(seen.shown[0]?.options.actions).toEqual([{ action: 'open', title: 'Open' }]);
  });
});

describe('a tap', () => {
  it('on "got it" answers without opening anything', async () => {
    const { worker, seen } = world();
    await click(worker, clicked('got_it'));
    expect(seen.asked).toEqual([{ path: '/api/commands', body: { id: 'c-1', command: { kind: 'answer_alert', alert: 42, answer: 'got_it' } } }]);
    expect(seen.opened).toEqual([]);
  });

  it('on "got it" that is not taken opens the change', async () => {
    for (const how of [{ answers: false }, { signal: false }]) {
      const { worker, seen } = world(how);
      await click(worker, clicked('got_it'));
      expect(seen.opened).toEqual(['new /a/42']);
    }
  });

  it('goes to the window that is open already', async () => {
    const { worker, seen } = world({ windows: ['/today'] });
    await click(worker, clicked(''));
    expect(seen.opened).toEqual(['focus', '/a/42']);
  });

  it('leads to what it is about', () => {
    expect(pathOf({ ...notice, notice_kind: 'issue' })).toBe('/issues/42');
    expect(pathOf({ ...notice, notice_kind: 'cue' })).toBe('/today');
    expect(pathOf({ ...notice, notice_kind: 'test', item: 0 })).toBe('/today');
  });
});

it('a subscription the browser gave up is made anew, for the same school', async () => {
  const { worker, seen } = world();
  const key = new ArrayBuffer(65);
  await renew(worker, { oldSubscription: { options: { applicationServerKey: key, userVisibleOnly: true } } as PushSubscription, waitUntil: () => undefined });
  expect(seen.subscribed).toEqual([key]);
  expect(seen.asked).toEqual([{ path: '/api/push/subscription', body: { endpoint: 'https://push.example/new', p256dh: 'p', auth: 'a' } }]);
});
