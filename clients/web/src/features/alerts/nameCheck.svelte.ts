// Whether a student's name stands in what is about to be sent. No name is on this device, so the server is asked; the
// question and its answer are kept nowhere.
import { session } from '$stores/session.svelte';

const pause = 350; // ms after the last keystroke
const patience = 2_000; // ms that sending waits for the answer

export class NameCheck {
  found = $state.raw<readonly number[]>([]); // students
  #text = ''; // what `found` is about
  #fine = $state(''); // said to be nobody's name
  #timer: ReturnType<typeof setTimeout> | undefined;

  look(text: string): void {
    clearTimeout(this.#timer);
    if (text.trim() === this.#text) return;
    this.#timer = setTimeout(() => void this.#ask(text), pause);
  }

  // Who is named, unless somebody has said that it is nobody's name.
  named(text: string): readonly number[] { return text.trim() === this.#fine ? [] : this.found; }

  dismiss(text: string): void { this.#fine = text.trim(); }

  // Before sending: the answer for this very text, if there is one in time.
  async settled(text: string): Promise<readonly number[]> {
    clearTimeout(this.#timer);
    if (text.trim() !== this.#text && session.connection === 'live') await Promise.race([this.#ask(text), new Promise((late) => { setTimeout(late, patience); })]);
    return this.named(text);
  }

  stop(): void { clearTimeout(this.#timer); }

  async #ask(typed: string): Promise<void> {
    const text = typed.trim();
    if (!text || session.connection !== 'live') return;
    const { finding, fresh } = await session.ask({ kind: 'names_in', text: text.slice(0, 1_000) });
    if (!fresh || finding?.kind !== 'named_students') return;
    this.#text = text;
    this.found = finding.students;
  }
}
