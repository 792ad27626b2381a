// What waits for this person, as the number on the app's icon: changes and plannings to answer, cues nobody has answered.
import { awaiting } from './alerts';
import { waitingFor, waits } from './observations';
import type { SchoolState } from './state';

export const waitingForMe = (state: SchoolState, me: number): number =>
  awaiting(state.alerts, me).length + waitingFor(state.observations, me, new Set()).filter((one) => waits(one, me)).length;
