// What a desk has around Today. The page has it before it shows anything, so that nothing moves; main.ts asks for it first.
import { viewport } from './viewport.svelte';

export const rail = () => import('./Rail.svelte');
export const keys = () => import('./keyboard');
export const beside = () => import('$features/today/Beside.svelte');

export const frame = (): Promise<unknown> => (viewport.wide ? Promise.all([rail(), beside(), keys()]) : Promise.resolve());
