import { t, type Key } from '$i18n';
import '$i18n/together';
import { dayWithin } from '$i18n/format';
import { type Kudos, kudosLines } from '$protocol';
import { clock } from '$stores/clock.svelte';

const known = new Set<string>(kudosLines);

// What was said: own words, else the line of the catalogue in the reader's language.
export const kudosText = (kudos: Kudos): string => kudos.text || (kudos.line ? (known.has(kudos.line) ? t(`kudos.${kudos.line}` as Key) : kudos.line.replaceAll('_', ' ')) : '');

export const kudosBy = (kudos: Kudos, name: string): string => t('kudos.said', { name, when: dayWithin(kudos.time, clock.now) });
