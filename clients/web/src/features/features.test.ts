import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { signs } from '$protocol';
import { ring } from '$ui/ring';
import { issues, now, schoolAt } from '../fixtures/school';
import { peopleOf } from './alerts/send';
import { pieces, plain, required } from './alerts/sentence';
import { pattern, sources, weeks } from './issues/trends';
import { palette } from './observations/palette';
import { columnsOf, parseCsv, tableOf } from './setup/csv';
import { initialsOf, pupilsOf, pupilSpellings, usualPupil } from './setup/pupils';

describe('the sentence of a change', () => {
  const sentence = '{what} is now {to}[, not {from}].[ Meet at the {place}.]';

  it('leaves out what has no value', () => {
    expect(plain(sentence, { what: 'Assembly', to: '10:40' })).toBe('Assembly is now 10:40.');
    expect(plain(sentence, { what: 'Assembly', to: '10:40', from: '11:15', place: 'gym' })).toBe('Assembly is now 10:40, not 11:15. Meet at the gym.');
  });

  it('offers what is left out', () => {
    expect(pieces(sentence, { what: 'A', to: 'B' }).filter((piece) => 'add' in piece)).toEqual([{ add: 'from' }, { add: 'place' }]);
    expect(required(sentence)).toEqual(['what', 'to']);
  });
});

describe('the palette', () => {
  it('has nine signs, three of each, and moves none without reason', () => {
    expect(Object.values(palette(new Map())).flat()).toHaveLength(9);
    expect(palette(new Map([['covers_ears', 9], ['loud', 2]]))).toEqual(palette(new Map()));
  });

  it('lets the least seen give way to what is seen often', () => {
    const nine = palette(new Map([['covers_ears', 5], ['tense', 1], ['loud', 4]]));
    expect(nine.support).toEqual(['covers_ears', 'left_group', 'loud']);
    expect(new Set(Object.values(nine).flat()).size).toBe(9);
  });
});

describe('a roster', () => {
  const text = '\uFEFFstudent_number;given_name;family_name;homeroom\r\n1;Jonah;"Reyes; Jr.";12\r\n2;Jaden;Ruiz;12\r\n3;Kofi;"Dar""ko";\r\n';

  it('is read with its own separator, quotes and line ends', () => {
    const table = parseCsv(text);
    expect(table.rows).toEqual([['1', 'Jonah', 'Reyes; Jr.', '12'], ['2', 'Jaden', 'Ruiz', '12'], ['3', 'Kofi', 'Dar"ko', '']]);
    expect(columnsOf(table.head, pupilSpellings)).toEqual({ first: 1, last: 2, room: 3 });
  });

  it('finds rooms by number and says which rows have none', () => {
    const { table, columns } = tableOf(text, pupilSpellings, usualPupil);
    const pupils = pupilsOf(table, columns, [{ id: 30, name: 'Room 12', initials: ['J.R.'] }, { id: 31, name: 'Room 14', initials: [] }]);
    expect(pupils.map((one) => one.roomId)).toEqual([30, 30, null]);
  });

  it('makes initials that are not taken', () => {
    expect(initialsOf('Jonah Reyes', new Set())).toBe('J.R.');
    expect(initialsOf('Jaden Ruiz', new Set(['J.R.']))).toBe('J.Ru.');
    expect(initialsOf('Cher', new Set())).toBe('C.');
  });
});

describe('an audience', () => {
  const state = schoolAt(6);

  it('holds each person once and never the sender', () => {
    expect(peopleOf(state, { channels: [30, 32], persons: [2] }, 6)).toEqual(expect.not.arrayContaining([6]));
    expect(new Set(peopleOf(state, { channels: [30, 32], persons: [2] }, 6)).size).toBe(8);
  });
});

describe('trends', () => {
  it('count what was open at the end of each week', () => {
    const eight = weeks(issues, now);
    expect(eight).toHaveLength(8);
    expect(eight.at(-1)).toMatchObject({ open: issues.filter((issue) => !issue.closed).length, past: 2 });
  });

  it('call it a pattern only when several people raise the same', () => {
    expect(pattern(issues, now)?.kind).toBe('beyond_role');
    expect(pattern(issues.map((issue) => ({ ...issue, raiser: 2 })), now)).toBeNull();
    expect(sources(issues, now)[0]?.now).toBeGreaterThan(0);
  });
});

describe('the ring', () => {
  it('has one dash for each answer and ends where the circle ends', () => {
    const shape = ring(9, 6, 1);
    const length = (shape.got ?? '').split(' ').reduce((sum, part) => sum + Number(part), 0);
    expect(length).toBeCloseTo(shape.total, 1);
    expect(shape.conflict?.offset).toBe(-60);
  });

  it('is an arc over 24 people', () => {
    expect(ring(40, 10, 0).got).toBe('100.00 400');
  });
});

it('has a drawing for every sign', () => {
  const sprite = readFileSync(new URL('../ui/signs.svg', import.meta.url), 'utf8');
  for (const { code } of signs) expect(sprite).toContain(`id="s-${code}"`);
});
