// What waits for this person, as the number on the app's icon: the changes and cues that Today asks them to answer.
import { awaiting } from './alerts';
import { waitingFor } from './observations';
import type { SchoolState } from './state';

const answering = new Set(['teacher', 'specialist']);
const lookedBack = 6 * 86_400_000; // ms: as far back as Today looks

export function waitingForMe(state: SchoolState, me: number, today: number): number {
  const cues = answering.has(state.persons.get(me)?.role ?? '') ? waitingFor(state.observations, me).filter((one) => one.seen_at >= today - lookedBack) : [];
  return awaiting(state.alerts, me).length + cues.length;
}
