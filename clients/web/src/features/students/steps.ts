// The steps of a routine or the parts of a goal, typed one a line.
import { limits } from '$protocol';

export interface Steps { lines: string[]; problem: 'many' | 'long' | null }

const bytes = (text: string): number => new TextEncoder().encode(text).length;

export function stepsOf(text: string): Steps {
  const lines = text.split('\n').map((line) => line.trim()).filter(Boolean);
  return { lines, problem: lines.length > limits.card_steps ? 'many' : lines.some((line) => bytes(line) > limits.title_bytes) ? 'long' : null };
}
