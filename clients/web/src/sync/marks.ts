// Which items this device still has to tell the server about. Read off the state, so nothing needs to be remembered:
// what was told comes back as an entry.
import { limits } from '$protocol';
import type { SchoolState } from '$stores/state';

const has = (list: readonly { person: number }[], me: number): boolean => list.some((one) => one.person === me);

// Open cues and changes addressed to this person that have reached this device, and of which the sender does not know.
export function undelivered(state: SchoolState, me: number, told: ReadonlySet<number>): number[] {
  const items: number[] = [];
  for (const one of state.observations.values()) {
    if (one.author !== me && !one.closed && !has(one.delivered, me) && isFor(state, one.care_team, me)) items.push(one.id);
  }
  for (const one of state.alerts.values()) {
    const mine = one.recipients.find((recipient) => recipient.person === me);
    if (mine && one.state === 'open' && !mine.delivered) items.push(one.id);
  }
  return items.filter((id) => !told.has(id)).slice(0, limits.marks_per_command);
}

const isFor = (state: SchoolState, careTeam: number, me: number): boolean => state.channels.get(careTeam)?.members.includes(me) ?? false;

// Whether telling the server that this person opened an item would change anything.
export function isUnseen(state: SchoolState, me: number, id: number): boolean {
  const observation = state.observations.get(id);
  if (observation) return observation.author !== me && !has(observation.seen, me) && isFor(state, observation.care_team, me);
  const alert = state.alerts.get(id);
  if (alert) return alert.recipients.some((recipient) => recipient.person === me && !recipient.seen);
  const issue = state.issues.get(id);
  return issue !== undefined && issue.raiser !== me && !has(issue.seen, me);
}
