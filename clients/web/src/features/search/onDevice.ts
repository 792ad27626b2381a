// What this device knows, searched at once, with or without signal. Students are found by their initials alone.
import '$i18n/issues';
import { word } from '$i18n';
import { contextPhrase, signWord } from '$features/observations/words';
import { channelName } from '$features/channels/words';
import { observationOf } from '$features/channels/records';
import { kudosText } from '$features/kudos/words';
import { textOf, titleOf } from '$features/norms/words';
import { planPath } from '$features/planning/days';
import type { Observation } from '$protocol';
import { isOpen as issueOpen } from '$stores/issues';
import { itemsOf, type MessageItem } from '$stores/messages';
import type { SchoolState } from '$stores/state';
import { addressOf, type Hit } from './hits';
import { has, marked, plain, wordsOf } from './matching';
import { isNarrow, type Narrow, suits } from './narrow';

export interface Looking { text: string; open: boolean; narrow?: Narrow }

interface Found extends Omit<Hit, 'key' | 'words' | 'where' | 'codes' | 'href'> { said: string; also: string; open: boolean; href: string; where?: string; codes?: string[]; places: readonly number[] }

const lines = (...texts: (string | undefined)[]): string => texts.filter(Boolean).join('. ').replaceAll('..', '.');

// "J.R." is typed as "JR" too.
const initialsWords = (initials: string): string => `${initials} ${initials.replaceAll('.', '')}`;

function cue(state: SchoolState, one: Observation): Found {
  const student = state.students.get(one.student);
  const said = lines(one.note, one.before, one.did, one.after, ...one.answers.map((answer) => answer.text));
  return {
    kind: 'observation', id: one.id, entry: one.id, author: one.author, time: one.time, student: one.student, codes: one.signs, said,
    where: contextPhrase(one.context), href: `/s/${one.student}`, places: [one.care_team, student?.classroom ?? 0], open: !one.closed && !one.retracted,
    also: [...one.signs.map(signWord), contextPhrase(one.context), student ? initialsWords(student.initials) : '', state.persons.get(one.author)?.name ?? ''].join(' '),
  };
}

function message(state: SchoolState, me: number, timeline: number, one: MessageItem): Found {
  const channel = state.channels.get(timeline);
  const author = state.persons.get(one.author)?.name ?? '';
  return {
    kind: 'message', id: one.id, entry: one.id, author: one.author, time: one.time, said: one.text, also: author, places: [timeline], open: false, where: channel ? channelName(state, channel, me) : '',
    href: addressOf(state, { found_kind: 'message', id: one.id, timeline, ...(channel && { channel: timeline }), author: one.author }, () => undefined),
  };
}

function* messages(state: SchoolState, me: number): Generator<Found> {
  for (const [id, timeline] of state.timelines) {
    for (const item of itemsOf(timeline)) {
      const said = item.kind === 'message' ? [item] : item.kind === 'kudos' ? [] : item.replies;
      for (const one of said) if (!one.retracted && one.text) yield message(state, me, id, one);
    }
  }
}

function* cues(state: SchoolState): Generator<Found> {
  const seen = new Set<number>();
  for (const one of state.observations.values()) {
    seen.add(one.id);
    if (!one.retracted) yield cue(state, one);
  }
  for (const timeline of state.timelines.values()) {
    for (const entry of timeline.entries) {
      if (entry.body.kind !== 'observation_sent' || entry.body.retracted || seen.has(entry.sequence)) continue;
      seen.add(entry.sequence);
      yield cue(state, observationOf(state, entry));
    }
  }
}

function* changesAndIssues(state: SchoolState): Generator<Found> {
  for (const one of state.alerts.values()) {
    yield {
      kind: 'alert', id: one.id, entry: one.id, author: one.sender, time: one.time, codes: [one.template_code], href: `/a/${one.id}`, places: one.audience.channels, open: one.state === 'open' || one.state === 'taken',
      said: lines(one.title, one.text), also: [word('template', one.template_code), one.place ?? '', state.persons.get(one.sender)?.name ?? ''].join(' '),
    };
  }
  for (const one of state.issues.values()) {
    yield {
      kind: 'issue', id: one.id, entry: one.id, author: one.raiser, time: one.time, codes: [one.issue_kind], href: `/issues/${one.id}`, places: one.room === undefined ? [] : [one.room], open: issueOpen(one),
      said: lines(one.title, one.text, one.would_help, ...one.history.map((step) => step.text)), also: [word('issue_kind', one.issue_kind), state.persons.get(one.raiser)?.name ?? ''].join(' '),
    };
  }
}

function* agreed(state: SchoolState, me: number): Generator<Found> {
  const name = (id: number | undefined): string => {
    const channel = id === undefined ? undefined : state.channels.get(id);
    return channel ? channelName(state, channel, me) : '';
  };
  for (const one of state.rows.norms.values()) {
    yield { kind: 'norms', id: one.id, entry: one.id, author: one.by, time: one.time, said: lines(...one.lines.flatMap((line) => [titleOf(line), textOf(line)])), also: name(one.id), where: name(one.id), href: `/c/${one.id}/norms`, places: [one.id], open: false };
  }
  for (const one of state.rows.kudos.values()) {
    const text = kudosText({ ...one });
    if (text) yield { kind: 'kudos', id: one.id, entry: one.id, author: one.by, time: one.time, said: text, also: state.persons.get(one.by)?.name ?? '', where: name(one.channel), href: one.channel === undefined ? `/p/${one.by}` : `/c/${one.channel}`, places: one.channel === undefined ? [] : [one.channel], open: false };
  }
  for (const one of state.rows.planning.values()) {
    yield { kind: 'planning', id: one.id, entry: one.id, author: one.by, time: one.from, said: lines(one.title, ...one.agenda.map((point) => point.text)), also: name(one.room), where: name(one.room), href: planPath(one.from), places: one.room === undefined ? [] : [one.room], open: false };
  }
}

function* everybody(state: SchoolState): Generator<Found> {
  for (const one of state.students.values()) {
    yield { kind: 'student', id: one.id, entry: 0, author: 0, time: 0, student: one.id, said: '', also: initialsWords(one.initials), where: state.channels.get(one.classroom)?.name ?? '', href: `/s/${one.id}`, places: [], open: false };
  }
  for (const one of state.persons.values()) {
    if (one.active) yield { kind: 'person', id: one.id, entry: 0, author: one.id, time: 0, said: '', also: `${one.name} ${one.title ?? ''}`, where: one.title ?? word('role', one.role), href: `/p/${one.id}`, places: [], open: false };
  }
}

// The newest first. With nothing typed nothing is found, unless what is open is looked for, or the search is narrowed.
export function findOnDevice(state: SchoolState, me: number, looking: Looking): Hit[] {
  // Initials as they are written split into letters: what was typed together is looked for together.
  const typed = /^\p{L}{1,2}(\.\p{L}{1,3})+\.?$/u.test(looking.text.trim()) ? [plain(looking.text).replaceAll('.', '').trim()] : wordsOf(looking.text);
  const narrow = looking.narrow !== undefined && isNarrow(looking.narrow);
  if (!typed.length && !looking.open && !narrow) return [];
  const found: Hit[] = [];
  for (const source of [everybody(state), cues(state), changesAndIssues(state), messages(state, me), agreed(state, me)]) {
    for (const one of source) {
      if (looking.open && !one.open) continue;
      if (narrow && !suits(looking.narrow ?? {}, one)) continue;
      if (!has(`${one.said} ${one.also}`, typed)) continue;
      const { said, also: _, open: __, places: ___, where = '', codes = [], ...hit } = one;
      found.push({ ...hit, key: `${one.kind}/${one.entry || one.id}`, where, codes, words: marked(said, typed) });
    }
  }
  return found.sort((a, b) => b.time - a.time);
}
