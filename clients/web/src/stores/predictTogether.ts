// What the commands of working together will most likely do: norms, check-ins, kudos, planning. Each is a row set whole.
import type { Command, Row } from '$protocol';
import type { Made } from './predict';
import { isOpen } from './plannings';
import { madeOfLists } from './predictLists';
import type { RowOf } from './rows';
import type { SchoolState } from './state';
import { dateOf } from './zone.svelte';

const set = (row: Row, timeline: number): Made[] => [{ body: { kind: 'row_set', row }, timeline }];
const gone = (row: Row, timeline: number): Made => ({ body: { kind: 'row_set', row, removed: true }, timeline });

type Change<K extends 'norms' | 'planning'> = (row: RowOf<K>) => RowOf<K> | null;

function norms(state: SchoolState, channel: number, change: Change<'norms'>): Made[] {
  const row = state.rows.norms.get(channel);
  const next = row && change(row);
  return next ? set({ kind: 'norms', ...next }, channel) : [];
}

function planning(state: SchoolState, id: number, change: Change<'planning'>): Made[] {
  const row = state.rows.planning.get(id);
  const next = row && change(row);
  return next ? set({ kind: 'planning', ...next }, id) : [];
}

const emptyNorms = (id: number): RowOf<'norms'> => ({ id, version: 0, lines: [], changed: [], by: 0, time: 0, agreed: [], suggestions: [], verdicts: [], suggested: 0 });

function normsOf(state: SchoolState, command: Command, me: number, now: number): Made[] | null {
  switch (command.kind) {
    case 'set_norms': {
      const row = state.rows.norms.get(command.channel) ?? emptyNorms(command.channel);
      const same = (at: number): boolean => JSON.stringify(row.lines[at]) === JSON.stringify(command.lines[at]);
      const changed = row.version ? command.lines.flatMap((_, at) => (same(at) ? [] : [at + 1])) : [];
      const taken = row.suggestions.find((one) => one.number === command.takes_up);
      return set({
        kind: 'norms', ...row, version: row.version + 1, lines: command.lines, changed, by: me, time: now, agreed: [{ person: me, time: now }],
        suggestions: row.suggestions.filter((one) => one !== taken), verdicts: taken ? [...row.verdicts, { suggestion: taken, by: me, time: now }] : row.verdicts,
      }, command.channel);
    }
    case 'agree_norms': return norms(state, command.channel, (row) => ({ ...row, agreed: [...row.agreed.filter((one) => one.person !== me), { person: me, time: now }] }));
    case 'suggest_norm': {
      const { kind: _, channel, ...fields } = command;
      return norms(state, channel, (row) => ({ ...row, suggested: row.suggested + 1, suggestions: [...row.suggestions, { ...fields, number: row.suggested + 1, by: me, time: now }] }));
    }
    case 'decline_norm':
      return norms(state, command.channel, (row) => {
        const one = row.suggestions.find(({ number }) => number === command.number);
        const verdicts = one && one.by !== me ? [...row.verdicts, { suggestion: one, by: me, time: now, reason: command.reason }] : row.verdicts;
        return one ? { ...row, verdicts, suggestions: row.suggestions.filter((other) => other !== one) } : null;
      });
    default: return null;
  }
}

function planningOf(state: SchoolState, command: Command, me: number, now: number): Made[] | null {
  switch (command.kind) {
    case 'ask_planning': {
      const { kind: _, about, ...fields } = command;
      const agenda = about ? [{ number: 1, by: me, text: command.title, about, done: false }] : [];
      return set({ kind: 'planning', ...fields, id: 0, by: me, persons: [...new Set([...command.persons, me])].sort((a, b) => a - b), state: 'asked', replies: [], agenda, pointed: agenda.length }, 0);
    }
    case 'answer_planning':
      return planning(state, command.planning, (row) => {
        const replies = [...row.replies.filter((one) => one.person !== me), { person: me, comes: command.comes, reason: command.reason, time: now }];
        const all = row.persons.every((id) => id === row.by || replies.some((one) => one.person === id && one.comes));
        return isOpen(row) ? { ...row, replies, state: !command.comes ? 'declined' : all ? 'agreed' : row.state } : null;
      });
    case 'add_point': {
      const { kind: _, planning: id, ...fields } = command;
      return planning(state, id, (row) => ({ ...row, pointed: row.pointed + 1, agenda: [...row.agenda, { ...fields, number: row.pointed + 1, by: me, done: false }] }));
    }
    case 'tick_point':
      return planning(state, command.planning, (row) => ({ ...row, agenda: row.agenda.map((point) => (point.number === command.number ? { ...point, done: command.done } : point)) }));
    case 'remove_point': return planning(state, command.planning, (row) => ({ ...row, agenda: row.agenda.filter((point) => point.number !== command.number) }));
    case 'take_back_planning': return planning(state, command.planning, (row) => ({ ...row, state: 'taken_back' }));
    case 'close_planning':
      return planning(state, command.planning, (row) => ({ ...row, state: command.kept ? 'kept' : 'lost', ...(!command.kept && { lost_to: command.lost_to }) }));
    default: return null;
  }
}

export function madeTogether(state: SchoolState, command: Command, me: number, now: number): Made[] {
  switch (command.kind) {
    case 'give_kudos': {
      const { kind: _, ...fields } = command;
      return set({ kind: 'kudos', ...fields, id: 0, by: me, time: now }, command.channel ?? command.person);
    }
    case 'retract_kudos': {
      const row = state.rows.kudos.get(command.kudos);
      if (!row) return [];
      const { line: _, about: __, ...left } = row;
      return [gone({ kind: 'kudos', ...left, text: '' }, row.channel ?? row.person)];
    }
    case 'answer_check_in': {
      const { kind: _, ...fields } = command;
      const { date } = dateOf(now);
      const before = [...state.rows.check_in.values()].filter((one) => one.person === me && one.room === command.room && one.date === date);
      return [...before.map((row) => gone({ kind: 'check_in', ...row }, command.room)), ...set({ kind: 'check_in', ...fields, id: 0, person: me, date, time: now }, command.room)];
    }
    default: return normsOf(state, command, me, now) ?? planningOf(state, command, me, now) ?? madeOfLists(state, command);
  }
}
