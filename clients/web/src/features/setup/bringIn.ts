// Students go in one after the other and past the outbox, so that no name stays on the device.
import type { AddStudent, Problem } from '$protocol';
import { order } from '$stores/direct';

export interface Brought { done: number; problem?: Problem }

type Command = { kind: 'add_student' } & AddStudent;

const tries = 20; // of one, while the server says that it has a lot to do
const pause = (ms: number): Promise<void> => new Promise((done) => { setTimeout(done, ms); });

// Stops at the first that is not taken: what was brought before stays. An id is the same for every try.
export async function bringIn(commands: readonly Command[], tell: (done: number) => void): Promise<Brought> {
  for (const [done, command] of commands.entries()) {
    const id = crypto.randomUUID();
    for (let tried = 1; ; tried += 1) {
      const answer = await order(command, id);
      if (!('problem' in answer)) break;
      const { problem } = answer;
      if (problem.code !== 'busy' || tried === tries) return { done, problem };
      await pause(problem.retry_after_ms ?? 500);
    }
    tell(done + 1);
  }
  return { done: commands.length };
}
