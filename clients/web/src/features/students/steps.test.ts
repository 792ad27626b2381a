import { expect, it } from 'vitest';
import { limits } from '$protocol';
import { stepsOf } from './steps';

it('takes a step from each line that says something', () => {
  expect(stepsOf(' 8:25 Reading \n\n10:30 Headphones on\n')).toEqual({ lines: ['8:25 Reading', '10:30 Headphones on'], problem: null });
  expect(stepsOf('')).toEqual({ lines: [], problem: null });
});

it('says what the server would refuse', () => {
  expect(stepsOf('x\n'.repeat(limits.card_steps)).problem).toBe(null);
  expect(stepsOf('x\n'.repeat(limits.card_steps + 1)).problem).toBe('many');
  expect(stepsOf('é'.repeat(limits.title_bytes / 2)).problem).toBe(null);
  expect(stepsOf(`${'é'.repeat(limits.title_bytes / 2)}x`).problem).toBe('long');
});
