import { describe, expect, it } from 'vitest';
import { type Card, limits } from '$protocol';
import { ticked, tickedToday } from './cards';

const goal: Card = { id: 7, student: 4, card_kind: 'goal', title: 'Asks for a break', text: '', steps: [], author: 1, agreed_by: 2, state: 'agreed' };
const day = 24 * 3_600_000;
const noon = Date.UTC(2026, 8, 22, 12);

describe('steps towards a goal', () => {
  it('are ticked once a day by each who saw one, and taken back that day only', () => {
    const once = ticked(goal, 1, true, noon);
    expect([once.ticked, tickedToday(once, 1, noon), tickedToday(once, 2, noon), tickedToday(once, 1, noon + day)]).toEqual([1, true, false, false]);
    expect(ticked(once, 1, true, noon + 60_000)).toBe(once);
    expect(ticked(once, 1, false, noon + day)).toBe(once);
    const both = ticked(once, 2, true, noon);
    const back = ticked(both, 1, false, noon);
    expect([back.ticked, back.ticks]).toEqual([1, [{ person: 2, time: noon }]]);
  });
  it('keeps the latest, and counts them all', () => {
    let card = goal;
    for (let n = 0; n <= limits.card_ticks; ++n) card = ticked(card, 1, true, noon + n * day);
    expect([card.ticks?.length, card.ticked, card.ticks?.[0]?.time]).toEqual([limits.card_ticks, limits.card_ticks + 1, noon + day]);
  });
});
