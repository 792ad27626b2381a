// A new version of the app: fetched in the background, taken over when the page is out of sight and nothing waits.
// Until then the old one goes on, whole.
const lookAgainAfter = 3_600_000; // ms

const typing = (): boolean => document.activeElement?.matches('input, textarea, [contenteditable]') ?? false;

export function keepFresh(safe: () => boolean): void {
  if (!('serviceWorker' in navigator)) return;
  const workers = navigator.serviceWorker;
  let old = workers.controller !== null; // the first worker of all brings nothing new
  let replaced = false;
  let looked = Date.now();

  const quiet = (): boolean => safe() && (document.visibilityState === 'hidden' || !(typing() || document.querySelector('dialog[open]')));
  const reload = (): void => { if (replaced && quiet()) location.reload(); };
  const takeOver = (registration: ServiceWorkerRegistration): void => {
    if (safe() && document.visibilityState === 'hidden') registration.waiting?.postMessage('take over');
  };

  workers.addEventListener('controllerchange', () => {
    replaced ||= old;
    old = true;
    reload();
  });
  void workers.register('/sw.js').then((registration) => {
    document.addEventListener('visibilitychange', () => {
      reload();
      takeOver(registration);
      if (document.visibilityState === 'visible' && Date.now() - looked > lookAgainAfter) {
        looked = Date.now();
        void registration.update().catch(() => undefined); // no signal: another time
      }
    });
  }, () => undefined); // an insecure origin: the app works, but not without signal
}
