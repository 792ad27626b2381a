// What a care team knows of a student: cards two people agreed on, and suggestions for a human to send or dismiss.
import type { Card, CardKind, Suggestion } from '$protocol';
import type { SchoolState } from './state';

export const cardKinds: CardKind[] = ['strategy', 'strength', 'preference', 'trigger', 'routine', 'goal'];

export const cardsOf = (state: SchoolState, student: number, kind?: CardKind): Card[] =>
  [...state.rows.card.values()].filter((card) => card.student === student && card.state !== 'retired' && (!kind || card.card_kind === kind)).sort((a, b) => a.id - b.id);

export const agreed = (card: Card): boolean => card.state === 'agreed';

// Waiting for somebody of the care team to send or dismiss.
export const openSuggestions = (state: SchoolState): Suggestion[] =>
  [...state.rows.suggestion.values()].filter((one) => one.state === 'open' || one.state === 'drafted').sort((a, b) => b.time - a.time);
