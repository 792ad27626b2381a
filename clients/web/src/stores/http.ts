// Requests by HTTP: what happens before there is a connection, and what must not go by it.
import { errors, type ErrorCode, type Problem } from '$protocol';

export interface Refused { problem: Problem }

export const isRefused = (answer: unknown): answer is Refused => typeof answer === 'object' && answer !== null && 'problem' in answer;

const refused = (code: ErrorCode): Refused => ({ problem: { code, sentence: errors[code].sentence, retry: errors[code].retry === 'later' } });

export async function ask<T>(path: string, init?: RequestInit): Promise<T | Refused> {
  try {
    const response = await fetch(path, { credentials: 'same-origin', cache: 'no-store', ...init });
    const body: unknown = await response.json().catch(() => ({}));
    if (response.ok) return body as T;
    const problem = (isRefused(body) ? body.problem : body) as Problem;
    return problem.sentence ? { problem } : refused('busy');
  } catch {
    return { problem: { code: 'offline', sentence: '', retry: true } };
  }
}

export const post = <T>(path: string, body: object): Promise<T | Refused> =>
  ask<T>(path, { method: 'POST', headers: { 'content-type': 'application/json' }, body: JSON.stringify(body) });
