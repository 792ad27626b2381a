// Tests read English, as the page does once its words have come.
import { words } from '$i18n';

await words.use('en');
