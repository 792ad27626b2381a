// What happens before a connection: signing in and out, links, the first admin (protocol/http.hpp).
import { connect } from '$shell/start';
import { router } from '$shell/router.svelte';
import { ask, isRefused, post, type Refused } from '$stores/http';
import { session } from '$stores/session.svelte';

export interface LinkInfo { purpose: 'setup' | 'join' | 'sign_in' | 'device'; name?: string; school?: string; expires: number }

export { ask, isRefused, post, type Refused };

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

export async function signOut(everywhere = false): Promise<void> {
  await (await import('../../push/device.svelte')).push.leave(); // first: what it may still ask needs the session
  await post('/api/sign-out', { everywhere });
  await session.forget();
  router.go('/signin', true);
}
