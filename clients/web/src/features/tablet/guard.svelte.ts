// A shared device: who is signed in, when it locks, and what becomes of what they leave. Locking takes the person off
// the screen first, then puts away what has not left the device, wipes the rest and starts the page anew, so that
// nothing is left in memory either.
import type { DeviceHere, PersonHere } from '$protocol';
import { forgetApart } from '$stores/apart';
import { ask, isRefused, post, type Refused } from '$stores/http';
import { session } from '$stores/session.svelte';
import { shared, sharedKey } from '$stores/shared.svelte';
import type { MakeSync } from '$stores/seam';
import { router } from '$shell/router.svelte';
import { isEmpty, type Left, putLeft, takeLeft, unsent, wipe } from '../../sync/left';
import * as safe from './safe';

const store = 'cueline'; // the person's own, of src/sync
const touchedKey = 'shared-touched';
const languageKey = 'shared-language'; // the device's, whatever a person reads it in
const sayEvery = 30_000; // ms between two times the server is told that somebody is here
const warnBefore = 20_000; // ms: WCAG 2.2.1 asks for twenty seconds to say no
const sendPatience = 1_200; // ms that unsent things get to leave before somebody is asked
const serverPatience = 1_500; // ms that locking waits for the server at most
const events = ['pointerdown', 'keydown', 'wheel', 'touchmove'] as const;

const shortly = <T>(work: Promise<T>, ms: number): Promise<T | undefined> => Promise.race([work, new Promise<undefined>((done) => setTimeout(() => done(undefined), ms))]);

class Guard {
  asking = $state(false); // there are things that have not left: what to do?
  sending = $state(false);
  soon = $state(false); // it locks by itself in a moment
  #now: safe.Now | undefined;
  #touched = Date.now();
  #said = 0;
  #leaving = false;

  // ---- Nobody is signed in ----

  here(): Promise<DeviceHere | Refused> { return ask<DeviceHere>('/api/device'); }

  // After a lock that was cut short, or a session that the server has ended meanwhile.
  async tidy(): Promise<void> {
    if (this.#leaving) return new Promise(() => undefined); // lock() is at it, and the page goes
    const now = await safe.now();
    if (now) await this.#putAway(now);
  }

  async switchTo(person: number, pin: string, idleMinutes: number, make: MakeSync): Promise<Refused | null> {
    performance.mark('switch:asked');
    const answer = await post<PersonHere>('/api/device/switch', { person, pin });
    if (isRefused(answer)) return answer;
    const now = { person: answer.person, key: answer.keep, until: answer.until, idle: idleMinutes * 60_000 };
    await safe.setNow(now);
    await this.#giveBack(now);
    shared.set('in_use');
    history.replaceState({}, '', '/today');
    router.go('/today', true);
    this.#watch(now);
    await session.start(make);
    return null;
  }

  async #giveBack({ person, key }: safe.Now): Promise<void> {
    const kept = await safe.kept(person);
    if (!kept) return;
    await putLeft(store, person, await safe.open<Left>(kept, key));
    await safe.dropKept(person); // only now: what was put back twice is sent once
  }

  // ---- Somebody is signed in ----

  // At each load of the page: the same person goes on, if nobody was away for too long.
  async resume(make: MakeSync): Promise<void> {
    const now = await safe.now();
    const touched = Number(localStorage.getItem(touchedKey) ?? 0);
    if (!now || Date.now() >= now.until || Date.now() - touched >= now.idle) return this.lock();
    const stay = await post<PersonHere>('/api/device/stay', {});
    if (isRefused(stay) && !stay.problem.retry) return this.lock();
    this.#watch(now);
    await session.start(make);
  }

  #watch(now: safe.Now): void {
    this.#now = now;
    this.#said = Date.now();
    this.#touched = 0; // so that it is written down
    this.touch();
    for (const event of events) addEventListener(event, () => this.touch(), { passive: true, capture: true });
    addEventListener('storage', (event) => { if (event.key === sharedKey && event.newValue !== 'in_use') location.reload(); }); // another tab has locked
    setInterval(() => this.#look(), 1_000);
  }

  touch(): void {
    const before = this.#touched;
    this.#touched = Date.now();
    this.soon = false;
    if (this.#touched - before > 1_000 || before === 0) localStorage.setItem(touchedKey, String(this.#touched));
  }

  #look(): void {
    const now = this.#now;
    if (!now || this.#leaving) return;
    const left = Math.min(now.until - Date.now(), this.#touched + now.idle - Date.now());
    if (left <= 0 || !session.signedIn) return void this.lock();
    this.soon = left <= warnBefore;
    if (Date.now() - this.#said >= sayEvery && this.#touched > this.#said) void this.#say();
  }

  async #say(): Promise<void> {
    this.#said = Date.now();
    const stay = await post<PersonHere>('/api/device/stay', {});
    if (isRefused(stay)) { if (!stay.problem.retry) await this.lock(); return; }
    if (this.#now) this.#now = { ...this.#now, until: stay.until };
  }

  // The person wants to go. What is on its way gets a moment, then they are asked.
  async leave(): Promise<void> {
    if (session.waiting > 0 && session.connection === 'live') {
      this.sending = true;
      for (const end = Date.now() + sendPatience; session.waiting > 0 && Date.now() < end;) await new Promise((done) => setTimeout(done, 50));
      this.sending = false;
    }
    if (session.waiting > 0) { this.asking = true; return; }
    await this.lock();
  }

  // By the person, or by itself: it never waits for an answer.
  async lock(): Promise<void> {
    if (this.#leaving) return;
    this.#leaving = true;
    sessionStorage.clear();
    sessionStorage.setItem('switch:left', String(Date.now()));
    shared.set('locked');
    const now = this.#now ?? (await safe.now().catch(() => undefined));
    // Whatever fails here is tried again by the page that follows, before anybody can sign in.
    await (now ? this.#putAway(now) : wipe(store)).catch(() => undefined);
    location.replace('/');
  }

  async #putAway(now: safe.Now): Promise<void> {
    const left = await takeLeft(store, now.person, session.me === now.person ? session.outbox : []);
    await wipe(store, 'read'); // makes room for what is kept
    if (!isEmpty(left)) await safe.keep(await safe.seal(now.person, now.key, left, unsent(left)));
    await session.forget();
    await wipe(store);
    await shortly(post('/api/sign-out', { everywhere: false }), serverPatience);
    await this.#sweep();
    await safe.forgetNow(); // last: as long as it is there, tidying up is not finished
  }

  // Notices, and what is chosen for a person rather than the device.
  async #sweep(): Promise<void> {
    const registration = await navigator.serviceWorker?.getRegistration().catch(() => undefined);
    for (const notice of (await registration?.getNotifications()) ?? []) notice.close();
    await forgetApart();
    const language = localStorage.getItem(languageKey);
    for (const key of Object.keys(localStorage)) if (!key.startsWith(sharedKey)) localStorage.removeItem(key);
    localStorage.removeItem(touchedKey);
    if (language) localStorage.setItem('language', language);
  }

  // ---- The device itself ----

  async enrol(code: string): Promise<Refused | null> {
    const answer = await post<DeviceHere>('/api/device/enrol', { code });
    if (isRefused(answer)) return answer;
    await session.forget();
    await wipe(store);
    await safe.forgetAll();
    localStorage.setItem(languageKey, localStorage.getItem('language') ?? answer.language);
    await this.#sweep();
    shared.set('locked');
    location.replace('/');
    return null;
  }

  setLanguage(language: string): void { localStorage.setItem(languageKey, language); }

  // The office has ended it: an ordinary browser again. What was sealed has lost its key with the device.
  async end(): Promise<void> {
    await this.tidy();
    await safe.forgetAll();
    localStorage.clear();
    shared.set('own');
    location.replace('/signin');
  }
}

export const guard = new Guard();
