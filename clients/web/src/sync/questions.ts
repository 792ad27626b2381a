// Questions and their answers. What was found last is kept on the device with its time, for when nobody answers.
import type { Finding, Found, Question } from '$protocol';
import type { Answer } from '$stores/seam';
import type { Link } from './link';
import type { Ports } from './ports';

const patience = 8_000; // ms: then the last copy has to do
const keptAtMost = 60; // answers

export interface KeptAnswer { finding: Finding; time: number }
export interface Shelf { answer(key: string): Promise<KeptAnswer | undefined>; keepAnswer(key: string, answer: KeptAnswer, atMost: number): Promise<void> }

// What previews something that is being written is worth nothing later.
const passing = new Set<Question['kind']>(['reach_of', 'ways_out', 'cover_for', 'when_is', 'reachable_when', 'names_in', 'search_for']);
// Holds a secret, which must not become a name on the shelf, or is answered with one.
const secret = new Set<Question['kind']>(['anonymous_issue', 'name_of']);

// Trends of the last weeks are asked for up to today: the last copy is that of as many weeks, whatever day it was.
const days = (ms: number): number => Math.round(ms / 86_400_000);
export const shelfKey = (question: Question): string =>
  JSON.stringify(question.kind === 'trends_of' ? { ...question, from: 0, until: days(question.until - question.from) } : question);

interface Waiting { question: Question; done: (answer: Answer) => void; cancel: () => void }

export class Questions {
  #waiting = new Map<string, Waiting>();

  constructor(private readonly link: Link, private readonly ports: Ports, private readonly shelf: () => Shelf) {}

  ask(question: Question, open: boolean): Promise<Answer> {
    if (!open) return this.#last(question);
    const id = this.ports.newId();
    return new Promise((done) => {
      const cancel = this.ports.later(patience, () => this.#giveUp(id));
      this.#waiting.set(id, { question, done, cancel });
      if (!this.link.send({ kind: 'ask', id, question })) this.#giveUp(id);
    });
  }

  found({ id, finding, problem }: Found): void {
    const one = this.#waiting.get(id);
    if (!one) return;
    this.#waiting.delete(id);
    one.cancel();
    const time = this.ports.now();
    if (finding && this.#keeps(one.question)) void this.shelf().keepAnswer(shelfKey(one.question), { finding, time }, keptAtMost).catch(() => undefined);
    one.done({ time, fresh: true, ...(finding && { finding }), ...(problem && { problem }) });
  }

  lost(): void { for (const id of [...this.#waiting.keys()]) this.#giveUp(id); }

  #keeps(question: Question): boolean { return !passing.has(question.kind) && !secret.has(question.kind); }

  #giveUp(id: string): void {
    const one = this.#waiting.get(id);
    if (!one) return;
    this.#waiting.delete(id);
    one.cancel();
    void this.#last(one.question).then(one.done);
  }

  async #last(question: Question): Promise<Answer> {
    const kept = this.#keeps(question) ? await this.shelf().answer(shelfKey(question)).catch(() => undefined) : undefined;
    return kept ? { finding: kept.finding, time: kept.time, fresh: false } : { time: 0, fresh: false };
  }
}
