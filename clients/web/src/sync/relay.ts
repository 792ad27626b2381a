// Questions of a tab that does not lead: passed to the one that does, and asked here once this tab leads itself.
import type { Question } from '$protocol';
import type { Answer } from '$stores/seam';
import type { Note } from './notes';
import type { Ports } from './ports';

const patience = 10_000; // ms: longer than the leading tab waits itself; then the last copy has to do

interface Asked { question: Question; done: (answer: Answer) => void }

export class Relay {
  #asked = new Map<string, Asked>();

  constructor(private readonly ports: Ports, private readonly last: (question: Question) => Promise<Answer>) {}

  ask(question: Question): Promise<Answer> {
    const id = this.ports.newId();
    return new Promise((done) => {
      const cancel = this.ports.later(patience, () => void this.last(question).then((last) => this.told(id, last)));
      this.#asked.set(id, { question, done: (answer) => { cancel(); done(answer); } });
      this.ports.tabs.post({ kind: 'question', id, question } satisfies Note);
    });
  }

  told(id: string, answer: Answer): void {
    this.#asked.get(id)?.done(answer);
    this.#asked.delete(id);
  }

  // Nobody else will answer what is still open: this tab leads now.
  take(ask: (question: Question) => Promise<Answer>): void {
    for (const [id, { question }] of this.#asked) void ask(question).then((answer) => this.told(id, answer));
  }
}
