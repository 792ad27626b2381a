// What a device loads before it can paint, from a production build: signed in (the shell, Today, the sync engine, the words
// of one language) and at the door. Fails above the limits of the design reference (section 9.3).
// usage: node scripts/weight.mjs [--list]
import { gzipSync } from 'node:zlib';
import { build } from 'vite';

const limit = { js: 100_000, css: 15_000 }; // bytes, gzipped; the aim is 60,000
const { output } = await build({ logLevel: 'error', build: { write: false } });
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
let failed = false;
for (const language of ['en', 'es', 'pt']) {
  const always = ['/src/main.ts', '/src/show.ts', '/src/sync/index.ts', `/src/i18n/${language}.ts`];
  for (const [what, paths] of [['Today', always], ['Sign in', [...always, '/src/features/signin/Door.svelte', `/src/i18n/signin/${language}.ts`]]]) {
    const files = load(paths);
    const [js, css] = [sum(files, '.js'), sum(files, '.css')];
    const over = js > limit.js || css > limit.css;
    failed ||= over;
    console.log(`${over ? 'TOO MUCH ' : ''}${what}, ${language}: ${kb(js)} of JavaScript, ${kb(css)} of CSS, gzipped, in ${files.length} files`);
    if (process.argv.includes('--list') && language === 'en') for (const name of files) console.log(`  ${String(sizes.get(name)).padStart(6)} ${name}`);
  }
}
console.log(`The page itself: ${kb(gzipSync(output.find((file) => file.fileName === 'index.html').source).length)}`);
process.exitCode = failed ? 1 : 0;
