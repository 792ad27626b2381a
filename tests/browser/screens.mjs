// Every screen and state of the design reference (section 7): whose it is, its address, the state of the made-up school,
// and what is done to get there. All looking, measuring and picturing of screens is made from this list.
// `who`: marisol (para), hannah (teacher), marcus (admin) or nobody; `state`: what clients/web/src/fixtures can be asked for. `touch`: only there.

const dialog = (page) => page.waitForSelector('dialog[open]');
const click = (selector) => (page) => page.click(selector);
const press = (...keys) => async (page) => { for (const key of keys) await page.keyboard.press(key); };
const opened = (...keys) => async (page) => { await press(...keys)(page); await dialog(page); };
const type = (selector, text) => (page) => page.fill(selector, text);
const search = (text) => type('input[type=search]', text);
const into = (selector) => (page) => page.waitForSelector(selector).then((found) => found.evaluate((node) => node.scrollIntoView()));
const then = (...steps) => async (page) => { for (const step of steps) await step(page); };
const student = then(click('button[aria-label^="JR, "]'), dialog);
const sign = (code) => click(`button.tile:has(use[href="#s-${code}"])`);
const cue = (...codes) => then(student, ...codes.map(sign), click('dialog .send button'));
const you = then(click('button.me'), dialog);
const says = (text) => then(type('textarea', text), press('Enter'));
// As the service worker leaves it for the page that another app's text opens.
const shared = (text) => async (page) => {
  await page.evaluate(async (one) => (await caches.open('shared')).put('/shared', new Response(one)), text);
  await page.goto(new URL(`/share${new URL(page.url()).search}`, page.url()).href);
};
const roster = 'student_number,given_name,family_name,grade,homeroom\n20418,Ines,Alves,3,12\n20433,Noor,Haddad,3,12\n20440,Jaden,Ruiz,3,12\n20447,Owen,Price,3,14\n20452,Nadia,Bose,3,\n20458,Teo,Silva,3,14\n';
const timetable = 'person,kind,what,days,start,end\nMarisol Vega,support,Reading,Mon-Fri,8:25,10:15\nMarisol V,bus,Bus 4,Mon,14:55,15:10\nSam Whitlock,,Art,Montag,9:00,9:30\n';
const file = (name, text) => (page) => page.locator('input[type=file]').first().setInputFiles({ name, mimeType: 'text/csv', buffer: Buffer.from(text) });

const para = (name, path, state = '', reach = undefined) => ({ name, who: 'marisol', path, state, reach });
const teacher = (name, path, state = '', reach = undefined) => ({ name, who: 'hannah', path, state, reach });
const admin = (name, path, state = '', reach = undefined) => ({ name, who: 'marcus', path, state, reach });
const nobody = (name, path, reach = undefined) => ({ name, who: '', path, state: '', reach });

const sections = {
  'Today, para': [
    para('today-para', '/today'),
    para('today-first', '/today', 'first'),
    para('today-quiet', '/today', 'quiet'),
    para('today-off', '/today', 'off'),
    para('today-offline', '/today', 'offline', cue('head_down')),
    para('today-reconnecting', '/today', 'reconnecting', (page) => page.waitForTimeout(4200)),
    para('today-loading', '/today', 'slow', (page) => page.waitForTimeout(400)),
    para('today-full', '/today', 'full'),
    para('today-nobody', '/today', 'nobody', (page) => page.evaluate(() => document.querySelector('#main').scrollTo(0, 780))),
    para('today-undo', '/today', '', then(cue('covers_ears'), (page) => page.waitForSelector('text=Undo'))),
    para('today-refused', '/today', 'refusing', cue('covers_ears')),
    para('drill', '/today', 'drill'),
  ],
  'Today, teacher': [
    teacher('today-teacher', '/today'),
    teacher('today-teacher-answered', '/today', '', click('button[data-key="2"] >> nth=1')),
    teacher('today-teacher-quiet', '/today', 'quiet'),
    teacher('today-teacher-offline', '/today', 'offline', click('button[data-key="1"] >> nth=0')),
    teacher('answer-more', '/today', '', then(click('button.more'), click('.chip:has-text("Try this now")'))),
    teacher('help-call', '/today', 'call'),
  ],
  'Today, admin': [
    admin('today-admin', '/today'),
    admin('today-admin-quiet', '/today', 'quiet'),
    admin('today-admin-first', '/today', 'empty'),
    admin('together-admin', '/today', '', into('#admin-together')),
  ],
  'Cue sheet': [
    para('cue', '/today', '', then(student, sign('covers_ears'))),
    para('cue-nothing', '/today', '', student),
    para('cue-several', '/today', '', then(student, sign('covers_ears'), sign('head_down'))),
    para('cue-more', '/today', '', then(student, click('.detail button'))),
    para('cue-unsent', '/today', '', then(student, sign('covers_ears'), press('Escape'))),
    { ...para('cue-all', '/today', '', then(click('button.all'), dialog)), touch: true }, // the dock is a phone's
    para('cue-offline', '/today', 'offline', then(student, sign('head_down'))),
    para('cue-full', '/today', 'full', then(student, sign('head_down'))),
    teacher('cue-pick', '/today', '', opened('c')),
    para('help-lost', '/today', 'offline', then(student, click('dialog .help button'))),
    para('help-sent', '/today', '', then(student, click('dialog .help button'))),
  ],
  'Cue and thread': [
    para('cue-in-channel', '/c/30'),
    para('cue-retracted', '/c/30', 'retracted'),
  ],
  Channels: [
    para('channels', '/c'),
    para('channels-quiet', '/c', 'first'),
    para('channels-discreet', '/c', '', press('h')),
    para('share', '/today', '', then(shared('The bus of room 12 leaves at ten: https://example.org/buses'), dialog)),
  ],
  Channel: [
    para('channel', '/c/30'),
    para('channel-pending', '/c/30', 'offline', says('I can take the group to the gym.')),
    para('channel-failed', '/c/30', 'refusing', says('I can take the group to the gym.')),
    para('channel-first', '/c/30', 'first'),
    para('channel-asks', '/c/32'),
    para('channel-discreet', '/c/30', '', press('h')),
    para('channel-closed', '/c/999'),
    para('direct', '/c/34'),
    para('care-team', '/c/41'),
    para('cards', '/c/41', '', then(click('button[aria-label^="What the team knows"]'), dialog)),
    para('cards-routine', '/c/41', '', then(click('button[aria-label^="What the team knows"]'), dialog, click('dialog button:has-text("Add a card")'), click('dialog .chips button:has-text("Routine")'), into('#card-steps'))),
    para('cards-retire', '/c/41', '', then(click('button[aria-label^="What the team knows"]'), dialog, click('dialog button[aria-label^="No longer holds"] >> nth=0'))),
    para('room-people', '/c/30', '', then(click('button[aria-label^="Who is in it"]'), dialog)),
    admin('room-keep', '/c/30', '', then(click('button[aria-label^="Who is in it"]'), dialog, type('#room-name', 'Room 14'), press('Enter'))),
    admin('room-add', '/c/30', '', then(click('button[aria-label^="Who is in it"]'), dialog, click('dialog footer button'), click('dialog li button:has-text("Jo Tran")'))),
  ],
  'Send a change': [
    teacher('change', '/today', '', opened('a')),
    teacher('change-own', '/today', '', then(opened('a'), click('dialog button.all'), click('.tpl:has-text("Write it")'))),
    teacher('change-named', '/today', '', then(opened('a'), click('dialog button.all'), click('.tpl:has-text("Write it")'), type('dialog textarea, dialog input:not([type=checkbox])', 'Jonah goes home at noon'))),
    teacher('change-offline', '/today', 'offline', opened('a')),
    teacher('change-clash', '/today', '', then(opened('a'), (page) => page.waitForSelector('dialog .clash'), click('dialog .clash .chip'))),
    teacher('change-cover', '/today', '', then(opened('a'), click('.tpl:has-text("Need cover")'), click('dialog .chip:has-text("You")'))),
    admin('change-drill', '/today', '', then(opened('a'), click('dialog button.all'), click('.tpl:has-text("Lockdown")'), click('dialog input[type=checkbox]'))),
  ],
  'Change, live': [
    teacher('live', '/a/300'),
    teacher('live-known', '/a/300', 'known'),
    teacher('live-cancelled', '/a/300', 'cancelled'),
    teacher('live-replaced', '/a/300', 'replaced'),
    teacher('live-offline', '/a/300', 'offline'),
    teacher('live-crowd', '/a/300', 'crowd'),
    admin('live-drill', '/a/320', 'drill'),
    para('live-mine', '/a/300'),
    para('live-missing', '/a/999'),
  ],
  Conflict: [
    para('conflict', '/today', '', then(click('button[data-key="x"]'), click('[role=radio]'))),
    para('conflict-role', '/today', '', then(click('button[data-key="x"]'), click('[role=radio] >> nth=2'))),
    para('conflict-offline', '/today', 'offline', then(click('button[data-key="x"]'), click('[role=radio]'), click('dialog footer button'))),
  ],
  Issues: [
    admin('issues', '/issues'),
    admin('issues-quiet', '/issues', 'quiet'),
    admin('issues-few', '/issues', 'few'),
    admin('issue', '/issues/312'),
    para('issue-raiser', '/issues/301'),
    para('issue-new', '/issues', '', opened('n')),
    para('issue-nameless', '/issues', '', then(opened('n'), click('dialog [role=radio]:has-text("Without my name")'), into('dialog select'))),
    para('issue-upset', '/issues', '', then(opened('n'), type('#issue-title', 'Fed up with this'), into('dialog .calm'))),
    admin('issues-table', '/issues', '', then(...[0, 0, 0].map(() => click('button:has-text("Show as table") >> nth=0')))),
    admin('issues-seen', '/issues', '', click('button:has-text("See the")')),
    admin('issues-fix', '/issues', '', then(click('button:has-text("Plan a fix")'), (page) => page.waitForSelector('.topic'))),
    admin('interpreter', '/issues', '', then(click('button:has-text("interpreter")'), dialog)),
  ],
  Students: [
    para('students', '/students'),
    para('students-typed', '/students', '', type('input[type=search]', 'zz')),
    admin('students-first', '/students', 'empty'),
    admin('students-admin', '/students'),
  ],
  'Student page': [
    teacher('student', '/s/40'),
    teacher('student-goals', '/s/40', '', into('#goals-title')),
    teacher('student-lower', '/s/40', '', into('#latest-title')),
    teacher('student-heat', '/s/40', '', then(click('button.h5'), into('#heat-title'))),
    teacher('student-few', '/s/42'),
    teacher('student-offline', '/s/40', 'offline'),
    admin('student-closed', '/s/40'),
    teacher('student-discreet', '/s/40', '', press('h')),
  ],
  'People and person': [
    teacher('people', '/people'),
    admin('people-admin', '/people'),
    teacher('people-typed', '/people', '', type('input[type=search]', 'portug')),
    teacher('people-strength', '/people', '', type('input[type=search]', 'calm')),
    teacher('person', '/p/2'),
    teacher('person-off', '/p/17'),
    para('person-own', '/p/2'),
    para('away-own', '/p/2', '', then(click('button:has-text("I am away")'), dialog)),
    admin('away-days', '/p/2', '', then(click('button:has-text("Away")'), dialog, click('dialog [role=radio]:has-text("Days")'), into('dialog input[type=date]'))),
    teacher('elsewhere', '/p/2', '', then(click('button:has-text("Send elsewhere")'), dialog)),
    admin('staff', '/p/2', '', then(click('button:has-text("Role and hours")'), dialog)),
    admin('staff-pass', '/p/15', '', then(click('button:has-text("Role and hours")'), dialog, type('#staff-until', '2025-11-28'))),
    admin('hours', '/p/2', '', then(click('button:has-text("Change the week")'), dialog)),
    admin('hours-wrong', '/p/2', '', then(click('button:has-text("Change the week")'), dialog, click('dialog button:has-text("Add protected time")'), click('dialog .chip:has-text("Mon")'), type('#span-from', '11:40'), type('#span-until', '12:30'), type('#span-why', 'Planning'), click('dialog form button[type=submit]'))),
    admin('timetable', '/p/2', 'calendar', into('h2:has-text("Timetable")')),
    admin('slot', '/p/2', 'calendar', then(click('li button:has-text("Math")'), dialog)),
    admin('slot-wrong', '/p/2', '', then(click('button.more:has-text("Add a line")'), dialog, type('#slot-what', 'Bus 4'), click('dialog footer button[type=submit]'))),
    admin('staff-leaving', '/p/17', '', then(click('button:has-text("Role and hours")'), dialog, click('dialog button:has-text("End their access")'), into('dialog [role=alert]'))),
    para('profile', '/today', '', then(you, click('dialog button:has-text("Your page")'), (page) => page.waitForSelector('#profile-joys'))),
    teacher('profile-first', '/today', 'first', into('#profile-prompt')),
  ],
  Norms: [
    para('norms', '/c/30/norms'),
    teacher('norms-term', '/c/30/norms', 'term'),
    para('norms-again', '/c/32/norms'),
    teacher('norms-writer', '/c/32/norms'),
    teacher('norms-first', '/c/30/norms', 'first'),
    para('norms-suggest', '/c/30/norms', '', then(click('button:has-text("Suggest a change")'), dialog)),
    teacher('norms-edit', '/c/32/norms', '', then(click('button:has-text("Take it up")'), dialog)),
  ],
  'Check-in': [
    para('check-in', '/today', '', into('#check-in')),
    para('check-in-answered', '/today', '', then(click('.chip:has-text("I need a hand")'), into('#check-in'))),
  ],
  Planning: [
    para('planning', '/plan/20251118'),
    para('planning-asked', '/plan/20251119', '', click('button[data-key="x"]')),
    teacher('planning-none', '/plan/20251121', '', then((page) => page.waitForSelector('.bars >> visible=true'), click('.chip:has-text("Who")'))),
    para('planning-offline', '/plan/20251120', 'offline'),
    teacher('talk', '/today', '', click('button[data-key="3"] >> nth=0')),
  ],
  Kudos: [
    para('kudos', '/c/30', '', then((page) => page.locator('.msg:has-text("scissors")').click(), (page) => page.locator('.msg:has-text("scissors") button[aria-label^="Kudos"]').click(), dialog)),
    para('kudos-month', '/today', '', then(click('button:has-text("Your month")'), dialog)),
  ],
  Search: [
    para('search', '/search', '', then(search('reading'), (page) => page.getByRole('heading', { name: 'More from the server' }).waitFor())),
    para('search-start', '/search', '', then(search('reading'), press('ArrowDown', 'Enter'), (page) => page.waitForFunction(() => location.pathname !== '/search').then(() => page.goBack()), search(''), (page) => page.getByRole('heading', { name: 'You searched for' }).waitFor())),
    para('search-first', '/search'),
    para('search-nothing', '/search', '', then(search('zzz'), (page) => page.waitForSelector('text=Nothing has'))),
    para('search-offline', '/search', 'offline', search('zzz')),
    para('search-narrow', '/search', '', then(search('r'), click('button:has-text("Narrow it")'), (page) => page.getByLabel('Who wrote it').selectOption({ label: 'Priya Nair' }))),
    para('search-discreet', '/search', '', then((page) => page.evaluate(() => document.activeElement.blur()), press('h'), search('reading'))),
  ],
  You: [
    para('you', '/today', '', you),
    para('you-reach', '/today', '', then(you, into('#reach-how'))),
    para('you-tally', '/today', '', then(you, into('dialog dl'))),
    para('you-leaving', '/today', 'offline', then(cue('head_down'), you, click('dialog footer button'))),
    para('you-help', '/today', '', then(you, into('dialog h3:has-text("Signed in")'))),
    para('you-everywhere', '/you', '', then(dialog, click('dialog button:has-text("Sign out on all")'), into('dialog button:has-text("Sign out everywhere")'))),
    teacher('keys', '/today', '', opened('?')),
  ],
  'Sign in': [
    nobody('signin', '/signin'),
    nobody('signin-link-over', '/enter/abc', (page) => page.waitForSelector('h1')),
    nobody('signin-invite-over', '/join/abc', (page) => page.waitForSelector('h1')),
    nobody('found', '/setup/abc'),
  ],
  'Set-up': [
    admin('setup-school', '/setup/school'),
    admin('setup-school-change', '/setup/school', '', then(click('button:has-text("Put something right")'), into('form #school-zone'))),
    admin('setup-rooms', '/setup/rooms'),
    admin('setup-staff', '/setup/staff'),
    admin('setup-students', '/setup/students', '', file('roster-2025.csv', roster)),
    admin('setup-students-taken', '/setup/students', '', file('roster-2025.csv', roster.replaceAll('Ines,Alves', 'Jonah,Reyes'))),
    admin('setup-students-first', '/setup/students', 'empty'),
    admin('setup-staff-list', '/setup/staff', '', file('staff.csv', 'Name,Position,Rooms\nMarisol Vega,Paraprofessional,12\nLuis Ortega,Paraprofessional,12;14\nKim Park,Wizard,14\nDana Fox,Grade 3 teacher,14\n')),
    admin('setup-timetable', '/setup/staff', '', then(click('summary:has-text("Timetable")'), (page) => page.locator('details[open] input[type=file]').setInputFiles({ name: 'timetable.csv', mimeType: 'text/csv', buffer: Buffer.from(timetable) }), into('.faults'))),
    admin('setup-norms', '/setup/norms'),
    admin('setup-days', '/setup/days', 'calendar'),
    admin('setup-days-none', '/setup/days'),
    admin('setup-days-add', '/setup/days', 'calendar', then(click('button:has-text("Add a day")'), type('#day-first', '2025-11-26'), click('[role=radio]:has-text("different")'), click('form button:has-text("Save")'))),
    admin('setup-rules', '/setup/rules', 'ruled'),
    admin('setup-rules-change', '/setup/rules', 'ruled', then(click('button[aria-label^="Change: Somebody to cover"]'), type('form.rule input >> nth=1', '1'), click('form.rule button[type=submit]'))),
    admin('setup-rules-promise', '/setup/rules', 'ruled', then(click('button[aria-label^="Change: Coverage gap"]'), type('form.promise input >> nth=1', '1'), click('form.promise button[type=submit]'))),
    admin('setup-rules-signs', '/setup/rules', 'ruled', then(click('summary:has-text("Signs")'), click('button[aria-label^="Change: Head down"]'), into('#offered-words'))),
    para('setup-closed', '/setup/rooms'),
    nobody('look-around', '/today?look=hannah'),
  ],
  Errors: [
    para('missing', '/nowhere'),
    para('person-missing', '/p/999'),
  ],
};

export const screens = Object.entries(sections).flatMap(([section, list]) => list.map((screen) => ({ section, ...screen })));

// What shows every part of every screen at least once: the normal run; the other states are for the full one.
const extra = /-(reconnecting|loading|quiet|off|several|retracted|cancelled|replaced|missing|again|discreet|few|lower|own|reach|tally)$/;
export const main = screens.filter(({ name }) => !extra.test(name));

export function address({ who, path, state }, also = '') {
  const query = [who && `fixture=${who}`, state, also].filter(Boolean).join('&');
  return query ? `${path}?${query}` : path;
}
