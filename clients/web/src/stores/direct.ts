// Commands and questions that may leave no trace on this device: they go by HTTP, past the outbox, the store and the
// other tabs. Without signal nothing waits; whoever asked is told.
import type { Command, Finding, Found, Problem, Question, Reply } from '$protocol';
import { isRefused, post } from './http';

export type Ordered = { sequences: number[] } | { problem: Problem };
export type Known<F extends Finding['kind']> = { finding: Extract<Finding, { kind: F }> } | { problem: Problem };

const noFinding: Problem = { code: 'not_found', sentence: '', retry: false };

export async function order(command: Command, id: string = crypto.randomUUID()): Promise<Ordered> {
  const answer = await post<Reply>('/api/commands', { id, command });
  if (isRefused(answer)) return { problem: answer.problem };
  return answer.problem ? { problem: answer.problem } : { sequences: answer.sequences };
}

export async function askOnce<F extends Finding['kind']>(question: Question, kind: F): Promise<Known<F>> {
  const answer = await post<Found>('/api/ask', question);
  if (isRefused(answer)) return { problem: answer.problem };
  const { finding, problem } = answer;
  return finding?.kind === kind ? { finding: finding as Extract<Finding, { kind: F }> } : { problem: problem ?? noFinding };
}
