import { describe, expect, it } from 'vitest';
import { limits } from '$protocol';
import { schoolAt } from '../../fixtures/school';
import { colleaguesOf, roleOf, staffSpellings, usualStaff } from './colleagues';
import { parseCsv, tableOf } from './csv';
import { dateText, dateValue, schoolYear } from './day';
import { type Known, readBells, readHours, readTimetable } from './lists';
import { pupilsOf, pupilSpellings, usualPupil } from './pupils';
import { after, firstOpen, stepsDone } from './steps';
import { keep } from './waiting.svelte';

const rooms = [{ id: 30, name: 'Room 12', initials: ['J.R.', 'A.M.'] }, { id: 31, name: 'Room 14', initials: [] }];

describe('students from a list', () => {
  it('reads lines without a head as a name and a room, and turns "last, first" around', () => {
    const { table, columns } = tableOf('Lena Tran, Room 12\n"Darko, Kofi",14\n', pupilSpellings, usualPupil);
    expect(pupilsOf(table, columns, rooms)).toEqual([
      { name: 'Lena Tran', room: 'Room 12', initials: 'L.T.', roomId: 30, taken: '' },
      { name: 'Kofi Darko', room: '14', initials: 'K.D.', roomId: 31, taken: '' },
    ]);
  });

  it('asks whether it is the same student again when the room has these initials, not when only the list has', () => {
    const { table, columns } = tableOf('name,room\nJonah Reyes,12\nJonas Ray,14\nJack Roe,14\n', pupilSpellings, usualPupil);
    expect(pupilsOf(table, columns, rooms).map((one) => [one.initials, one.taken])).toEqual([['J.Re.', 'J.R.'], ['J.R.', ''], ['J.Ro.', '']]);
  });

  it('keeps what was chosen for the lines that stay', () => {
    expect([...keep([1, 4], new Map([[0, 'a'], [4, 'b']]))]).toEqual([[1, 'b']]);
  });
});

describe('staff from a list', () => {
  it('knows roles as schools call them', () => {
    expect(['Paraprofessional', 'Instructional aide', 'Teacher, grade 3', 'Assistant principal', 'ELL specialist', 'Sub', 'Secretary', 'Maestra', 'Wizard'].map(roleOf))
      .toEqual(['para', 'para', 'teacher', 'admin', 'specialist', 'substitute', 'office', 'teacher', null]);
  });

  it('finds rooms, and says who is here already, also within the list', () => {
    const { table, columns } = tableOf('Marisol Vega; para; Room 12 & 14\nJosé Díaz; teacher;\njose diaz; teacher;\nHannah Okafor; teacher; 12', staffSpellings, usualStaff);
    expect(colleaguesOf(table, columns, rooms, ['Hannah Okafor']).map((one) => [one.rooms, one.known])).toEqual([[[30, 31], false], [[], false], [[], true], [[30], true]]);
  });
});

describe('the lists of the school', () => {
  const known: Known = {
    persons: [{ id: 2, name: 'Marisol Vega' }], places: [{ id: 501, name: 'Room 12' }], channels: [{ id: 30, name: 'Room 12' }], students: [{ id: 40, name: 'J.R.' }],
    bells: [{ id: 7, name: 'Regular', periods: [{ name: 'Period 2', period_kind: 'lesson', start: 500, end: 550 }] }],
    hours: new Map([[2, { id: 2, paid: [{ weekday: 1, start: 465, end: 910 }], protected_time: [] }]]),
  };

  it('makes one schedule of the lines of one name, and leaves out what overlaps', () => {
    const read = readBells(parseCsv('bells,period,kind,start,end\nRegular,Period 1,lesson,8:15,9:00\nRegular,Lunch,lunch,8:55,9:30\nEarly,All day,,8:15,12:00\n'), known);
    expect(read.rows).toEqual([
      { id: 7, name: 'Regular', periods: [{ name: 'Period 1', period_kind: 'lesson', start: 495, end: 540 }] },
      { id: 0, name: 'Early', periods: [{ name: 'All day', period_kind: 'lesson', start: 495, end: 720 }] },
    ]);
    expect(read.faults).toEqual([{ line: 3, column: 'start', text: '8:55', wrong: 'order' }]);
  });

  it('reads hours by days, and keeps paid hours when only protected time is told', () => {
    const read = readHours(parseCsv('person,days,start,end,protected\nmarisol vega,Mon-Tue|Thu,9:00,9:30,Group\nNobody,Mon,9:00,10:00,\nMarisol Vega,Mon,10:00,9:00,\n'), known);
    expect(read.rows).toEqual([{ id: 2, paid: [{ weekday: 1, start: 465, end: 910 }], protected_time: [1, 2, 4].map((weekday) => ({ span: { weekday, start: 540, end: 570 }, why: 'Group' })) }]);
    expect(read.faults.map((one) => [one.line, one.wrong])).toEqual([[3, 'unknown'], [4, 'order']]);
  });

  it('reads a timetable by period or by time, and says what it does not know', () => {
    const read = readTimetable(parseCsv('person,kind,what,days,cycle,period,start,end,room,group,student,mode,first,last\nMarisol Vega,support,Reading,Mon-Fri,A|B,Period 2,,,Room 12,Room 12,J.R.,small group,,\nMarisol Vega,bus,Bus 4,Mon,,,14:55,15:10,,,,,2026-09-21,\nMarisol Vega,,Art,,,Period 9,,,,,,,,\nMarisol Vega,,Art,Montag,,,9:00,9:30,,,,,,\n'), known);
    expect(read.rows).toEqual([
      { id: 0, person: 2, slot_kind: 'support', what: 'Reading', weekdays: [1, 2, 3, 4, 5], cycle_days: ['A', 'B'], period: 'Period 2', mode: 'small_group', room: 501, group: 30, student: 40 },
      { id: 0, person: 2, slot_kind: 'bus', what: 'Bus 4', weekdays: [1], cycle_days: [], start: 895, end: 910, first: 20260921 },
    ]);
    expect(read.faults.map((one) => [one.line, one.column, one.wrong])).toEqual([[4, 'period', 'unknown'], [5, 'days', 'days']]);
  });

  it('starts from the school year that a day belongs to', () => {
    expect([schoolYear(20251118), schoolYear(20260301), schoolYear(20260715)].map((one) => [one.first, one.last])).toEqual([[20250825, 20260618], [20250825, 20260618], [20260825, 20270618]]);
    expect(dateValue(dateText(20251118))).toBe(20251118);
  });
});

describe('the steps', () => {
  it('go on where something is missing', () => {
    const state = schoolAt(23);
    const bells = { ...state, rows: { ...state.rows, bells: new Map([[7, { id: 7, name: 'Regular', periods: [] }]]) } };
    expect(stepsDone(bells)).toEqual({ school: true, rooms: true, students: true, staff: true, norms: true });
    expect(firstOpen({ ...bells, students: new Map() })).toBe('students');
    expect(after('norms')).toBeUndefined();
    expect(limits.rows_per_command).toBeGreaterThan(1);
  });
});
