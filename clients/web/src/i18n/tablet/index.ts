// Whoever imports this waits for the words of shared devices and PINs.
import { words } from '$i18n';

await words.include({ en: () => import('./en'), es: () => import('./es'), pt: () => import('./pt') });
