// A line of the catalogue is shown in each reader's language; a line in own words as it was written.
import { t, type Key } from '$i18n';
import '$i18n/together';
import { month } from '$i18n/format';
import { type Norm, type Norms, normLines } from '$protocol';
import type { IconName } from '$ui/icons';

const icons: Record<string, IconName> = { how_fast: 'clock', what_we_see: 'eye', kind_feedback: 'talk', check_in_twice: 'cal', our_hours: 'moon', our_roles: 'shield' };
const known = new Set<string>(normLines);

export const titleOf = (norm: Norm): string => (norm.code && known.has(norm.code) ? t(`norm.${norm.code}` as Key) : norm.title);
export const textOf = (norm: Norm): string => (norm.code && known.has(norm.code) ? t(`norm.${norm.code}_text` as Key) : norm.text);
export const iconOf = (norm: Norm): IconName => icons[norm.code ?? ''] ?? 'loop';

// Six lines to start from: their code makes them speak every language, their words stand for who does not know the code.
export const startingLines = (): Norm[] => normLines.map((code) => ({ code, title: t(`norm.${code}` as Key), text: t(`norm.${code}_text` as Key) }));

// "agreed in September" once everybody has; else since when it is open.
export const agreedIn = (norms: Norms): string => month(Math.max(norms.time, ...norms.agreed.map((one) => one.time)));

export interface Line { title: string; text: string; code?: string }

// A line whose words are still the catalogue's keeps its code; words of one's own are nobody's but the room's.
export function normFrom(line: Line): Norm {
  const [title, text] = [line.title.trim(), line.text.trim()];
  const same = line.code !== undefined && known.has(line.code) && title === t(`norm.${line.code}` as Key) && text === t(`norm.${line.code}_text` as Key);
  return { title, text, ...(same && line.code && { code: line.code }) };
}
