// What stands in a timeline outlives its record: things closed long ago are drawn from the entry that made them.
import type { Alert, Entry, Observation } from '$protocol';
import { applyToAlerts } from '$stores/alerts';
import { applyToObservations } from '$stores/observations';
import type { SchoolState } from '$stores/state';

export const observationOf = (state: SchoolState, entry: Entry): Observation =>
  state.observations.get(entry.sequence) ??
  (applyToObservations(new Map(), entry, (student) => state.students.get(student)?.classroom ?? 0).get(entry.sequence) as Observation);

export const alertOf = (state: SchoolState, entry: Entry): Alert =>
  state.alerts.get(entry.sequence) ?? { ...(applyToAlerts(new Map(), entry).get(entry.sequence) as Alert), state: 'ended' };
