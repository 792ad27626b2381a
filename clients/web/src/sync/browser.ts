// The machine around sync in a browser.
import type { HistoryPage } from '$protocol';
import type { Ports, Tabs } from './ports';

const name = 'cueline';

// Without Web Locks or BroadcastChannel (old browsers, insecure origins) each tab is on its own: the server takes a
// command once, whichever tab sends it.
function tabs(): Tabs {
  const channel = 'BroadcastChannel' in globalThis ? new BroadcastChannel(name) : null;
  return {
    lead(chosen) {
      if (!channel || !navigator.locks) return chosen();
      void navigator.locks.request(name, () => {
        chosen();
        return new Promise<void>(() => undefined); // until the tab closes
      });
    },
    post: (message) => channel?.postMessage(message),
    listen(heard) {
      channel?.addEventListener('message', (event: MessageEvent<unknown>) => heard(event.data));
    },
  };
}

export const browserPorts = (): Ports => ({
  connect(events) {
    const socket = new WebSocket(`${location.protocol === 'https:' ? 'wss' : 'ws'}://${location.host}/api/socket`);
    socket.onopen = () => events.opened();
    socket.onmessage = (event: MessageEvent<unknown>) => { if (typeof event.data === 'string') events.text(event.data); };
    socket.onclose = (event) => events.closed(event.code);
    return { send: (text) => { if (socket.readyState === WebSocket.OPEN) socket.send(text); }, close: () => socket.close() };
  },
  tabs: tabs(),
  now: () => Date.now(),
  random: () => Math.random(),
  async page(timeline, before, limit) {
    const answer = await fetch(`/api/history?timeline=${timeline}&limit=${limit}${before === null ? '' : `&before=${before}`}`);
    if (!answer.ok) throw new Error('No page came.');
    return (await answer.json()) as HistoryPage;
  },
  // A page in the background paints nothing, and a covered one is called late.
  frame(run) {
    if (document.visibilityState !== 'visible') return run();
    let done = false;
    const once = (): void => {
      if (!done) run();
      done = true;
    };
    requestAnimationFrame(once);
    setTimeout(once, 100);
  },
  later(ms, run) {
    const timer = setTimeout(run, ms);
    return () => clearTimeout(timer);
  },
  newId: () => crypto.randomUUID(),
  online: () => navigator.onLine,
  visible: () => document.visibilityState === 'visible',
  woken(wake, asleep) {
    addEventListener('online', wake);
    addEventListener('offline', asleep);
    document.addEventListener('visibilitychange', wake);
  },
  persist: () => void navigator.storage?.persist?.().catch(() => false),
  database: name,
});
