import { problemText, t } from '$i18n';
import { clockTime } from '$i18n/format';
import '$i18n/signin';
import type { Refused } from './account';

// One sentence that says what happened and what to do.
export function sentence(refused: Refused | null): string {
  if (!refused) return '';
  const { code, sentence: text, retry_after_ms: wait } = refused.problem;
  if (code === 'offline') return t('door.no_signal');
  if (code === 'wrong_login') return t('door.wrong');
  if (code === 'invitation_used') return t('door.used');
  if (code === 'name_taken') return t('door.taken');
  if (code === 'too_many_tries' && wait) return wait > 90_000 ? t('door.wait_until', { time: clockTime(Date.now() + wait) }) : t('door.wait', { n: Math.ceil(wait / 1000) });
  return problemText({ code, sentence: text });
}
