import { afterEach, beforeEach, expect, it, vi } from 'vitest';
import { inFrames } from './gradually.svelte';

let frames: (() => void)[];
beforeEach(() => {
  frames = [];
  vi.useFakeTimers();
  vi.stubGlobal('requestAnimationFrame', (run: () => void) => frames.push(run));
});
afterEach(() => { vi.useRealTimers(); vi.unstubAllGlobals(); });

const paint = (): void => {
  for (const run of frames.splice(0)) run();
  vi.runAllTimers();
};

it('runs after so many frames, once, in a task after the paint', () => {
  let ran = 0;
  inFrames(2, () => { ran += 1; });
  paint();
  expect(ran).toBe(0);
  for (const run of frames.splice(0)) run();
  expect(ran).toBe(0);
  vi.runAllTimers();
  paint();
  expect(ran).toBe(1);
});

it('does nothing once it is cancelled', () => {
  let ran = 0;
  const cancel = inFrames(1, () => { ran += 1; });
  cancel();
  paint();
  paint();
  expect(ran).toBe(0);
});
