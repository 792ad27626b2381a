import { afterEach, describe, expect, it } from 'vitest';
import '$i18n/testing';
import { word } from '$i18n';
import { signs } from '$protocol';
import { otherSigns, palette } from '$features/observations/palette';
import { everyoneOf, iconOf, isFree, ownKinds, severityOf } from '$features/alerts/templates';
import { valenceOf } from './observations';
import { noRows, type Rows, withRow } from './rows';
import { inForce, rulebook } from './rulebook.svelte';

afterEach(() => rulebook.use(noRows));
const use = (...rows: Parameters<typeof withRow>[1][]): void => rulebook.use(rows.reduce<Rows>(withRow, noRows));

describe('the rules of a school', () => {
  it('say a sign in its own words, in every place a sign is named', () => {
    const before = word('sign', 'covers_ears');
    use({ kind: 'sign_rule', id: 1, code: 'covers_ears', valence: 'support', group: 'too_much', words: 'Hands on ears' });
    expect(word('sign', 'covers_ears')).toBe('Hands on ears');
    rulebook.use(noRows);
    expect(word('sign', 'covers_ears')).toBe(before);
  });

  it('take a sign off the palette, and the next of its kind takes its place; past cues keep it', () => {
    expect(palette(new Map()).support).toContain('covers_ears');
    use({ kind: 'sign_rule', id: 1, code: 'covers_ears', valence: 'support', group: 'too_much', hidden: true });
    const { support } = palette(new Map([['covers_ears', 50]]));
    expect(support).toHaveLength(3);
    expect(support).not.toContain('covers_ears');
    expect(otherSigns(new Set()).flatMap((one) => one.codes)).not.toContain('covers_ears');
    expect(valenceOf('covers_ears')).toBe('support');
  });

  it('add a sign, which is offered with its kind and its group', () => {
    use({ kind: 'sign_rule', id: 1, code: 'hums', valence: 'watch', group: 'too_much', words: 'Humming' });
    expect([valenceOf('hums'), word('sign', 'hums')]).toEqual(['watch', 'Humming']);
    expect(otherSigns(new Set()).find((one) => one.group === 'too_much')?.codes).toContain('hums');
    expect(palette(new Map([['hums', 9]])).watch).toContain('hums');
    expect(inForce(signs, rulebook.signs)).toHaveLength(signs.length + 1);
  });

  it('add a kind of change for those who may send it, and change what a known one proposes', () => {
    use(
      { kind: 'template_rule', id: 1, code: 'bus_late', family: 'time', mode: 'all', severity: 2, everyone: 'on_site', words: 'A bus is late', senders: ['office'] },
      { kind: 'template_rule', id: 2, code: 'room_change', family: 'place', mode: 'all', severity: 0, hidden: true },
    );
    expect([ownKinds('office'), ownKinds('para')]).toEqual([['bus_late'], []]);
    expect([isFree('bus_late'), iconOf('bus_late'), severityOf('bus_late'), everyoneOf('bus_late')]).toEqual([true, 'pen', 2, 'on_site']);
    expect([severityOf('room_change'), rulebook.mayStart('room_change', 'admin'), rulebook.mayStart('time_moved', 'para')]).toEqual([0, false, true]);
  });
});
