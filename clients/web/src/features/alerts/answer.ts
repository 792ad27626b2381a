import { t } from '$i18n';
import type { Alert, ConflictReason } from '$protocol';
import { clock } from '$stores/clock.svelte';
import { session } from '$stores/session.svelte';
import { toasts } from '$stores/toasts.svelte';

export function answerAlert(alert: Alert): void {
  session.send({ kind: 'answer_alert', alert: alert.id, answer: 'got_it' });
  if (session.connection !== 'live') toasts.show({ title: t('change.kept'), text: alert.title, mark: 'waiting' });
}

// Of a protective action: how it stands with me and the students who are with me.
export function reportAlert(alert: Alert, answer: 'safe' | 'need_help', heads: number): void {
  session.send({ kind: 'answer_alert', alert: alert.id, answer, head_count: heads });
}

// It is over: everybody who was told to stay is told so. It stands on Today for an hour.
export function allClear(alert: Alert): string {
  const { audience, drill } = alert;
  return session.send({
    kind: 'send_alert', template_code: 'all_clear', title: t('template.all_clear.title'), text: '', severity: 3, mode: 'information',
    until: clock.now + 3_600_000, audience, supersedes: alert.id, ...(drill && { drill }),
  });
}

export function conflictAlert(alert: Alert, reason: ConflictReason, text: string): void {
  session.send({ kind: 'answer_alert', alert: alert.id, answer: 'conflict', reason, ...(text ? { text } : {}) });
  const kept = session.connection !== 'live';
  toasts.show({ title: kept ? t('change.conflict_kept') : t('change.told'), text: alert.title, mark: kept ? 'waiting' : 'sent' });
}
