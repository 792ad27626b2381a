// What planning time is most often lost to.
import '$i18n/together';

export const lostTo = ['plan.lost.cover', 'plan.lost.absence', 'plan.lost.meeting', 'plan.lost.student'] as const;
