// A command sent by a form that stays open until the server has spoken: what is refused stands at its field, not in a toast.
import { problemText, t } from '$i18n';
import '$i18n/keeping';
import type { Command, Problem } from '$protocol';
import { session } from './session.svelte';

const patience = 6_000;

// Null: it was taken, or nobody answers now and it waits on this device like everything else.
export function ordered(command: Command): Promise<Problem | null> {
  const id = session.send(command);
  if (session.connection !== 'live') return Promise.resolve(null);
  return new Promise((done) => {
    const answer = (problem?: Problem): void => {
      session.forms.delete(id);
      clearTimeout(timer);
      done(problem ?? null);
    };
    const timer = setTimeout(answer, patience);
    session.forms.set(id, answer);
  });
}

// What is wrong and, where the server says so, what it would have taken.
export const refusalText = (problem: Problem): string => (problem.allowed ? `${problemText(problem)} ${t('keep.allowed', { allowed: problem.allowed })}` : problemText(problem));

// Bytes, as the server counts what is typed.
export const bytes = (text: string): number => new TextEncoder().encode(text).length;
