// Notices on this device: switched on by a tap, looked after at each load, because browsers drop subscriptions without
// a word, and tried by a button that takes the same way as the real ones.
import type { PushDevices, PushTest, PushTestFate } from '$protocol';
import { ask, isRefused, post } from '$features/signin/account';
import { words } from '$i18n';

export type PushState = 'unknown' | 'unsupported' | 'home_screen' | 'no_school_key' | 'blocked' | 'off' | 'on';
export type TestState = 'none' | 'under_way' | 'busy' | PushTestFate['state'];

const wanted = 'push'; // in localStorage: this device had notices on, so a lost subscription is made anew
const testPatience = 30; // looks, one a second

const bytes = (text: string): Uint8Array<ArrayBuffer> => Uint8Array.from(atob(text.replaceAll('-', '+').replaceAll('_', '/')), (letter) => letter.charCodeAt(0));
const same = (one: ArrayBuffer | null, other: Uint8Array): boolean => one !== null && new Uint8Array(one).join() === other.join();

const remembered = (): boolean => { try { return localStorage.getItem(wanted) === 'on'; } catch { return false; } };
const remember = (on: boolean): void => { try { if (on) localStorage.setItem(wanted, 'on'); else localStorage.removeItem(wanted); } catch { /* a private window */ } };

// An iPhone has push only in an app on the home screen.
const isApple = (): boolean => /iPhone|iPad/.test(navigator.userAgent) || (navigator.platform === 'MacIntel' && navigator.maxTouchPoints > 1);
const isInstalled = (): boolean => matchMedia('(display-mode: standalone)').matches;

class Push {
  state = $state<PushState>('unknown');
  ways = $state.raw<PushDevices | null>(null);
  test = $state<TestState>('none');
  #left = false; // signed out: nothing is asked any more
  #looking: Promise<void> = Promise.resolve();

  // At each load, and when the sheet opens. Never asks for permission.
  look(): Promise<void> {
    this.#looking = this.#look();
    return this.#looking;
  }

  async #look(): Promise<void> {
    if (!('serviceWorker' in navigator) || !('PushManager' in window) || !('Notification' in window)) {
      this.state = isApple() && !isInstalled() ? 'home_screen' : 'unsupported';
    } else if (Notification.permission === 'denied') {
      this.state = 'blocked';
    } else {
      await this.#renew(Notification.permission === 'granted' && remembered());
    }
    if (this.#left) return;
    const ways = await ask<PushDevices>('/api/push/devices');
    this.ways = isRefused(ways) ? null : ways;
  }

  // By a tap.
  async turnOn(): Promise<void> {
    if (await Notification.requestPermission() !== 'granted') { this.state = Notification.permission === 'denied' ? 'blocked' : 'off'; return; }
    remember(true);
    await this.look();
  }

  async turnOff(): Promise<void> {
    await ask('/api/push/subscription', { method: 'DELETE' });
    await this.leave();
    this.#left = false;
    await this.look();
  }

  // Of this browser, on signing out: the server forgets the device with its session.
  async leave(): Promise<void> {
    this.#left = true;
    await Promise.race([this.#looking, new Promise((done) => setTimeout(done, 2_000))]); // what is asked already still has the session
    remember(false);
    if (!('serviceWorker' in navigator)) return;
    const registration = await navigator.serviceWorker.getRegistration();
    await (await registration?.pushManager?.getSubscription())?.unsubscribe().catch(() => false);
    this.state = 'off';
  }

  async tryIt(): Promise<void> {
    this.test = 'under_way';
    const test = await post<PushTest>('/api/push/test', {});
    if (isRefused(test)) { this.test = test.problem.code === 'busy' ? 'busy' : 'failed'; return; }
    for (let looks = 0; looks < testPatience; ++looks) {
      await new Promise((done) => setTimeout(done, 1000));
      const fate = await ask<PushTestFate>(`/api/push/test?notice=${test.notice}`);
      if (isRefused(fate)) continue;
      this.test = fate.state;
      if (['shown', 'failed', 'expired', 'withdrawn'].includes(fate.state)) return;
    }
  }

  async #renew(make: boolean): Promise<void> {
    const key = await ask<{ key: string }>('/api/push/key');
    if (isRefused(key)) return;
    if (!key.key) { this.state = 'no_school_key'; return; }
    const manager = (await navigator.serviceWorker.ready).pushManager;
    const applicationServerKey = bytes(key.key);
    let subscription = await manager.getSubscription();
    if (subscription && !same(subscription.options.applicationServerKey, applicationServerKey)) {
      await subscription.unsubscribe(); // made for another key: every push would be refused
      subscription = null;
    }
    if (!subscription && make) subscription = await manager.subscribe({ userVisibleOnly: true, applicationServerKey }).catch(() => null);
    if (!subscription) { this.state = 'off'; return; }
    const { endpoint, keys } = subscription.toJSON();
    const told = await post('/api/push/subscription', { endpoint, p256dh: keys?.p256dh, auth: keys?.auth, language: words.language });
    this.state = isRefused(told) ? 'off' : 'on';
  }
}

export const push = new Push();
