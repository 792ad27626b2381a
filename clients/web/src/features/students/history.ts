// All a device knows of a student's cues: what is current, and what the care team's timeline still tells of older ones.
import type { Observation } from '$protocol';
import { applyToObservations } from '$stores/observations';
import type { ById, SchoolState, Timeline } from '$stores/state';

const cache = new WeakMap<Timeline, ById<Observation>>(); // a timeline is replaced, never changed

function told(state: SchoolState, timeline: Timeline): ById<Observation> {
  const known = cache.get(timeline);
  if (known) return known;
  const room = (student: number): number => state.students.get(student)?.classroom ?? 0;
  let all: ById<Observation> = new Map();
  for (const entry of timeline.entries) all = applyToObservations(all, entry, room);
  cache.set(timeline, all);
  return all;
}

// By id; newest first when iterated.
export function historyOf(state: SchoolState, student: number): ById<Observation> {
  const timeline = state.timelines.get(state.students.get(student)?.care_team ?? 0);
  const all = new Map(timeline ? told(state, timeline) : []);
  for (const one of state.observations.values()) if (one.student === student) all.set(one.id, one);
  return new Map([...all.entries()].filter(([, one]) => one.student === student).sort(([, a], [, b]) => b.seen_at - a.seen_at));
}

// Whether nothing since that time can be missing here.
export function reaches(state: SchoolState, student: number, since: number): boolean {
  const timeline = state.timelines.get(state.students.get(student)?.care_team ?? 0);
  return timeline !== undefined && (timeline.complete || (timeline.entries[0]?.time ?? Infinity) <= since);
}
