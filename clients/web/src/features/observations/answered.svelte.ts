import { SvelteSet } from 'svelte/reactivity';

// Cues answered since this page was opened: their cards stay, so that a second thought is one tap away.
export const justAnswered = new SvelteSet<number>();
