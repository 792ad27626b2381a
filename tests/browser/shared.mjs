// A tablet that the people of Room 12 share, and what is to be found on it.
import { Window } from './people.mjs';

// Sets somebody's PIN as their own device would.
export const setPin = (window, pin) => window.page.evaluate(async (digits) => (await fetch('/api/me/pin', { method: 'POST', headers: { 'content-type': 'application/json' }, body: JSON.stringify({ pin: digits }) })).status, pin);

export const offerCode = (admin, name = 'Room 12 tablet', room = 'Room 12') =>
  admin.page.evaluate(async ([called, wanted]) => {
    const rooms = await new Promise((done) => {
      const open = indexedDB.open('cueline');
      open.onsuccess = () => { const ask = open.result.transaction('records').objectStore('records').getAll(); ask.onsuccess = () => { open.result.close(); done(ask.result.filter((one) => one.table === 'channels' && one.value.name === wanted).map((one) => one.id)); }; };
    });
    const answer = await fetch('/api/devices', { method: 'POST', headers: { 'content-type': 'application/json' }, body: JSON.stringify({ name: called, rooms, idle_minutes: 3 }) });
    return (await answer.json()).code;
  }, [name, room]);

export async function openTablet(browser, school, code, { size = 'tablet', theme = 'light' } = {}) {
  const window = await Window.open(browser, school, { role: 'shared', size, theme, out: true });
  await window.page.goto(`${school.url}/device/${code}`);
  await window.page.getByRole('button', { name: 'Make it shared' }).click();
  await who(window);
  return window;
}

export const who = (window) => window.page.getByRole('list', { name: 'People of this room' }).waitFor();
export const face = (window, name) => window.page.getByRole('list', { name: 'People of this room' }).getByRole('button', { name: new RegExp(`^${name}`) });

export async function digits(window, pin) {
  for (const digit of pin) await window.tap(window.button(digit, window.page.getByRole('group', { name: 'Digits' })));
}

export async function switchTo(window, name, pin) {
  await window.tap(face(window, name));
  await digits(window, pin);
  await window.tap(window.button('Sign in'));
  await window.ready();
}

// Everything a script of the page can reach: databases, storage, caches of the worker, the page itself.
export const everything = (window) =>
  window.page.evaluate(async () => {
    const found = { storage: JSON.stringify([{ ...localStorage }, { ...sessionStorage }]), page: document.documentElement.outerHTML, address: location.href, databases: '', caches: '' };
    const plain = (value) => JSON.stringify(value, (_, one) => (one instanceof ArrayBuffer ? new TextDecoder('latin1').decode(one) : ArrayBuffer.isView(one) ? new TextDecoder('latin1').decode(one) : one instanceof Map ? [...one] : one));
    for (const { name } of await indexedDB.databases()) {
      const database = await new Promise((done, failed) => { const open = indexedDB.open(name); open.onsuccess = () => done(open.result); open.onerror = () => failed(open.error); });
      for (const store of database.objectStoreNames) {
        const tx = database.transaction(store);
        const all = (ask) => new Promise((done) => { ask.onsuccess = () => done(ask.result); });
        found.databases += `${name}/${store}: ${plain([await all(tx.objectStore(store).getAllKeys()), await all(tx.objectStore(store).getAll())])}\n`;
      }
      database.close();
    }
    for (const name of await caches.keys()) {
      const cache = await caches.open(name);
      for (const request of await cache.keys()) found.caches += `${request.url}\n${/\.(js|css|html|svg|webmanifest)?$/.test(new URL(request.url).pathname) ? '' : await (await cache.match(request)).text()}\n`;
    }
    return found;
  });
