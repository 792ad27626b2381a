// A day of a device in basements and lifts, from one seed: connections are cut, doubled, late and silent; the server is
// busy, gone, or back from a backup; clocks jump; the device is full; pages die in the middle of a write, three tabs
// share one connection, people sign out and somebody else signs in.
import type { Command, EntryBody } from '$protocol';
import { Database } from '../database';
import { undelivered } from '../marks';
import { Book, Broken, differing, type Given, plain } from './book';
import { Device, type Tab } from './device';
import { disk } from './disk';
import { calm, FakeServer, school } from './server';
import { World } from './world';

const direct = 7; // the channel of the two
const steps = 50;
const longestDay = 30_000; // ms of the machine that runs it; one takes some 20

const change = (now: number): EntryBody => ({
  kind: 'alert_sent', template_code: 'custom', title: 'Recess is indoors', text: '', severity: 1, mode: 'all', until: now + 3_600_000, audience: { channels: [school.room], roles: [], persons: [] },
});
const seen = (now: number): EntryBody => ({
  kind: 'observation_sent', student: school.student, signs: ['paces'], intensity: 2, context: {}, basis: 'saw', urgency: 'fyi', note: '', seen_at: now, retracted: false,
});

type Step = readonly [name: string, weight: number, work: () => void | Promise<void>];

class Day {
  readonly #world: World;
  readonly #server: FakeServer;
  readonly #device: Device;
  readonly #book: Book;
  readonly #rough: { full: number; death: number; jump: number; restore: number; leave: number }; // how rough this day is
  #full = false;
  #count = 0;
  #draft: { texts: Set<string>; place: string } = { texts: new Set(['']), place: 'c/4' }; // what it may be
  #opened = new Set<number>(); // cues that were opened and must be told
  #typed = new Map<string, number>(); // drafts, and who wrote them
  #leaving = false;
  #owner = 0; // whose the device was when a page was last open

  constructor(seed: number, private readonly tell: (line: string) => void) {
    const world = new World(seed);
    this.#world = world;
    this.#server = new FakeServer(world);
    this.#device = new Device(world, this.#server, `day-${seed}-${crypto.randomUUID()}`);
    this.#book = new Book(this.#server, this.#device);
    const often = (probability: number, most: number): number => (world.happens(probability) ? world.random() * most : 0);
    this.#rough = { full: often(0.3, 0.3), death: often(0.4, 0.02), jump: often(0.5, 1), restore: often(0.3, 1), leave: often(0.3, 1) };
    this.#server.faults = {
      cut: world.random() * 0.15, mute: often(0.3, 0.02), late: often(0.5, 0.5), busy: world.random() * 0.2, repeat: world.random() * 0.3, refuse: often(0.3, 0.2), far: often(0.3, 0.5), slow: 10 + world.random() * 300,
    };
    this.#server.append(school.para, 1, { kind: 'channel_opened', channel_kind: 'direct', name: '', members: [school.para, school.teacher] }, [direct]);
    disk.full = () => this.#full && world.happens(0.7);
    disk.death = () => (world.happens(this.#rough.death) ? (world.happens(0.5) ? 'before' : 'after') : null);
    disk.dies = (tab) => this.#kill(tab);
  }

  async run(): Promise<void> {
    try {
      await this.#device.open();
      for (let step = 0; step < steps; step += 1) {
        await this.#pick();
        await this.#world.pass(this.#world.random() * (this.#world.happens(0.1) ? 40_000 : 800));
        this.#look();
      }
      await this.#quiet();
    } finally {
      disk.calm();
      for (const tab of [...this.#device.tabs]) this.#device.kill(tab);
      indexedDB.deleteDatabase(this.#device.database); // once its connections have closed
    }
  }

  get #tab(): Tab | undefined { return this.#device.tabs[this.#world.under(this.#device.tabs.length)]; }

  async #pick(): Promise<void> {
    const all = this.#steps();
    let at = this.#world.random() * all.reduce((sum, [, weight]) => sum + weight, 0);
    for (const [name, weight, work] of all) {
      if ((at -= weight) >= 0) continue;
      this.#trace(name);
      return work();
    }
  }

  #steps(): Step[] {
    const { full, jump, restore, leave } = this.#rough;
    const server = this.#server;
    return [
      ['message', 3, () => this.#give({ kind: 'post_message', timeline: this.#world.happens(0.3) ? direct : school.room, text: `mine ${(this.#count += 1)}`, mentions: [] })],
      ['cue', 1, () => this.#give({ kind: 'observe', students: [school.student], signs: ['head_down'], intensity: 2, context: {}, basis: 'saw', urgency: 'fyi', note: `mine ${(this.#count += 1)}`, seen_at: this.#world.now })],
      ['others', 3, () => this.#others()],
      ['burst', 1, () => { for (let i = 0; i < 4; i += 1) this.#others(); }],
      ['cut', 1, () => server.cutAll()],
      ['signal', 1, () => this.#device.signal(!this.#device.online)],
      ['server', 1, () => { server.up = this.#world.happens(0.7); if (!server.up) server.cutAll(); }],
      ['kill', 0.7, () => { const tab = this.#tab; if (tab) this.#kill(tab); }],
      ['open', 1, async () => { if (this.#device.tabs.length < 3) await this.#device.open(); }],
      ['undo', 2, () => this.#undo()],
      ['refused', 0.7, () => this.#refused()],
      ['history', 1, () => { void this.#tab?.engine.history(school.room, this.#oldest(), 3).catch(() => undefined); }],
      ['opens', 1, () => this.#open()],
      ['read', 1, () => { const tab = this.#tab; const last = tab?.mirror.state.timelines.get(school.room)?.entries.at(-1); if (tab && last) tab.engine.read(school.room, last.sequence); }],
      ['type', 1, () => this.#type()],
      ['spell', 0.7, () => this.#spell()],
      ['new version', 0.4, () => this.#newVersion()],
      ['full', full ? 1.5 : 0, () => { this.#full = !this.#full; }],
      ['clock', jump, () => { this.#device.ahead += (this.#world.random() - 0.5) * 2 * [60_000, 3_600_000, 40 * 24 * 3_600_000][this.#world.under(3)]!; }],
      ['restore', restore * 0.7, () => this.#restore()],
      ['leave', leave * 0.7, () => this.#leave()],
      ['sign in', server.person === school.para ? 0 : 3, () => this.#signIn(this.#world.happens(0.3) ? school.teacher : school.para)],
      ['session ends', leave * 0.5, () => { if (server.person) this.#sessionEnds(); }],
    ];
  }

  #trace(what: string): void {
    if (what === 'all is quiet') this.tell(this.#server.log.map((entry) => `${entry.sequence} ${entry.author} ${entry.body.kind} ${'text' in entry.body ? entry.body.text : 'note' in entry.body ? entry.body.note : ''} ${entry.command}`).join('\n'));
    const tabs = this.#device.tabs.map(({ mirror }) => `${mirror.me}${mirror.out ? ' out' : ''} ${mirror.connected}${mirror.full ? ' full' : ''} [${mirror.list.map((one) => `${one.command.kind === 'post_message' ? one.command.text : one.command.kind === 'observe' ? one.command.note : one.command.kind} ${one.state}`).join(', ')}]`);
    this.tell(`${what}: log ${this.#server.log.length} of epoch ${this.#server.epoch}, person ${this.#server.person}, ${this.#device.online ? '' : 'no signal, '}${this.#server.up ? '' : 'server down, '}tabs ${tabs.join(' | ')}`);
  }

  // ---- What the person does ----

  async #give(command: Command): Promise<void> {
    const tab = this.#tab;
    if (!tab || tab.mirror.me === 0 || tab.mirror.out || this.#leaving) return;
    const one = this.#book.add(command, tab, this.#world.now);
    await tab.engine.submit(this.#world.id(), command);
    one.loose = tab.mirror.full;
    if (one.loose) tab.told = true;
    one.sure = tab.alive && tab.mirror.me === one.person && this.#server.person !== (one.person === school.para ? school.teacher : school.para); // somebody else is signing in
  }

  async #undo(): Promise<void> {
    const recent = this.#book.given.filter((one) => this.#world.now - one.at < 10_000 && !one.undoing && !one.gone);
    const one = recent[this.#world.under(recent.length)];
    const tab = one?.tab.alive ? one.tab : this.#tab; // where the toast is
    if (!tab || tab.mirror.me !== one?.person || (one.loose && tab !== one.tab)) return;
    const row = this.#ids(one);
    if (!one || !tab || !row) return;
    one.undoing = true;
    one.undone = 'perhaps';
    await tab.engine.undo(row);
    if (tab.mirror.full) tab.told = true;
    else if (tab.alive && one.sure && !one.blurred) one.undone = 'yes';
  }

  // The id it was given under, as a toast remembers it.
  #ids(one: Given | undefined): string | undefined { return one && this.#shown.get(one.words); }
  #shown = new Map<string, string>();

  async #refused(): Promise<void> {
    const tab = this.#tab;
    const row = tab?.mirror.list.find((one) => one.state === 'refused');
    if (!tab || !row) return;
    const words = row.command.kind === 'post_message' ? row.command.text : row.command.kind === 'observe' ? row.command.note : '';
    const one = this.#book.given.find((given) => given.words === words);
    this.#book.late(words);
    if (this.#world.happens(0.5)) return tab.engine.again(row.id);
    if (one) one.sure = false;
    await tab.engine.dismiss(row.id);
  }

  #open(): void {
    const tab = this.#tab;
    if (!tab) return;
    tab.engine.seen([...tab.mirror.state.observations.keys()]);
  }

  #type(): void {
    const tab = this.#tab;
    if (!tab || this.#leaving || tab.mirror.me === 0 || tab.mirror.out) return;
    const text = this.#world.happens(0.2) ? '' : `draft ${(this.#count += 1)}`;
    this.#typed.set(text, tab.mirror.me);
    tab.engine.saveDraft(this.#draft.place, text);
    this.#draft.texts.add(text);
  }

  // A new version of the app takes over when the page says that nothing would be lost.
  async #newVersion(): Promise<void> {
    const tabs = [...this.#device.tabs];
    if (!tabs.every((tab) => tab.engine.safe)) return;
    for (const tab of tabs) {
      for (const row of tab.mirror.list) if (row.state === 'waiting') throw new Broken('a page that is called safe has something waiting');
      tab.told = false; // nothing may be lost now, whatever was said before
      this.#kill(tab);
    }
    await this.#device.open();
  }

  // ---- What happens around ----

  #others(): void {
    const server = this.#server;
    const { now } = this.#world;
    const alert = server.log.findLast((entry) => entry.body.kind === 'alert_sent')?.sequence;
    const kind = this.#world.under(5);
    if (kind === 0) server.append(school.teacher, 0, change(now), [school.room], '', [school.para]);
    else if (kind === 1 && alert) server.append(school.teacher, alert, { kind: 'alert_nudged', alert }, [], '', [school.para]);
    else if (kind === 2) server.append(school.teacher, school.careTeam, seen(now), [school.room]);
    else if (kind === 3) server.append(school.teacher, direct, { kind: 'message_posted', text: `other ${server.log.length}`, retracted: false });
    else server.append(school.teacher, school.room, { kind: 'message_posted', text: `other ${server.log.length}`, retracted: false });
  }

  // A while in which nothing is wrong, and so in which everything arrives: nobody has to ask for it.
  async #spell(): Promise<void> {
    const [server, device] = [this.#server, this.#device];
    if (!device.tabs.length || device.tabs.some((tab) => tab.mirror.out || tab.mirror.me !== server.person)) return;
    const { faults } = server;
    [server.faults, server.up, this.#full] = [calm, true, false];
    if (!device.online) device.signal(true);
    const { death } = this.#rough;
    this.#rough.death = 0;
    await this.#world.pass(90_000);
    for (const { mirror } of device.tabs) if (mirror.list.some((row) => row.state === 'waiting')) throw new Broken('something still waits though nothing is wrong');
    [server.faults, this.#rough.death] = [faults, death];
  }

  #kill(tab: Tab): void {
    this.#trace('dies');
    this.#note();
    this.#device.kill(tab);
    this.#book.died(tab);
  }

  #oldest(): number | null { return this.#device.tabs[0]?.mirror.state.timelines.get(school.room)?.entries[0]?.sequence ?? null; }

  async #restore(): Promise<void> {
    const { log } = this.#server;
    this.#server.restore(Math.max(direct, log.length - this.#world.under(12)));
    this.#opened.clear();
    await this.#book.restored(log, this.#world.now);
  }

  // Not waited for: other things go on meanwhile.
  #leave(): void {
    const tab = this.#tab;
    if (!tab || tab.mirror.me === 0 || this.#leaving) return;
    this.#server.person = 0;
    this.#leaving = true;
    this.#book.wiped();
    this.#draft.texts.add('');
    void tab.engine.forget().then(() => { this.#draft.texts = new Set(['']); }, () => undefined).finally(() => { this.#leaving = false; }); // a page may die before it has forgotten
  }

  #sessionEnds(): void {
    this.#server.person = 0;
    this.#server.cutAll(4001);
  }

  #signIn(person: number): void {
    if (this.#leaving) return;
    this.#server.person = person;
    if (this.#owner && this.#owner !== person) {
      this.#book.wiped();
      this.#draft.texts = new Set([...this.#draft.texts, '']);
    }
    for (const tab of this.#device.tabs) tab.engine.retry();
  }

  // ---- What must hold ----

  #note(): void {
    this.#owner = this.#device.tabs.find(({ mirror }) => mirror.me !== 0)?.mirror.me ?? this.#owner;
    for (const { mirror } of this.#device.tabs) for (const { id, command } of mirror.list) {
      const words = command.kind === 'post_message' ? command.text : command.kind === 'observe' ? command.note : '';
      if (words && !this.#shown.has(words)) this.#shown.set(words, id);
    }
  }

  #look(): void {
    this.#note();
    for (const { mirror } of this.#device.tabs) {
      const text = mirror.drafts.get(this.#draft.place);
      if (text && mirror.me && this.#typed.get(text) !== mirror.me) throw new Broken(`somebody else's draft is shown: ${text}`);
    }
    this.#book.holds();
  }

  async #quiet(): Promise<void> {
    const [server, device] = [this.#server, this.#device];
    server.faults = calm;
    server.up = true;
    this.#full = false;
    this.#rough.death = 0;
    if (!device.tabs.length) await device.open();
    this.#leaving = false;
    if (!server.person) this.#signIn(school.para);
    if (!device.online) device.signal(true);
    await this.#world.pass(20_000);
    for (const tab of device.tabs) if (tab.mirror.out || tab.mirror.me === 0) tab.engine.retry(); // told only now that the session has ended
    await this.#world.pass(160_000);
    this.#others();
    await this.#world.pass(60_000);
    this.#trace('all is quiet');
    this.#look();
    this.#book.ends();
    await this.#told();
    await this.#kept();
    await this.#gone();
  }

  async #told(): Promise<void> {
    const left = undelivered(this.#server.state, this.#server.person, new Set());
    if (left.length) throw new Broken(`nobody was told that this has arrived: ${left.join()}`);
  }

  // A page that opens without signal shows the same, down to the last word.
  async #kept(): Promise<void> {
    const device = this.#device;
    const before = device.tabs[0];
    if (!before) return;
    for (const tab of device.tabs) if (plain(tab.mirror.state) !== plain(before.mirror.state)) throw new Broken('two tabs differ');
    for (const tab of [...device.tabs]) this.#kill(tab);
    device.online = false;
    const after = await device.open();
    const lines = (tab: Tab): string => JSON.stringify([...tab.mirror.state.timelines].sort(([a], [b]) => a - b));
    if (plain(after.mirror.state) !== plain(before.mirror.state)) throw new Broken(`the store holds another state than was shown: ${differing(after.mirror.state, before.mirror.state)}`);
    if (lines(after) !== lines(before)) throw new Broken('the store holds other entries than were shown');
    const text = after.mirror.drafts.get(this.#draft.place) ?? '';
    if (!this.#draft.texts.has(text)) throw new Broken(`the draft came back as “${text}”`);
  }

  // And after signing out there is nothing.
  async #gone(): Promise<void> {
    await this.#device.tabs[0]?.engine.forget();
    const database = await Database.open(this.#device.database);
    const saved = await database.load();
    database.close();
    const left = [saved.where.me, saved.state.persons.size, saved.state.timelines.size, saved.rows.length, saved.seen.length, Object.keys(saved.drafts).length];
    if (left.some((count) => count !== 0)) throw new Broken(`signing out left something: ${left.join()}`);
  }
}

// Says what was broken; empty: nothing. `tell` is told what happened on the way there.
export async function runDay(seed: number, tell: (line: string) => void = () => undefined): Promise<string> {
  const day = new Day(seed, tell);
  let hangs: ReturnType<typeof setTimeout> | undefined;
  try {
    await Promise.race([day.run(), new Promise((_, end) => { hangs = setTimeout(() => end(new Broken('the day never ends')), longestDay); })]);
    return '';
  } catch (why) {
    if (why instanceof Broken) return why.message;
    return why instanceof Error ? `${why.message}\n${why.stack ?? ''}` : String(why);
  } finally {
    clearTimeout(hangs);
  }
}
