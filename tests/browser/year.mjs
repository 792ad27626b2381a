// A school with bells, rooms, a timetable and hours, founded over HTTP as a script of the office would. Its time zone is
// chosen so that it is the middle of the morning there, whenever the test runs: no clock is moved.
import assert from 'node:assert/strict';
import { setTimeout as wait } from 'node:timers/promises';

const password = 'a sentence that is easy to remember';

// The zone of the tz database in which it is between ten and eleven now.
export function zoneNow(now = new Date()) {
  const ahead = ((10 - now.getUTCHours() + 36) % 24) - 12; // -12 to 11
  return ahead === 0 ? 'Etc/UTC' : `Etc/GMT${ahead > 0 ? '-' : '+'}${Math.abs(ahead)}`; // the signs of Etc/ are the other way round
}

export class Year {
  #count = 0;

  static async found(school) {
    const year = new Year();
    year.school = school;
    year.zone = zoneNow();
    for (let tries = 0; !/\/setup\/\S+/.test(school.said) && tries < 100; tries += 1) await wait(50);
    const link = /\/setup\/(\S+)/.exec(school.said)[1];
    const { token } = await year.post('/api/setup', { link, school: 'Harbor View', time_zone: year.zone, language: 'en', name: 'Ana Duarte', login: 'ana', password });
    year.token = token;
    return year;
  }

  async send(path, body, token = this.token) {
    return fetch(this.school.url + path, { method: 'POST', headers: { 'content-type': 'application/json', ...(token && { authorization: `Bearer ${token}` }) }, body: JSON.stringify(body) });
  }
  async post(path, body, token = this.token) {
    const answer = await this.send(path, body, token);
    const found = await answer.json();
    assert.ok(answer.ok && !found.problem, `${path} ${JSON.stringify(body).slice(0, 200)}: ${JSON.stringify(found)}`);
    return found;
  }
  async command(kind, fields, token = this.token) {
    this.#count += 1;
    return (await this.post('/api/commands', { id: `year-${this.#count}`, command: { kind, ...fields } }, token)).sequences;
  }
  async rows(...rows) { return this.command('set_rows', { rows }); }
  async ask(kind, fields = {}, token = this.token) { return (await this.post('/api/ask', { kind, ...fields }, token)).finding; }

  // Adds somebody who has joined; their windows sign in with `cookie`.
  async person(name, role) {
    const [id] = await this.command('add_person', { name, role, ...(role === 'substitute' && { until: Date.now() + 12 * 3_600_000 }) });
    const { secret } = await this.post('/api/invite', { person: id });
    const answer = await this.send('/api/join', { link: secret, login: `p${id}`, password }, '');
    const [, cookieName, value] = /^([^=]+)=([^;]+)/.exec(answer.headers.get('set-cookie'));
    const { token } = await answer.json();
    return { id, name, token, cookie: { name: cookieName, value } };
  }

  // Minutes since midnight, the date and the day of the week at the school.
  clock(time = Date.now()) {
    const parts = Object.fromEntries(new Intl.DateTimeFormat('en-GB', { timeZone: this.zone, hourCycle: 'h23', year: 'numeric', month: '2-digit', day: '2-digit', hour: '2-digit', minute: '2-digit', weekday: 'short' }).formatToParts(time).map((one) => [one.type, one.value]));
    return {
      minute: Number(parts.hour) * 60 + Number(parts.minute), date: Number(`${parts.year}${parts.month}${parts.day}`),
      weekday: ['Mon', 'Tue', 'Wed', 'Thu', 'Fri', 'Sat', 'Sun'].indexOf(parts.weekday) + 1,
    };
  }
  text(minute) { return `${Math.floor(minute / 60) % 12 || 12}:${String(minute % 60).padStart(2, '0')}`; }
}
