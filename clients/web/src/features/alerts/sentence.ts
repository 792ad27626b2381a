// A change is a sentence with gaps, in the sender's language. [Parts in brackets] are left out while their gap is
// empty. The same values make the title, the rest of the text, and what was and is now.
export interface Words { sentence: string; title: string; rest: string }

export type Piece = { text: string } | { gap: string } | { add: string };

export type Values = Record<string, string>;

const gapsIn = (text: string): string[] => [...text.matchAll(/\{(\w+)\}/g)].map((match) => match[1] as string);

const missing = (part: string, values: Values): string | undefined => gapsIn(part).find((gap) => !values[gap]);

// For the screen: text, gaps to tap, and the parts that may be added.
export function pieces(sentence: string, values: Values): Piece[] {
  const result: Piece[] = [];
  const add: Piece[] = [];
  for (const part of sentence.split(/(\[[^\]]*\])/)) {
    if (!part) continue;
    const optional = part.startsWith('[');
    const empty = optional ? missing(part, values) : undefined;
    if (empty) {
      add.push({ add: empty });
      continue;
    }
    for (const bit of (optional ? part.slice(1, -1) : part).split(/(\{\w+\})/)) {
      if (!bit) continue;
      result.push(bit.startsWith('{') ? { gap: bit.slice(1, -1) } : { text: bit });
    }
  }
  return [...result, ...add];
}

export function plain(sentence: string, values: Values): string {
  return sentence
    .replace(/\[([^\]]*)\]/g, (_, part: string) => (missing(part, values) ? '' : part))
    .replace(/\{(\w+)\}/g, (_, gap: string) => values[gap] ?? '')
    .replace(/\s+/g, ' ')
    .trim();
}

export const required = (sentence: string): string[] => gapsIn(sentence.replace(/\[[^\]]*\]/g, ''));
