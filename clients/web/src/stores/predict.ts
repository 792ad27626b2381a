// What a command will most likely do, shown at once: the same entries the server would make, run through the same
// reducers, and thrown away as soon as the real ones arrive.
import type { Command, Entry, EntryBody, IssueStep } from '$protocol';
import { ticked } from './cards';
import { membersOf } from './channels';
import { madeTogether } from './predictTogether';
import { applyEntry } from './reduce';
import type { Outgoing } from './seam';
import { firstPending, type SchoolState, type Timeline } from './state';

export interface Made { body: EntryBody; timeline: number; also?: number[]; to?: number[] }

const step = (issue: number, name: IssueStep, more: object = {}): Made => ({ body: { kind: 'issue_moved', issue, step: name, ...more }, timeline: issue });

function audienceOf(state: SchoolState, command: Extract<Command, { kind: 'send_alert' }>, me: number): number[] {
  const people = new Set(command.audience.persons);
  for (const id of command.audience.channels) {
    const channel = state.channels.get(id);
    if (channel) for (const person of membersOf(state, channel)) people.add(person);
  }
  for (const person of state.persons.values()) if (person.active && command.audience.roles.includes(person.role)) people.add(person.id);
  people.delete(me);
  return [...people];
}

function made(state: SchoolState, command: Command, me: number, now: number): Made[] {
  switch (command.kind) {
    case 'observe':
      return command.students.flatMap((id) => {
        const student = state.students.get(id);
        if (!student) return [];
        const { kind: _, students: __, ...fields } = command;
        return [{ body: { kind: 'observation_sent', ...fields, student: id, retracted: false }, timeline: student.care_team, also: [student.classroom] }];
      });
    case 'answer_observation': {
      const { kind: _, ...fields } = command;
      return [{ body: { kind: 'observation_answered', ...fields }, timeline: state.observations.get(command.observation)?.care_team ?? 0 }];
    }
    case 'retract_observation':
      return [{ body: { kind: 'observation_retracted', observation: command.observation }, timeline: 0 }];
    case 'post_message':
      return [{ body: { kind: 'message_posted', text: command.text, reply_to: command.reply_to, retracted: false }, timeline: command.timeline }];
    case 'answer_alert': {
      const { kind: _, ...fields } = command;
      return [{ body: { kind: 'alert_answered', ...fields }, timeline: command.alert }];
    }
    case 'finish_alert': return [{ body: { kind: 'alert_done', alert: command.alert }, timeline: command.alert }];
    case 'change_school': {
      const { kind: _, ...fields } = command;
      return [{ body: { kind: 'school_changed', ...fields }, timeline: 0 }];
    }
    case 'send_alert': {
      const { kind: _, ...fields } = command;
      return [{ body: { kind: 'alert_sent', ...fields }, timeline: 0, also: command.audience.channels, to: audienceOf(state, command, me) }];
    }
    case 'complete_observation': case 'bring_observation': {
      const { kind, ...fields } = command;
      const home = state.observations.get(command.observation)?.care_team ?? 0;
      return [{ body: { kind: kind === 'complete_observation' ? 'observation_completed' : 'observation_brought', ...fields } as EntryBody, timeline: home }];
    }
    case 'set_rows':
      return command.rows.filter((row) => row.id).map((row) => ({ body: { kind: 'row_set', row }, timeline: 0 }));
    case 'send_suggestion': case 'dismiss_suggestion': {
      const row = state.rows.suggestion.get(command.suggestion);
      return row ? [{ body: { kind: 'row_set', row: { kind: 'suggestion', ...row, by: me, state: command.kind === 'send_suggestion' ? 'sent' : 'dismissed' } }, timeline: 0 }] : [];
    }
    case 'agree_card': {
      const row = state.rows.card.get(command.card);
      return row ? [{ body: { kind: 'row_set', row: { kind: 'card', ...row, agreed_by: me, state: 'agreed' } }, timeline: 0 }] : [];
    }
    case 'tick_goal': {
      const row = state.rows.card.get(command.card);
      return row ? [{ body: { kind: 'row_set', row: { kind: 'card', ...ticked(row, me, command.seen, now) } }, timeline: 0 }] : [];
    }
    case 'raise_issue': {
      if (command.secret) return []; // without a name it is not shown as mine, here neither
      const { kind: _, secret: __, ...fields } = command;
      return [{ body: { kind: 'issue_raised', ...fields, due: now + 4 * 3_600_000 }, timeline: 0 }];
    }
    case 'change_person': {
      const { kind: _, ...fields } = command;
      return [{ body: { kind: 'person_changed', ...fields }, timeline: 0 }];
    }
    case 'deactivate_person': return [{ body: { kind: 'person_deactivated', person: command.person }, timeline: 0 }];
    case 'reactivate_person': return [{ body: { kind: 'person_reactivated', person: command.person }, timeline: 0 }];
    case 'give_issue': return [step(command.issue, 'given', { owner: command.owner })];
    case 'accept_issue': return [step(command.issue, 'accepted')];
    case 'answer_issue': return [step(command.issue, 'answered', { text: command.text })];
    case 'wait_issue': return [step(command.issue, 'waiting', { text: command.text, until: command.until })];
    case 'propose_settlement': return [step(command.issue, 'proposed', { text: command.text })];
    case 'agree_settlement': return [step(command.issue, 'settled')];
    case 'reopen_issue': return [step(command.issue, 'reopened', { text: command.text })];
    case 'decline_issue': return [step(command.issue, 'declined', { text: command.text })];
    default: return madeTogether(state, command, me, now);
  }
}

function edited(state: SchoolState, command: Extract<Command, { kind: 'edit_message' }>): Made[] {
  const holds = ([, timeline]: [number, Timeline]): boolean => timeline.entries.some((entry) => entry.sequence === command.message);
  const home = [...state.timelines].find(holds)?.[0];
  return home ? [{ body: { kind: 'message_edited', message: command.message, text: command.text, retracted: false }, timeline: home }] : [];
}

export function entriesOf(state: SchoolState, outgoing: Outgoing, me: number, first: number): Entry[] {
  const { id, command, created } = outgoing;
  const bodies = command.kind === 'edit_message' ? edited(state, command) : made(state, command, me, created);
  return bodies.map(({ body, timeline, also = [], to = [] }, at) => ({
    version: 1, sequence: first + at, timeline: timeline || first + at, previous: 0, also, to, time: created, author: me, command: id, body,
  }));
}

export function withOutbox(state: SchoolState, outbox: readonly Outgoing[], me: number): SchoolState {
  let next = state;
  let sequence = firstPending;
  for (const outgoing of outbox) {
    if (outgoing.state === 'refused' && outgoing.command.kind !== 'post_message') continue;
    for (const entry of entriesOf(next, outgoing, me, sequence)) {
      next = applyEntry(next, entry);
      sequence += 1;
    }
  }
  return next;
}
