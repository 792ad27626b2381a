import { click, type Clicked, type Pushed, renew, type Renewed, show, type Worker as PushWorker } from './push/worker';

// The service worker: the built app, all of it, from the device; so it opens without signal. What the school says is
// not its business: that is in IndexedDB (src/sync).
interface Extendable extends Event { waitUntil(work: Promise<unknown>): void }
interface Fetching extends Extendable { request: Request; respondWith(response: Promise<Response>): void }
interface Worker {
  addEventListener(type: 'install' | 'activate', handler: (event: Extendable) => void): void;
  addEventListener(type: 'fetch', handler: (event: Fetching) => void): void;
  addEventListener(type: 'push', handler: (event: Pushed) => void): void;
  addEventListener(type: 'notificationclick', handler: (event: Clicked) => void): void;
  addEventListener(type: 'pushsubscriptionchange', handler: (event: Renewed) => void): void;
  addEventListener(type: 'message', handler: (event: MessageEvent<unknown>) => void): void;
  skipWaiting(): Promise<void>;
  registration: PushWorker['registration'];
  clients: PushWorker['clients'] & { claim(): Promise<void> };
}
const worker = self as unknown as Worker;

// "version|path|path...", written in by the build (scripts/precache.ts).
const [version = '', ...files] = '__PRECACHE__'.split('|');
const cacheName = `cueline-${version}`;
const page = '/index.html';
const ofTheServer = /^\/(api\/|healthz$|readyz$|metrics$)/;

const take = async (): Promise<void> => {
  const cache = await caches.open(cacheName);
  // Not from the browser's own cache: an old page must not come in under a new version.
  await cache.addAll(files.map((file) => new Request(file, { cache: file.startsWith('/assets/') ? 'default' : 'reload' })));
};

const dropOld = async (): Promise<void> => {
  for (const old of await caches.keys()) if (old.startsWith('cueline-') && old !== cacheName) await caches.delete(old);
  await worker.clients.claim();
};

const answer = async (request: Request): Promise<Response> => {
  const cache = await caches.open(cacheName);
  const known = await cache.match(request.mode === 'navigate' ? page : request, { ignoreSearch: true });
  return known ?? fetch(request);
};

worker.addEventListener('install', (event) => event.waitUntil(take()));
worker.addEventListener('activate', (event) => event.waitUntil(dropOld()));
worker.addEventListener('fetch', (event) => {
  const { request } = event;
  const { origin, pathname } = new URL(request.url);
  if (request.method === 'POST' && origin === location.origin && pathname === '/share') return event.respondWith(keepShared(request));
  if (request.method === 'GET' && origin === location.origin && !ofTheServer.test(pathname)) event.respondWith(answer(request));
});

// A new version waits until a page says that nothing would be lost (src/sync/updates.ts).
worker.addEventListener('message', (event) => { if (event.data === 'take over') void worker.skipWaiting(); });

// A page that is open knows better what waits, and says so by itself (src/shell/badge.ts).
const more = async (): Promise<void> => {
  if ((await worker.clients.matchAll({ type: 'window' })).length) return;
  const cache = await caches.open('waiting');
  const n = Number(await (await cache.match('/waiting'))?.text() ?? 0) + 1;
  await cache.put('/waiting', new Response(String(n)));
  await (navigator as unknown as { setAppBadge?: (n: number) => Promise<void> }).setAppBadge?.(n);
};

// What another app shares is kept until the page takes it (src/shell/arrival.ts): it never is in an address.
const keepShared = async (request: Request): Promise<Response> => {
  const form = await request.formData();
  const parts = ['title', 'text', 'url'].map((name) => form.get(name)).filter((one): one is string => typeof one === 'string' && one.trim() !== '');
  await (await caches.open('shared')).put('/shared', new Response([...new Set(parts)].join('\n').slice(0, 4000)));
  return Response.redirect('/share', 303);
};

const notices: PushWorker = { registration: worker.registration, clients: worker.clients, fetch: (path, init) => fetch(path, init), more, newId: () => crypto.randomUUID() };
worker.addEventListener('push', (event) => event.waitUntil(show(notices, event)));
worker.addEventListener('notificationclick', (event) => event.waitUntil(click(notices, event)));
worker.addEventListener('pushsubscriptionchange', (event) => event.waitUntil(renew(notices, event)));
