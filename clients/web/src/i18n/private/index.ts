// Whoever imports this waits for the words of what is kept from other eyes: full names, and what a text says of them.
import { words } from '$i18n';

await words.include({ en: () => import('./en'), es: () => import('./es'), pt: () => import('./pt') });
