import { t } from '$i18n';
import { ago, when } from '$i18n/format';
import type { Alert } from '$protocol';
import type { IconName } from '$ui/icons';
import type { Tone } from '$ui/Glyph.svelte';

const byFamily: Record<string, IconName> = {
  time_moved: 'change', late_start: 'clock', early_release: 'bus', event_cancelled: 'x', room_change: 'room', room_closed: 'room',
  indoor_recess: 'rain', swap_blocks: 'swap', need_cover: 'cover', staff_absent: 'people', substitute: 'people', student_plan: 'students',
  lesson_swapped: 'book', materials_missing: 'book', drill_planned: 'shield', building: 'shield', meeting_moved: 'cal', staff_assist: 'hand',
};

export const alertIcon = (alert: Pick<Alert, 'template_code'>): IconName => byFamily[alert.template_code] ?? 'change';

export const alertTone = (alert: Pick<Alert, 'severity'>): Tone => (alert.severity >= 2 ? 'support' : alert.severity === 1 ? 'watch' : 'plain');

// "Was 11:15. Hannah Okafor, 4 min ago"
export function alertMeta(alert: Alert, sender: string, now: number, relative = true): string {
  const by = `${sender}, ${relative ? ago(alert.time, now) : when(alert.time, now)}`;
  return alert.from ? `${t('change.was', { from: alert.from })} ${by}` : by;
}
