// What a care team knows of a student: cards two people agreed on, and suggestions for a human to send or dismiss.
import { type Card, type CardKind, limits, type Suggestion } from '$protocol';
import type { SchoolState } from './state';
import { sameDay } from './zone.svelte';

export const cardKinds: CardKind[] = ['strategy', 'strength', 'preference', 'trigger', 'routine', 'goal'];

export const cardsOf = (state: SchoolState, student: number, kind?: CardKind): Card[] =>
  [...state.rows.card.values()].filter((card) => card.student === student && card.state !== 'retired' && (!kind || card.card_kind === kind)).sort((a, b) => a.id - b.id);

// A step towards a goal is ticked once a day by each who saw it.
export const tickedToday = (card: Card, person: number, now: number): boolean =>
  (card.ticks ?? []).some((tick) => tick.person === person && sameDay(tick.time, now));

// The card after such a tick, or after today's was taken back; itself when there is nothing to do. As on the server.
export function ticked(card: Card, person: number, seen: boolean, now: number): Card {
  if (tickedToday(card, person, now) === seen) return card;
  const ticks = seen ? [...(card.ticks ?? []), { person, time: now }] : (card.ticks ?? []).filter((tick) => tick.person !== person || !sameDay(tick.time, now));
  return { ...card, ticks: ticks.slice(-limits.card_ticks), ticked: (card.ticked ?? 0) + (seen ? 1 : -1) };
}

export const agreed = (card: Card): boolean => card.state === 'agreed';

// Waiting for somebody of the care team to send or dismiss.
export const openSuggestions = (state: SchoolState): Suggestion[] =>
  [...state.rows.suggestion.values()].filter((one) => one.state === 'open' || one.state === 'drafted').sort((a, b) => b.time - a.time);
