// One place that turns what is on the sheet into a command, and offers the way back.
import { t } from '$i18n';
import '$i18n/observations';
import type { Student } from '$protocol';
import { session } from '$stores/session.svelte';
import { toasts } from '$stores/toasts.svelte';
import { type CueDraft, draftPlace } from './draft';
import { cueTitle } from './words';

export const helpSign = 'needs_help';

export function sendCue(student: Student, draft: CueDraft, urgent = false): string {
  const id = session.send({
    kind: 'observe', students: [student.id], signs: draft.signs, intensity: urgent ? 3 : draft.intensity, context: draft.context,
    basis: 'saw', urgency: urgent ? 'come_now' : 'fyi', note: draft.note.trim(), seen_at: Date.now(),
  });
  session.draft(draftPlace(student.id), '');
  if (!urgent) {
    const kept = session.connection !== 'live';
    toasts.show({
      title: kept ? t('cue.kept') : t('cue.sent'),
      text: cueTitle(student.initials, { signs: draft.signs, retracted: false }),
      mark: kept ? 'waiting' : 'sent',
      undo: () => session.undo(id),
    });
  }
  return id;
}

// Who gets a cue about this student: the care team without its author.
export const readersOf = (student: Student): number[] =>
  (session.view.channels.get(student.care_team)?.members ?? []).filter((id) => id !== session.me);
