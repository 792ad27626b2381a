// Finding words on the device: without marks and case, by the beginnings of words. The server knows more forms of a word.
import type { Part } from './hits';

export const plain = (text: string): string => text.normalize('NFD').replace(/\p{Diacritic}/gu, '').toLowerCase();

export const wordsOf = (text: string): string[] => plain(text).match(/[\p{L}\p{N}]+/gu) ?? [];

// All of the typed words begin one of the text's.
export function has(text: string, typed: readonly string[]): boolean {
  const words = wordsOf(text);
  return typed.every((one) => words.some((word) => word.startsWith(one)));
}

const before = 60; // characters that stand before the first hit
const long = 160;

// A long text from a little before its first hit on, with the typed words marked.
export function marked(text: string, typed: readonly string[]): Part[] {
  const hits: [number, number][] = [];
  for (const { 0: word, index } of text.matchAll(/[\p{L}\p{N}\p{M}]+/gu)) {
    const length = Math.max(0, ...typed.filter((one) => plain(word).startsWith(one)).map((one) => one.length));
    if (length) hits.push([index, index + word.length]);
  }
  const first = hits[0]?.[0] ?? 0;
  const start = text.length > long && first > before ? text.indexOf(' ', first - before) + 1 : 0;
  const end = text.length - start > long ? Math.max(text.lastIndexOf(' ', start + long), hits[0]?.[1] ?? 0) : text.length;
  const parts: Part[] = [];
  const add = (from: number, to: number, hit: boolean): void => { if (to > from) parts.push({ text: text.slice(from, to), hit }); };
  if (start > 0) parts.push({ text: '… ', hit: false });
  let at = start;
  for (const [from, to] of hits) {
    if (from < start || to > end) continue;
    add(at, from, false);
    add(from, to, true);
    at = to;
  }
  add(at, end, false);
  if (end < text.length) parts.push({ text: ' …', hit: false });
  return parts;
}
