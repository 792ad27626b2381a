// A session without a screen: it keeps what sync tells it, through the same reducers.
import { applyEntry, applyHereNow, applyPage, applyPresence, applyRead, applySnapshot } from '$stores/reduce';
import type { Connection, Outgoing, Receiver } from '$stores/seam';
import { emptyState, type SchoolState } from '$stores/state';

export class Mirror implements Receiver {
  me = 0;
  state: SchoolState = emptyState;
  drafts = new Map<string, string>();
  list: readonly Outgoing[] = [];
  connected: Connection = 'reconnecting';
  full = false;
  out = false;
  refusals: string[] = [];
  painted = new Set<string>(); // commands whose entries have come
  doubled: string[] = []; // commands that were shown as waiting beside their entries
  applied: number[] = []; // sequences, in the order they came, since the last snapshot

  current(): { me: number; state: SchoolState } { return { me: this.me, state: this.state }; }
  restored(saved: { me: number; state: SchoolState; drafts: Record<string, string> }): void {
    this.me = saved.me;
    this.state = saved.state;
    this.drafts = new Map(Object.entries(saved.drafts));
    this.applied = [];
    this.painted.clear();
  }
  welcomed({ person }: { person: number }): void { this.me = person; this.out = false; }
  snapshot(part: Parameters<Receiver['snapshot']>[0], afresh: boolean): void { this.state = applySnapshot(this.state, part, afresh); this.applied = []; this.painted.clear(); }
  entries(entries: Parameters<Receiver['entries']>[0]): void {
    for (const entry of entries) {
      this.applied.push(entry.sequence);
      this.painted.add(entry.command);
    }
    this.state = entries.reduce(applyEntry, this.state);
  }
  caughtUp(): void { /* nothing to show */ }
  page(page: Parameters<Receiver['page']>[0]): void { this.state = applyPage(this.state, page); }
  readMoved({ timeline, sequence }: Parameters<Receiver['readMoved']>[0]): void { this.state = applyRead(this.state, timeline, sequence); }
  presence(person: number, here: boolean): void { this.state = applyPresence(this.state, person, here); }
  hereNow(now: Parameters<Receiver['hereNow']>[0]): void { this.state = applyHereNow(this.state, now); }
  draft(place: string, text: string): void { this.drafts.set(place, text); }
  outbox(list: readonly Outgoing[]): void {
    this.list = list;
    for (const { id } of list) if (this.painted.has(id)) this.doubled.push(id);
  }
  replied(reply: Parameters<Receiver['replied']>[0]): void { if (reply.problem) this.refusals.push(reply.problem.code); }
  connection(state: Connection): void { this.connected = state; }
  signedOut(): void { this.out = true; }
  storeFull(full: boolean): void { this.full = full; }
}
