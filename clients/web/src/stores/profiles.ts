// What a person says of themselves, and the three questions that begin it.
import type { Profile } from '$protocol';

export type ProfileFields = Profile;
export type Prompt = 'strengths' | 'teaches' | 'boundary';

export const prompts: Prompt[] = ['strengths', 'teaches', 'boundary'];
export const emptyProfile = (id: number): Profile => ({ id, strengths: [], teaches: [], boundary: '', joys: '' });

const answered = (profile: Profile, prompt: Prompt): boolean => profile[prompt].length > 0;

// What was neither answered nor skipped yet.
export const openPrompts = (profile: Profile, skipped: readonly string[]): Prompt[] => prompts.filter((one) => !answered(profile, one) && !skipped.includes(one));
export const promptsDone = (skipped: readonly string[], prompt: Prompt): string => [...new Set([...skipped, prompt])].join(' ');

export function withPrompt(profile: Profile, prompt: Prompt, text: string): Profile {
  return prompt === 'boundary' ? { ...profile, boundary: text } : { ...profile, [prompt]: [...profile[prompt], text] };
}
