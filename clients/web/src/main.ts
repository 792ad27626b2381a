// The words, the app and what it knows are asked for at once: none waits for another to arrive.
import './styles/tokens.css';
import './styles/base.css';
import { base, preferred } from './i18n/choice';

void base[preferred()]();
const { show } = await import('./show');
await show();
