import { lower, t, word, words } from '$i18n';
import type { Context, Observation, ObservationReply } from '$protocol';

export const signWord = (code: string): string => word('sign', code);

// "covering ears and tense"
export const signsPhrase = (codes: readonly string[]): string => words.list(codes.map((code) => lower(signWord(code))));

// "J.R. covering ears": what a cue is called everywhere.
export function cueTitle(initials: string, observation: Pick<Observation, 'signs' | 'retracted'>): string {
  return observation.retracted ? t('cue.title_retracted', { student: initials }) : `${initials} ${signsPhrase(observation.signs)}`;
}

export const contextPhrase = (context: Context): string =>
  [context.activity && word('activity', context.activity), context.grouping && lower(word('grouping', context.grouping)), context.place]
    .filter(Boolean).join(', ');

// "Hannah used it." / "You used it."
export function answerPhrase(answer: ObservationReply, name: string, mine: boolean): string {
  if (answer.answer === 'words') return mine ? t('answer.you_said') : t('answer.said', { name });
  return mine ? t(`answer.you_${answer.answer}`) : t(`answer.by_${answer.answer}`, { name });
}
