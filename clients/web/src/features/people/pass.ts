// A substitute's pass ends with a day: at the midnight after it, by the school's clock.
import { wholeDays, dateOfInput } from './away';

// Null: it is no day, or one that is over.
export function passUntil(day: string, now: number): number | null {
  const stretch = wholeDays(dateOfInput(day), dateOfInput(day), now);
  return stretch && stretch.until > now ? stretch.until : null;
}

export const lastDayOf = (until: number): number => until - 1;
