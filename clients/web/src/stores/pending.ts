// What this person has sent and nobody has confirmed: how a component tells it from the rest.
import type { Command } from '$protocol';
import type { Outgoing } from './seam';
import { firstPending } from './state';

export const isPending = (id: number): boolean => id >= firstPending;

// Which commands still stand between a person and the truth of a thing: its dashed mark.
export function onTheWay(outbox: readonly Outgoing[], about: (command: Command) => boolean): Outgoing | undefined {
  return outbox.find((one) => one.state !== 'refused' && about(one.command));
}
