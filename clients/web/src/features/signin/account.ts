// What happens before a connection: signing in and out, links, the first admin (protocol/http.hpp).
import { errors, type ErrorCode, type Problem } from '$protocol';
import { connect } from '$shell/start';
import { router } from '$shell/router.svelte';
import { session } from '$stores/session.svelte';

export interface LinkInfo { purpose: 'setup' | 'join' | 'sign_in'; name?: string; school?: string; expires: number }
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

export const lookUp = (secret: string): Promise<LinkInfo | Refused> => ask(`/api/link?secret=${encodeURIComponent(secret)}`);

// Signed in: the link leaves the address bar, and the session begins anew.
async function enterSchool<T>(answer: T | Refused, to = '/today'): Promise<Refused | null> {
  if (isRefused(answer)) return answer;
  router.go(to, true);
  session.signedIn = true;
  await connect();
  return null;
}

export const signIn = async (login: string, password: string): Promise<Refused | null> => enterSchool(await post('/api/sign-in', { login, password }));

export const join = async (link: string, login: string, password: string): Promise<Refused | null> => enterSchool(await post('/api/join', { link, login, password }));

export const enter = async (link: string): Promise<Refused | null> => enterSchool(await post('/api/enter', { link }));

export interface Founding { link: string; school: string; time_zone: string; language: string; name: string; login: string; password: string }

export const setUp = async (founding: Founding): Promise<Refused | null> => enterSchool(await post('/api/setup', founding));

export const invite = (person: number): Promise<{ secret: string; expires: number } | Refused> => post('/api/invite', { person });

export async function signOut(): Promise<void> {
  await (await import('../../push/device.svelte')).push.leave(); // first: what it may still ask needs the session
  await post('/api/sign-out', { everywhere: false });
  await session.forget();
  router.go('/signin', true);
}
