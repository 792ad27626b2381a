import { signs } from '$protocol';

const known = new Set<string>(signs.map((sign) => sign.code));

// A school may add signs of its own: those share one drawing.
export const drawn = (code: string): string => (known.has(code) ? code : 'other');
