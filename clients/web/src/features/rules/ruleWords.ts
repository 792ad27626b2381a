// What a rule does, said in words: "after 3 min: phones are notified again".
import { t, tn } from '$i18n';
import '$i18n/keeping';
import type { PursuitStep } from '$protocol';
import { unitOf, unitSeconds } from './rules';

export function timeText(step: PursuitStep, seconds: number): string {
  const unit = unitOf(step, seconds);
  if (unit === 'seconds' && seconds > 60) return `${tn('rules.minutes', Math.floor(seconds / 60))} ${tn('rules.seconds', seconds % 60)}`;
  return tn(`rules.${unit}`, Math.abs(seconds) / unitSeconds[unit]);
}

export function whenText(step: PursuitStep): string {
  const { counted_from: from, seconds } = step;
  if (from === 'school_days' || (from === 'sent' && seconds > 0)) return t('rules.after', { time: timeText(step, seconds) });
  if (seconds === 0) return t(`rules.at_${from}`);
  return t(seconds < 0 ? 'rules.before_of' : 'rules.after_of', { time: timeText(step, seconds), what: t(`rules.of_${from}`) });
}

export const actText = (step: PursuitStep): string => t(`rules.act_${step.act}`);
export const repeatText = (step: PursuitStep): string => (step.repeats > 0 ? tn('rules.again', step.repeats, { time: timeText(step, step.every) }) : '');
