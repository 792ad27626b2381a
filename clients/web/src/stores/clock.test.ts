import { afterEach, beforeEach, expect, it, vi } from 'vitest';
import { clock } from './clock.svelte';

beforeEach(() => { vi.useFakeTimers({ now: 1_000_000 }); });
afterEach(() => { clock.freeze(0); vi.useRealTimers(); });

it('goes on four times a minute, and soon after something has come', () => {
  clock.freeze(1_000_000);
  clock.start();
  vi.advanceTimersByTime(2_000);
  expect(clock.now).toBe(1_000_000);
  clock.touch();
  clock.touch();
  vi.advanceTimersByTime(300);
  expect(clock.now).toBe(1_002_300);
  vi.advanceTimersByTime(15_000);
  expect(clock.now).toBe(1_015_000);
});

it('stands still where it was frozen, whatever comes', () => {
  clock.start();
  clock.touch();
  clock.freeze(5);
  clock.touch();
  vi.advanceTimersByTime(60_000);
  expect(clock.now).toBe(5);
});
