// What a device loads before Today is painted, from a production build: the shell, the day of one role on a phone or a desk,
// the sync engine, the words of one language; and the same at the door. Fails above the limits.
// usage: node scripts/weight.mjs [--list] [--control]     --control: a build made too heavy on purpose has to be found out
import { gzipSync } from 'node:zlib';
import { build } from 'vite';

// Bytes, gzipped. The design reference (section 9.3) allows 100,000 and aims at 60,000: what was reached is held.
const limit = { js: 82_500, css: 10_000 };
const control = process.argv.includes('--control');
const ballast = { name: 'ballast', transform: (code, id) => (id.endsWith('/src/show.ts') ? `${code}\nglobalThis.ballast = ${JSON.stringify(Array.from({ length: 6000 }, (_, at) => Math.sin(at).toString(36)).join(''))};` : undefined) };

const { output } = await build({ logLevel: 'error', build: { write: false }, plugins: control ? [ballast] : [] });
const sizes = new Map(output.map((file) => [file.fileName, gzipSync(file.type === 'chunk' ? file.code : file.source, { level: 9 }).length]));
const chunkOf = (path) => {
  const found = output.find((file) => file.type === 'chunk' && (file.facadeModuleId?.endsWith(path) || Object.keys(file.modules).some((one) => one.endsWith(path))));
  if (!found) throw new Error(`${path} is not in the build.`);
  return found.fileName;
};

function load(paths) {
  const files = new Set();
  const take = (name) => {
    if (files.has(name)) return;
    files.add(name);
    const chunk = output.find((file) => file.fileName === name);
    if (chunk?.type !== 'chunk') return;
    chunk.imports.forEach(take);
    chunk.viteMetadata?.importedCss.forEach(take);
  };
  paths.map(chunkOf).forEach(take);
  return [...files];
}

const sum = (files, end) => files.filter((name) => name.endsWith(end)).reduce((total, name) => total + sizes.get(name), 0);
const kb = (bytes) => `${(bytes / 1000).toFixed(1)} KB`;
const around = { phone: [], desk: ['/src/shell/Rail.svelte', '/src/features/today/Beside.svelte', '/src/shell/keyboard.ts'] };
let over = false;

// Files that ask for each other find nothing in whichever comes first.
const state = new Map();
function circle(name, path) {
  if (state.get(name) === 'done') return;
  if (state.get(name) === 'open') throw new Error(`Files that ask for each other: ${path.slice(path.indexOf(name)).join(', ')}`);
  state.set(name, 'open');
  for (const next of output.find((file) => file.fileName === name)?.imports ?? []) circle(next, [...path, name]);
  state.set(name, 'done');
}
for (const { fileName } of output) circle(fileName, []);

function say(what, paths, listed = false) {
  const files = load(paths);
  const [js, css] = [sum(files, '.js'), sum(files, '.css')];
  const heavy = js > limit.js || css > limit.css;
  over ||= heavy;
  console.log(`${heavy ? 'TOO MUCH ' : ''}${what}: ${kb(js)} of JavaScript, ${kb(css)} of CSS, gzipped, in ${files.length} files`);
  if (listed && process.argv.includes('--list')) for (const name of files) console.log(`  ${String(sizes.get(name)).padStart(6)} ${name}`);
}

for (const language of ['en', 'es', 'pt']) {
  const always = ['/src/main.ts', '/src/show.ts', '/src/sync/index.ts', `/src/i18n/${language}.ts`];
  for (const [size, frame] of Object.entries(around)) {
    for (const role of ['Para', 'Teacher', 'Admin']) say(`Today, ${role.toLowerCase()}, ${size}, ${language}`, [...always, ...frame, `/src/features/today/${role}Today.svelte`], language === 'en');
    say(`Sign in, ${size}, ${language}`, [...always, ...frame, '/src/features/signin/Door.svelte', `/src/i18n/signin/${language}.ts`]);
  }
}
console.log(`The page itself: ${kb(gzipSync(output.find((file) => file.fileName === 'index.html').source).length)}`);
if (control) console.log(over ? 'The ballast was found.' : 'The ballast was NOT found.');
process.exitCode = over === control ? 0 : 1;
