import { lower, t } from '$i18n';
import '$i18n/together';
import type { CheckInMood, HandNeeded } from '$protocol';

export const moods: CheckInMood[] = ['going_well', 'stretched', 'need_a_hand'];
export const hands: HandNeeded[] = ['cover', 'talk', 'materials'];

export const saidOf = (mood: CheckInMood, hand?: HandNeeded): string =>
  mood === 'need_a_hand' && hand ? t('check.you_need', { what: lower(t(`check.need.${hand}`)) }) : t(`check.you_${mood}`);

export const needOf = (name: string, hand?: HandNeeded): string =>
  hand ? t('check.needs_what', { name, what: lower(t(`check.need.${hand}`)) }) : t('check.needs', { name });
