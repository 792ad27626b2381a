// Whoever imports this waits for these words.
import { words } from '$i18n';

await words.include({ en: () => import('./en'), es: () => import('./es'), pt: () => import('./pt') });
