// What pages and the service worker (src/sw.ts) hold between them, outside the store: a text that another app shared, the
// number on the app's icon. It belongs to who is signed in and goes with them.
const sharedText = 'shared', waitingNumber = 'waiting';
type Badge = Navigator & { setAppBadge?: (n: number) => Promise<void>; clearAppBadge?: () => Promise<void> };

const drop = async (name: string): Promise<void> => { await globalThis.caches?.delete(name); };

// Once: it does not stay on the device.
export async function takeShared(): Promise<string> {
  const found = await globalThis.caches?.match('/shared', { cacheName: sharedText });
  const text = await found?.text() ?? '';
  await drop(sharedText);
  return text.trim();
}

// Also left for the service worker, which counts on while no page is open.
export function showWaiting(n: number): void {
  const device = navigator as Badge;
  void (n ? device.setAppBadge?.(n) : device.clearAppBadge?.())?.catch(() => undefined); // not installed: no icon to say it on
  void globalThis.caches?.open(waitingNumber).then((cache) => cache.put('/waiting', new Response(String(n)))).catch(() => undefined);
}

export async function forgetApart(): Promise<void> {
  await Promise.all([drop(sharedText), drop(waitingNumber), (globalThis.navigator as Badge | undefined)?.clearAppBadge?.()]).catch(() => undefined);
}
