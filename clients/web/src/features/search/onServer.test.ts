import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import '$i18n/testing';
import { schoolAt } from '../../fixtures/school';
import { session } from '$stores/session.svelte';
import { OnServer } from './onServer.svelte';

let asked: number[];
let upTo: number; // how far the server has read

beforeEach(() => {
  vi.useFakeTimers();
  [asked, upTo] = [[], 0];
  session.confirmed = { ...schoolAt(2), heads: new Map([[1, 9]]) };
  session.connection = 'live';
  const started = Date.now();
  vi.spyOn(session, 'ask').mockImplementation(async () => {
    asked.push(Date.now() - started);
    return { finding: { kind: 'search_hits', hits: [], up_to: upTo }, time: 0, fresh: true };
  });
});
afterEach(() => { vi.restoreAllMocks(); vi.useRealTimers(); });

describe('what a busy server has not yet read', () => {
  it('is asked for until it has', async () => {
    const search = new OnServer();
    search.look({ text: 'gym', chip: 'all', open: false }, false);
    await vi.advanceTimersByTimeAsync(1_000);
    upTo = 9;
    await vi.advanceTimersByTimeAsync(600_000);
    expect(asked).toEqual([0, 2_000]);
  });

  it('is asked for less and less often, and in the end no more; another word begins anew', async () => {
    const search = new OnServer();
    search.look({ text: 'gym', chip: 'all', open: false }, false);
    await vi.advanceTimersByTimeAsync(600_000);
    expect(asked).toEqual([0, 2_000, 6_000, 14_000, 30_000, 62_000]);
    search.look({ text: 'hall', chip: 'all', open: false }, false);
    await vi.advanceTimersByTimeAsync(600_000);
    expect(asked.length).toBe(12);
  });

  it('is nobody\'s question once the screen is left', async () => {
    const search = new OnServer();
    search.look({ text: 'gym', chip: 'all', open: false }, false);
    await vi.advanceTimersByTimeAsync(1_000);
    search.stop();
    await vi.advanceTimersByTimeAsync(600_000);
    expect(asked).toEqual([0]);
  });
});

it('asks the server for what the search is narrowed to, words or none, and leaves out what is not chosen', async () => {
  const search = new OnServer();
  search.look({ text: '', chip: 'all', open: false, narrow: { person: 6, from: 10 } }, false);
  await vi.advanceTimersByTimeAsync(1);
  expect(vi.mocked(session.ask).mock.calls[0]?.[0]).toEqual({ kind: 'search_for', text: '', typing: false, open: false, order: 'newest', limit: 20, person: 6, from: 10 });
  search.stop();
});
