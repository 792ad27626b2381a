// Days of a device with bad signal, by seeds: every command is in the log exactly once and in order, and the device
// shows what the log says, without a hole (testing/day.ts, testing/book.ts).
//   CUELINE_SIZE=10000 npx vitest run src/sync/sim.test.ts     so many days
//   CUELINE_SEED=4711 npx vitest run src/sync/sim.test.ts      this one again
import 'fake-indexeddb/auto';
import { describe, expect, it } from 'vitest';
import { runDay } from './testing/day';
import { disk } from './testing/disk';
import { plants } from './testing/plants';

const only = Number(process.env.CUELINE_SEED ?? 0);
const [from, days] = only ? [only, 1] : [1, Number(process.env.CUELINE_SIZE ?? 0) || 300];
const perTest = 100;

disk.install();

describe('a bug in the engine', () => {
  const enough = 400;
  for (const plant of plants) {
    it.skipIf(only > 0)(`is found: ${plant.name}`, { timeout: 600_000 }, async () => {
      const { runDay: plantedDay } = (await import(/* @vite-ignore */ `./testing/day?plant=${encodeURIComponent(plant.name)}`)) as { runDay: typeof runDay };
      let [seed, what] = [0, ''];
      while (!what && seed < enough) what = await plantedDay((seed += 1));
      console.log(`${plant.name}: ${what ? `found with seed ${seed}: ${what.split('\n')[0]}` : 'not found'}`);
      expect(what).not.toBe('');
    });
  }
});

describe('a device with bad signal', () => {
  for (let first = from; first < from + days; first += perTest) {
    const last = Math.min(first + perTest, from + days) - 1;
    it(`keeps what was given to it and shows what is so, seeds ${first} to ${last}`, { timeout: 600_000 }, async () => {
      const broken: string[] = [];
      for (let seed = first; seed <= last; seed += 1) {
        const what = await runDay(seed, only ? console.log : undefined);
        if (what) broken.push(`seed ${seed}: ${what}`);
      }
      expect(broken).toEqual([]);
    });
  }
});
