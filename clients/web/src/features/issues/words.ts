import { t } from '$i18n';
import { clockTime, weekday, monthDay } from '$i18n/format';
import { age } from './age';
import type { Issue } from '$protocol';
import { isLate, isOpen } from '$stores/issues';
import { sameDay } from '$stores/zone.svelte';
import type { IconName } from '$ui/icons';

const icons: Record<string, IconName> = {
  student_support: 'students', unanswered_observation: 'loop', time_conflict: 'clock', coverage_gap: 'cover', planning_time_lost: 'cal',
  outside_hours: 'moon', beyond_role: 'shield', language_access: 'globe', family_communication: 'channels', norms_not_kept: 'book',
  materials_room: 'book', safety_health: 'heart', training_access: 'people', workload_fairness: 'sliders', respect: 'hands', data_privacy: 'lock',
  interpreting_unqualified: 'globe', trend: 'loop',
};

export const issueIcon = (issue: Pick<Issue, 'issue_kind'>): IconName => icons[issue.issue_kind] ?? 'flag';

const day = 86_400_000;

// "5 h 10, 1 h 10 over", "Answer by 1:20", "Answered, working on it"
export function dueWord(issue: Issue, now: number): string {
  if (!isOpen(issue)) return t('issues.closed_at', { time: issue.closed ? monthDay(issue.closed) : '' });
  if (issue.state === 'proposed') return t('issues.waits_for_raiser');
  if (isLate(issue, now)) return t('issues.over', { age: age(issue.time, now), over: age(issue.due, now) });
  if (issue.first_answer) return t('issues.answered_in', { time: age(issue.time, issue.first_answer) });
  return t('issues.answer_by', { time: sameDay(issue.due, now) ? clockTime(issue.due) : issue.due - now < 6 * day ? weekday(issue.due) : monthDay(issue.due) });
}

export function stateWord(issue: Issue, me: number): string {
  if (issue.state === 'proposed') return issue.raiser === me ? t('issues.state.agree') : t('issues.state.proposed');
  if (issue.state === 'open') return issue.owner && issue.owner !== me ? t('issues.state.given') : t('issues.state.new');
  return t(`issues.state.${issue.state}`);
}
