import 'fake-indexeddb/auto';
import { expect, test } from 'vitest';
import * as safe from './safe';

const key = 'A'.repeat(43); // 32 bytes, as the server makes them
const other = `B${'A'.repeat(42)}`;

test('what somebody leaves is opened by their key alone', async () => {
  const kept = await safe.seal(5, key, { words: 'canary in the coal mine' }, 2);
  expect(new TextDecoder().decode(kept.sealed)).not.toContain('canary');
  expect(await safe.open(kept, key)).toEqual({ words: 'canary in the coal mine' });
  await expect(safe.open(kept, other)).rejects.toThrow();
  await expect(safe.open({ ...kept, person: 6 }, key)).rejects.toThrow(); // not even as somebody else's
  const bent = new Uint8Array(kept.sealed.slice(0));
  bent[3] = (bent[3] ?? 0) ^ 1;
  await expect(safe.open({ ...kept, sealed: bent.buffer }, key)).rejects.toThrow();
});

test('two seals of the same words do not look alike', async () => {
  const [one, two] = [await safe.seal(5, key, 'same', 0), await safe.seal(5, key, 'same', 0)];
  expect(new Uint8Array(one.sealed)).not.toEqual(new Uint8Array(two.sealed));
});

test('a device knows who is on it and how much of whom waits, until they are gone', async () => {
  await safe.setNow({ person: 5, key, until: 9_000, idle: 180_000 });
  await safe.keep(await safe.seal(5, key, 'a', 2));
  await safe.keep(await safe.seal(6, key, 'b', 0));
  expect((await safe.now())?.person).toBe(5);
  expect(await safe.waiting()).toEqual(new Map([[5, 2], [6, 0]]));
  await safe.dropKept(6);
  await safe.forgetNow();
  expect(await safe.now()).toBeUndefined();
  expect([...(await safe.waiting()).keys()]).toEqual([5]);
  await safe.forgetAll();
  expect((await safe.waiting()).size).toBe(0);
});
