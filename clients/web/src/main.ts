// The words, the app, what it knows and what a desk has around it are asked for at once: none waits for another to arrive.
import './styles/tokens.css';
import './styles/base.css';
import { base, preferred } from './i18n/choice';

void base[preferred()]();
if (matchMedia('(min-width: 56.25em)').matches) void Promise.all([import('./shell/Rail.svelte'), import('./features/today/Beside.svelte'), import('./shell/keyboard')]);
const { show } = await import('./show');
await show();
