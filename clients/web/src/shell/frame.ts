// What stands around Today: a phone's or a desk's. The page has it before it shows anything, so that nothing moves.
import { viewport } from './viewport.svelte';

export const foot = () => import('./Foot.svelte');
export const rail = () => import('./Rail.svelte');
export const keys = () => import('./keyboard');
export const beside = () => import('$features/today/Beside.svelte');

export const frame = (): Promise<unknown> => (viewport.wide ? Promise.all([rail(), beside(), keys()]) : foot());
