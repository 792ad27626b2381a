// Who is where, as the timetable says: asked when somebody looks, kept with its time for when nobody answers.
import type { PersonAt } from '$protocol';
import { session } from '$stores/session.svelte';

class Whereabouts {
  at = $state.raw<ReadonlyMap<number, PersonAt>>(new Map());
  time = $state(0);
  fresh = $state(false);

  async ask(): Promise<void> {
    const { finding, time, fresh } = await session.ask({ kind: 'who_is' });
    if (finding?.kind !== 'who') { this.fresh = false; return; }
    this.at = new Map(finding.persons.map((one) => [one.person, one]));
    [this.time, this.fresh] = [time, fresh];
  }

  // Called while a component is set up: now, when the connection is back, and every five minutes.
  follow(): void {
    $effect(() => {
      void session.connection;
      void this.ask();
      const timer = setInterval(() => void this.ask(), 300_000);
      return () => clearInterval(timer);
    });
  }
}

export const whereabouts = new Whereabouts();
