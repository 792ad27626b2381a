// With whom: whoever teaches in my room, for who teaches there the paras; changed by hand it stays while the page lives.
import type { Channel } from '$protocol';
import { teaches } from '$stores/people';
import type { SchoolState } from '$stores/state';

export const teamOf = (state: SchoolState, room: Channel | undefined, me: number): number[] =>
  (room?.members ?? []).filter((id) => id !== me && state.persons.get(id)?.active);

export function usualPartners(state: SchoolState, room: Channel | undefined, me: number): number[] {
  const wanted = teaches(state.persons.get(me)) ? 'para' : 'teacher';
  return teamOf(state, room, me).filter((id) => state.persons.get(id)?.role === wanted).slice(0, 3);
}

export interface Topic { title: string; room: number | undefined }

class PlanPartners {
  #chosen = $state.raw<number[] | null>(null);
  topic = $state.raw<Topic | null>(null); // what it is to be about, if somebody came here from there

  of(state: SchoolState, room: Channel | undefined, me: number): number[] { return this.#chosen ?? usualPartners(state, room, me); }
  // Planning with one person, as their page offers it.
  only(person: number): void { this.#chosen = [person]; this.topic = null; }
  about(persons: number[], title: string, room: number | undefined): void { this.#chosen = persons; this.topic = { title, room }; }
  drop(): void { this.topic = null; this.#chosen = null; }
  toggle(chosen: readonly number[], person: number): void {
    this.#chosen = chosen.includes(person) ? chosen.filter((id) => id !== person) : [...chosen, person];
  }
}

export const planPartners = new PlanPartners();
