import { describe, expect, it } from 'vitest';
import type { Slot } from '$protocol';
import { schoolAt } from '../../fixtures/school';
import { inState } from '../../fixtures/states';
import { periodsOf, type SlotForm, slotForm, slotFrom, slotsOf, timeOf, wrongSlot } from './slots';

const state = inState(schoolAt(23), 23, new URLSearchParams('calendar'));
const periods = periodsOf(state);
const form = (more: Partial<SlotForm>): SlotForm => ({ ...slotForm(undefined, periods), what: 'Art', by: 'clock', start: '09:00', end: '09:30', ...more });
const wrong = (more: Partial<SlotForm>): string | undefined => { const found = wrongSlot(form(more), periods); return found ? `${found.field} ${found.key}` : undefined; };

describe('a timetable', () => {
  it('stands in the order of the day, whether a line goes by the bells or by the clock', () => {
    expect(slotsOf(state, 2).map((one) => one.what)).toEqual(['Bus 4', 'Reading', 'Math', 'Planning']);
    expect(slotsOf(state, 2).map(timeOf).slice(1, 3)).toEqual(['Reading', 'Math']);
    expect(slotsOf(state, 7)).toEqual([]);
  });

  it('offers each period once, in its order', () => expect(periods).toEqual(['Reading', 'Math', 'Lunch']));

  it('reads every line into a form and back as it was', () => {
    for (const slot of [...slotsOf(state, 2), { id: 9, person: 2, slot_kind: 'duty', what: 'Gate', weekdays: [5], cycle_days: ['B'], start: 540, end: 570, first: 20251201, last: 20251219 } as Slot])
      expect(slotFrom(slotForm(slot, periods), slot.id, 2)).toEqual(slot);
  });

  it('leaves out what was not said, and the other way of telling the time', () => {
    expect(slotFrom(form({ period: 'Math', weekdays: [3, 1] }), 0, 7)).toEqual({ id: 0, person: 7, slot_kind: 'lesson', what: 'Art', weekdays: [1, 3], cycle_days: [], start: 540, end: 570 });
    expect(slotFrom(form({ by: 'period', period: 'Math' }), 0, 7)).toEqual({ id: 0, person: 7, slot_kind: 'lesson', what: 'Art', weekdays: [], cycle_days: [], period: 'Math' });
  });

  it('says what is wrong, and where', () => {
    expect([
      wrong({}), wrong({ what: ' ' }), wrong({ what: 'x'.repeat(121) }), wrong({ start: '' }), wrong({ end: '' }), wrong({ end: '09:00' }), wrong({ by: 'period' }), wrong({ by: 'period', period: 'Math' }),
      wrong({ first: '2025-12-02', last: '2025-12-01' }), wrong({ first: '2025-12-01', last: '2025-12-01' }),
    ]).toEqual([
      undefined, 'what slot.wrong_what', 'what keep.too_long', 'start slot.wrong_time', 'end slot.wrong_time', 'end slot.wrong_end', 'period slot.wrong_period', undefined, 'last slot.wrong_last', undefined,
    ]);
  });
});
