import type { Command } from '$protocol';
import type { Outgoing } from './seam';

// What a person wrote or chose in a command, if losing it would cost them something: else a refusal is only told.
export function contentOf(command: Command): string | null {
  switch (command.kind) {
    case 'observe': return command.note;
    case 'send_alert': return [command.title, command.text].filter(Boolean).join(' ');
    case 'raise_issue': return [command.title, command.text].filter(Boolean).join(' ');
    case 'edit_message': case 'answer_issue': case 'wait_issue': case 'propose_settlement': case 'reopen_issue': case 'decline_issue': return command.text;
    case 'answer_observation': case 'answer_alert': return command.text ?? null;
    case 'give_kudos': return command.text || null; // a line of the catalogue is one tap again
    case 'suggest_norm': case 'add_point': return command.text;
    case 'set_norms': return command.lines.map((line) => [line.title, line.text].filter(Boolean).join(': ')).join(' ');
    default: return null;
  }
}

// Messages stand refused in their channel; the others need a place.
export const refusedIn = (outbox: readonly Outgoing[]): Outgoing[] => outbox.filter((one) => one.state === 'refused' && one.command.kind !== 'post_message' && contentOf(one.command) !== null);

// Nothing is lost with these: they need not wait for a person.
export const isForgettable = (command: Command): boolean => command.kind !== 'post_message' && contentOf(command) === null;
