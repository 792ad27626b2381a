// What the commands of who keeps the lists will most likely do: rooms and who is in them, rows that go, cards that rest.
import type { Command, EntryBody, Row } from '$protocol';
import type { Made } from './predict';
import type { SchoolState } from './state';

const fact = (body: EntryBody): Made[] => [{ body, timeline: 0 }];

export function madeOfLists(state: SchoolState, command: Command): Made[] {
  switch (command.kind) {
    case 'rename_channel': return fact({ kind: 'channel_renamed', channel: command.channel, name: command.name });
    case 'add_members': return fact({ kind: 'members_added', channel: command.channel, persons: command.persons });
    case 'remove_member': return fact({ kind: 'member_removed', channel: command.channel, person: command.person });
    case 'retire_card': {
      const card = state.rows.card.get(command.card);
      return card ? fact({ kind: 'row_set', row: { kind: 'card', ...card, state: 'retired', ...(command.reason && { retired_why: command.reason }) } }) : [];
    }
    case 'remove_row': {
      const row = state.rows[command.row_kind].get(command.id);
      return row ? fact({ kind: 'row_set', row: { kind: command.row_kind, ...row } as Row, removed: true }) : [];
    }
    default: return [];
  }
}
