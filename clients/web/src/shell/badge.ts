// The number on the app's icon. It is also left for the service worker, which counts on while no page is open.
type Badge = Navigator & { setAppBadge?: (n: number) => Promise<void>; clearAppBadge?: () => Promise<void> };

export function showWaiting(n: number): void {
  const device = navigator as Badge;
  void (n ? device.setAppBadge?.(n) : device.clearAppBadge?.())?.catch(() => undefined); // not installed: no icon to say it on
  if ('caches' in globalThis) void caches.open('waiting').then((cache) => cache.put('/waiting', new Response(String(n)))).catch(() => undefined);
}
