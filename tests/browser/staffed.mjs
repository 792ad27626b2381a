// A small school at work, whenever the test runs: bells, rooms and a timetable around now, and its people with their
// windows. What the parts about closing the loop have in common.
import { Window } from './people.mjs';
import { Year } from './year.mjs';

export const every = [1, 2, 3, 4, 5, 6, 7];

const named = {
  hannah: ['Hannah Okafor', 'teacher'], marisol: ['Marisol Vega', 'para'], priya: ['Priya Nair', 'para'], rafael: ['Rafael Ferreira', 'para'],
  grace: ['Grace Liu', 'para'], olive: ['Olive Marsh', 'office'],
};

export class Staffed {
  // `people`: whom of the above it has, beside Ana Duarte, its first admin. The day: Reading until in 50 minutes, Math,
  // Lunch, Science, each half an hour with 5 minutes between; all read and count in Room 12, unless a part says more.
  static async open({ school, browser, windows }, people) {
    const here = new Staffed();
    const year = await Year.found(school);
    Object.assign(here, { school, browser, windows, year, now: year.clock(), staff: {} });
    for (const key of people) here.staff[key] = await year.person(...named[key]);
    const ids = people.map((key) => here.staff[key].id);
    [here.room] = await year.command('open_channel', { channel_kind: 'classroom', name: 'Room 12', members: ids });
    [here.student] = await year.command('add_student', { name: 'Jonah Reyes', classroom: here.room, care_team: ids });
    const { minute, date } = here.now;
    const period = (name, period_kind, start, end) => ({ name, period_kind, start, end });
    here.bells = { reading: minute + 50, math: [minute + 55, minute + 85], lunch: [minute + 90, minute + 120], science: [minute + 125, minute + 155] };
    const [bells, twelve, gym, fourteen] = await year.rows(
      { kind: 'bells', id: 0, name: 'Today', periods: [period('Reading', 'lesson', 420, here.bells.reading), period('Math', 'lesson', ...here.bells.math), period('Lunch', 'lunch', ...here.bells.lunch), period('Science', 'lesson', ...here.bells.science)] },
      { kind: 'room', id: 0, name: 'Room 12', channel: here.room, next_to: [] }, { kind: 'room', id: 0, name: 'Gym', next_to: [] }, { kind: 'room', id: 0, name: 'Room 14', next_to: [] },
    );
    here.rooms = { twelve, gym, fourteen };
    await year.rows({ kind: 'calendar', id: 1, first: date, last: date, weekdays: every, cycle: [{ code: 'A', bells }], special: [] });
    await year.rows(...people.flatMap((who) => [here.slot(who, 'Reading', { period: 'Reading' }), here.slot(who, 'Math', { period: 'Math' })]));
    return here;
  }

  slot(who, what, fields) {
    return { kind: 'slot', id: 0, person: this.staff[who].id, slot_kind: 'lesson', what, weekdays: [], cycle_days: [], group: this.room, room: this.rooms.twelve, ...fields };
  }

  async window(who, size = 'phone', theme = 'light') {
    const window = await Window.open(this.browser, this.school, { role: who, size, theme, cookie: this.staff[who].cookie });
    this.windows.push(window);
    return window;
  }

  command(who, kind, fields) { return this.year.command(kind, fields, this.staff[who].token); }
  text(minute) { return this.year.text(minute); }
}
