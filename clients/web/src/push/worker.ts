// What the service worker does with notices: shows each (a push that shows nothing costs an iPhone its subscription),
// says that it did, and opens or answers what it is about. Bundled into sw.js alone: it imports nothing.
export interface Notice { item: number; notice: number; notice_kind: string; title: string; body: string; tag: string; got_it: string; open: string }

interface Extendable { waitUntil(work: Promise<unknown>): void }
export interface Pushed extends Extendable { data: { json(): unknown } | null }
export interface Clicked extends Extendable { action: string; notification: { data: unknown; close(): void } }
export interface Renewed extends Extendable { oldSubscription?: PushSubscription | null }

interface Window { url: string; focus(): Promise<unknown>; navigate(url: string): Promise<unknown> }
export interface Worker {
  registration: { showNotification(title: string, options: object): Promise<void>; getNotifications(filter: { tag: string }): Promise<readonly unknown[]>; pushManager: Pick<PushManager, 'subscribe'> };
  clients: { matchAll(options: object): Promise<readonly Window[]>; openWindow(url: string): Promise<unknown> };
  fetch(path: string, init?: RequestInit): Promise<Response>;
  more(): Promise<void>; // one more on the app's icon
  newId(): string;
}

const isNotice = (data: unknown): data is Notice => typeof data === 'object' && data !== null && typeof (data as Notice).title === 'string' && typeof (data as Notice).item === 'number';

export const pathOf = ({ item, notice_kind: kind }: Notice): string => {
  if (item > 0 && ['change', 'called_off', 'cover', 'protective', 'silence'].includes(kind)) return `/a/${item}`;
  return item > 0 && kind === 'issue' ? `/issues/${item}` : '/today';
};

const post = (worker: Worker, path: string, body: object): Promise<Response> =>
  worker.fetch(path, { method: 'POST', credentials: 'same-origin', headers: { 'content-type': 'application/json' }, body: JSON.stringify(body) });

export async function show(worker: Worker, event: Pushed): Promise<void> {
  let notice: Notice | null = null;
  try { const data: unknown = event.data?.json(); if (isNotice(data)) notice = data; } catch { /* not ours: something is shown all the same */ }
  if (!notice) return worker.registration.showNotification('Cueline', { tag: 'cueline', icon: '/icon.svg', data: null });
  const again = (await worker.registration.getNotifications({ tag: notice.tag })).length > 0;
  const actions = [...(notice.got_it ? [{ action: 'got_it', title: notice.got_it }] : []), { action: 'open', title: notice.open }];
  await worker.registration.showNotification(notice.title, { body: notice.body, tag: notice.tag, renotify: true, icon: '/icon.svg', badge: '/icon.svg', data: notice, actions, requireInteraction: notice.notice_kind === 'protective' });
  if (!again && notice.got_it) await worker.more().catch(() => undefined);
  await post(worker, '/api/push/shown', { item: notice.item, notice: notice.notice }).catch(() => undefined);
}

async function open(worker: Worker, path: string): Promise<void> {
  const [window] = await worker.clients.matchAll({ type: 'window', includeUncontrolled: true });
  if (!window) return void await worker.clients.openWindow(path);
  await window.focus();
  await window.navigate(path).catch(() => worker.clients.openWindow(path));
}

export async function click(worker: Worker, event: Clicked): Promise<void> {
  event.notification.close();
  const notice = isNotice(event.notification.data) ? event.notification.data : null;
  if (notice && event.action === 'got_it') {
    const command = { id: worker.newId(), command: { kind: 'answer_alert', alert: notice.item, answer: 'got_it' } };
    const answer = await post(worker, '/api/commands', command).catch(() => null);
    if (answer?.ok) return;
  }
  await open(worker, notice ? pathOf(notice) : '/today'); // not taken, or no signal: the app says what to do
}

// The browser made the old subscription void; without a new one this device would go silent, unnoticed.
export async function renew(worker: Worker, event: Renewed): Promise<void> {
  const options = event.oldSubscription?.options;
  if (!options?.applicationServerKey) return;
  const made = await worker.registration.pushManager.subscribe({ userVisibleOnly: true, applicationServerKey: options.applicationServerKey });
  const { endpoint, keys } = made.toJSON();
  await post(worker, '/api/push/subscription', { endpoint, p256dh: keys?.p256dh, auth: keys?.auth });
}
