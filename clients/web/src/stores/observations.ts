import type { Entry, Observation, ObservationReply, Pursuit, PursuitAct, Student, Valence } from '$protocol';
import { signs } from '$protocol';
import { rulebook } from './rulebook.svelte';
import type { LoopState } from '$ui/Loop.svelte';
import { type ById, change, given, put } from './state';

// On top of the list, then left to its author: once.
function risen(one: Observation, act: PursuitAct, pursuit: Pursuit, time: number): Observation {
  if (act === 'put_on_top') return { ...one, pursuit, rise: 'on_top' };
  return act === 'offer_author' && !one.offered ? { ...one, pursuit, rise: 'offered', offered: time } : { ...one, pursuit };
}

// Nobody is looked for any more.
const unpursued = (one: Observation): Observation => (one.pursuit ? { ...one, pursuit: { ...one.pursuit, next: undefined } } : one);

const closing = (closes: boolean, time: number, one: Observation): Observation => (closes ? { ...unpursued(one), closed: one.closed ?? time } : one);

const settles = (answer: ObservationReply['answer']): boolean => answer !== 'seen' && answer !== 'on_my_way' && answer !== 'try_this';

const withTime = <T extends { person: number; time: number }>(list: T[], item: T): T[] =>
  list.some((one) => one.person === item.person) ? list : [...list, item];

export function applyToObservations(observations: ById<Observation>, entry: Entry, classroomOf: (student: number) => number): ById<Observation> {
  const body = entry.body;
  const by = { person: entry.author, time: entry.time };
  switch (body.kind) {
    case 'observation_sent':
      return put(observations, entry.sequence, {
        id: entry.sequence, student: body.student, care_team: entry.timeline, classroom: entry.also[0] ?? classroomOf(body.student),
        author: entry.author, time: entry.time, seen_at: body.seen_at, signs: body.signs, intensity: body.intensity, context: body.context,
        basis: body.basis, urgency: body.urgency, note: body.note, delivered: [], seen: [], answers: [], retracted: body.retracted,
        ...given({ room: body.room, period: body.period, mode: body.mode, pursuit: body.pursuit }),
      });
    case 'observation_answered':
      return change(observations, body.observation, (observation) => closing(settles(body.answer), entry.time, {
        ...observation,
        answers: [...observation.answers, { ...by, answer: body.answer, text: body.text, ...given({ card: body.card, until: body.until }) }],
        delivered: withTime(observation.delivered, by),
        seen: withTime(observation.seen, by),
        ...given({ pursuit: body.pursuit }),
      }));
    case 'observation_retracted':
      return change(observations, body.observation, (observation) => ({
        ...closing(true, entry.time, observation), signs: [], note: '', context: {}, retracted: true, room: undefined, period: undefined, mode: undefined,
        before: undefined, trigger: undefined, did: undefined, after: undefined, minutes: undefined, card: undefined, helped: undefined,
      }));
    case 'observation_completed': {
      const { kind: _, observation: id, closes, ...fields } = body;
      return change(observations, id, (observation) =>
        closing(closes ?? false, entry.time, { ...observation, ...given(fields), completions: [...(observation.completions ?? []), entry.sequence] }));
    }
    case 'observation_brought':
      return change(observations, body.observation, (observation) => ({
        ...unpursued(observation), brought_to: body.to, issue: body.issue, offered: observation.offered ?? entry.time,
      }));
    case 'pursued':
      return change(observations, body.item, (observation) => risen(observation, body.act, body.pursuit, entry.time));
    case 'marked':
      return change(observations, body.item, (observation) => ({
        ...observation,
        delivered: withTime(observation.delivered, by),
        seen: body.mark === 'seen' ? withTime(observation.seen, by) : observation.seen,
      }));
    default:
      return observations;
  }
}

// ---- Selectors ----

const valences = new Map<string, Valence>(signs.map((sign) => [sign.code, sign.valence]));
const weight: Record<Valence, number> = { bright: 0, watch: 1, support: 2, call: 3 };

export const valenceOf = (sign: string): Valence => {
  const own = rulebook.signs.get(sign)?.valence;
  return own !== undefined && own in weight ? (own as Valence) : (valences.get(sign) ?? 'watch');
};

export function valenceOfAll(codes: readonly string[]): Valence {
  return codes.map(valenceOf).reduce<Valence>((most, one) => (weight[one] > weight[most] ? one : most), 'bright');
}

// The answer that says most: used or a talk, else words, else the last "seen".
export function lastAnswer(observation: Observation): ObservationReply | undefined {
  const last = (wanted: (answer: ObservationReply['answer']) => boolean): ObservationReply | undefined => observation.answers.findLast((one) => wanted(one.answer));
  return last((answer) => answer === 'used_it' || answer === 'lets_talk') ?? last((answer) => answer === 'try_this') ?? last(settles) ?? last((answer) => answer === 'on_my_way') ?? observation.answers.at(-1);
}

export function loopOf(observation: Observation): LoopState {
  if (observation.retracted) return 'retracted';
  const answer = lastAnswer(observation);
  if (answer?.answer === 'lets_talk') return 'talk';
  if (answer && settles(answer.answer)) return 'closed';
  return answer || observation.seen.some((seen) => seen.person !== observation.author) ? 'seen' : 'sent';
}

export const isAnswered = (observation: Observation): boolean => observation.answers.length > 0;

export const isOpen = (observation: Observation): boolean => !observation.retracted && !observation.closed;

export const waits = (one: Observation, me: number): boolean => isOpen(one) && one.author !== me && !one.answers.some((answer) => answer.person === me);

// What nobody answered by the end of its period comes first, then needs support, then what has waited longest.
// What was answered since the page was opened keeps its place.
export function waitingFor(observations: ById<Observation>, me: number, justAnswered: ReadonlySet<number> = new Set()): Observation[] {
  return [...observations.values()]
    .filter((one) => justAnswered.has(one.id) || waits(one, me))
    .sort((a, b) => Number(Boolean(b.rise)) - Number(Boolean(a.rise)) || weight[valenceOfAll(b.signs)] - weight[valenceOfAll(a.signs)] || a.time - b.time);
}

export function lastValence(observations: ById<Observation>, student: number, since: number): Valence | null {
  let last: Observation | undefined;
  for (const one of observations.values()) {
    if (one.student === student && !one.retracted && one.seen_at >= since && (!last || one.seen_at > last.seen_at)) last = one;
  }
  return last ? valenceOfAll(last.signs) : null;
}

export function oftenWith(students: readonly Student[], observations: ById<Observation>, me: number, before: number): Student[] {
  const counts = new Map<number, number>();
  for (const one of observations.values()) if (one.author === me && one.seen_at < before) counts.set(one.student, (counts.get(one.student) ?? 0) + 1);
  return [...students].sort((a, b) => (counts.get(b.id) ?? 0) - (counts.get(a.id) ?? 0));
}

// Offered back to its author: nobody answered, and the author has not decided yet.
export const offeredTo = (observations: ById<Observation>, me: number): Observation[] =>
  [...observations.values()].filter((one) => one.author === me && one.rise === 'offered' && !one.brought_to && isOpen(one)).sort((a, b) => a.time - b.time);

// Hard moments of mine without what came before, what I did, what came of it.
export const unfinished = (observations: ById<Observation>, me: number, since: number): Observation[] =>
  [...observations.values()]
    .filter((one) => one.author === me && !one.retracted && one.seen_at >= since && weight[valenceOfAll(one.signs)] >= weight.support && !one.before && !one.trigger && !one.did && !one.after)
    .sort((a, b) => a.seen_at - b.seen_at);
