import { describe, expect, it } from 'vitest';
import type { Person, PersonAt, WorkHours } from '$protocol';
import { schoolAt } from '../../fixtures/school';
import { directWith, grouped, languagesTyped, matches, strengthsTyped } from './find';
import decode from 'qr/decode.js';
import { hoursBar } from './hours';
import { qrRows } from './qr';

const person = (id: number, name: string, more: Partial<Person> = {}): Person => ({ id, name, role: 'para', active: true, access_since: 0, ...more });
const at = (who: number, whereabouts: PersonAt['whereabouts']): [number, PersonAt] => [who, { person: who, whereabouts, interprets: false }];
const name = (code: string): string => ({ es: 'Spanish', pt: 'Portuguese' })[code] ?? code;

describe('finding a colleague', () => {
  const jose = person(1, 'José Álvarez', { title: 'ELL teacher', speaks: ['es', 'pt'], interprets: ['pt'] });

  it('goes by any part of the name, by what they do, by a language, without marks', () => {
    expect(['jose', 'alv', 'ell', 'para', 'span', 'PORTU', ''].map((typed) => matches(jose, typed, 'Para', name))).toEqual([true, true, true, true, true, true, true]);
    expect(['lvarez', 'french', 'teachers'].map((typed) => matches(jose, typed, 'Para', name))).toEqual([false, false, false]);
  });

  it('goes by what they say they are good at, from three letters', () => {
    expect(['calm', 'room', 'ca', 'schedules'].map((typed) => matches(jose, typed, 'Teacher', name, ['Calming a room', 'Picture schedules']))).toEqual([true, true, false, true]);
    expect(strengthsTyped(['Calming a room', 'Picture schedules'], 'pict')).toEqual(['Picture schedules']);
  });

  it('names only the languages that were typed, each once', () => {
    expect(languagesTyped(jose, 'port', name)).toEqual(['pt']);
    expect(languagesTyped(jose, 'p', name)).toEqual([]);
  });

  it('puts who is on duty first and leaves out who has gone', () => {
    const list = [person(1, 'Cleo'), person(2, 'Abe'), person(3, 'Bea'), person(4, 'Gone', { active: false }), person(5, 'Dan')];
    const groups = grouped(list, new Map([at(1, 'teaching'), at(2, 'off_duty'), at(3, 'protected_time'), at(5, 'absent')]));
    expect(groups.duty.map((one) => one.name)).toEqual(['Bea', 'Cleo']);
    expect(groups.off.map((one) => one.name)).toEqual(['Abe', 'Dan']);
  });

  it('finds the channel two people already have', () => {
    expect(directWith(schoolAt(2), 2, 7)?.id).toBe(34);
    expect(directWith(schoolAt(2), 2, 6)).toBeUndefined();
  });
});

describe('the bar of hours', () => {
  const hours: WorkHours = {
    id: 1, paid: [{ weekday: 1, start: 740, end: 910 }, { weekday: 1, start: 465, end: 710 }, { weekday: 3, start: 480, end: 600 }],
    protected_time: [{ span: { weekday: 1, start: 505, end: 615 }, why: 'Small group' }],
  };

  it('has the pause between and what is protected within', () => {
    expect(hoursBar(hours, 1)).toEqual({
      weekday: 1, start: 465, end: 910, pauses: [{ start: 710, end: 740, look: 'pause' }],
      pieces: [{ start: 465, end: 505, look: 'paid' }, { start: 505, end: 615, look: 'protected' }, { start: 615, end: 710, look: 'paid' }, { start: 710, end: 740, look: 'pause' }, { start: 740, end: 910, look: 'paid' }],
    });
  });

  it('is that of the next day with hours', () => {
    expect(hoursBar(hours, 2)?.weekday).toBe(3);
    expect(hoursBar(hours, 6)?.weekday).toBe(1);
    expect(hoursBar({ ...hours, paid: [] }, 1)).toBeNull();
    expect(hoursBar(undefined, 1)).toBeNull();
  });
});

describe('the code of an invitation', () => {
  it('is read back as its link, with a quiet border', () => {
    const link = 'https://school.example:8480/join/aVeryLongSecretThatWorksOnce0123456789';
    const rows = qrRows(link);
    const [scale, width] = [4, rows.length * 4];
    const data = new Uint8ClampedArray(width * width * 4).fill(255);
    for (let y = 0; y < width; y += 1) for (let x = 0; x < width; x += 1) if (rows[Math.floor(y / scale)]?.[Math.floor(x / scale)]) data.fill(0, (y * width + x) * 4, (y * width + x) * 4 + 3);
    expect(decode({ width, height: width, data })).toBe(link);
    expect(rows.slice(0, 4).flat().some(Boolean)).toBe(false);
  });
});
