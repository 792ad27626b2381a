import { fileURLToPath } from 'node:url';
import { svelte } from '@sveltejs/vite-plugin-svelte';
import { defineConfig } from 'vitest/config';
import { page } from './scripts/page.ts';
import { planting } from './scripts/planting.ts';
import { precache } from './scripts/precache.ts';
import { spare } from './scripts/spare.ts';
import { tables } from './scripts/tables.ts';

const source = (path: string) => fileURLToPath(new URL(`./src/${path}`, import.meta.url));
const server = process.env.CUELINE_SERVER ?? 'http://127.0.0.1:8480';

// All that show.ts imports without being asked, and what that imports.
let needed: Set<string> | undefined;
function first(graph: { getModuleInfo(id: string): { importedIds: readonly string[] } | null }): Set<string> {
  if (needed) return needed;
  needed = new Set();
  const take = (id: string): void => {
    if (needed?.has(id)) return;
    needed?.add(id);
    graph.getModuleInfo(id)?.importedIds.forEach(take);
  };
  take(source('show.ts'));
  return needed;
}

// Of what an index passes on, what Today does not use.
const passedOn = /\?table=(?!signs)/;

export default defineConfig({
  plugins: [...(process.env.VITEST ? [planting()] : []), tables(), spare(), svelte(), page([source('ui/icons.svg'), source('ui/signs.svg')], ['/src/show.ts', '/src/sync/index.ts']), precache(fileURLToPath(new URL('./public', import.meta.url)))],
  resolve: {
    alias: [
      ...['ui', 'shell', 'stores', 'features', 'i18n'].map((folder) => ({ find: new RegExp(`^\\$${folder}/`), replacement: `${source(folder)}/` })),
      { find: '$protocol', replacement: source('protocol.gen.ts') },
      { find: '$i18n', replacement: source('i18n/index.svelte.ts') },
    ],
  },
  build: {
    target: 'es2022',
    // The content security policy allows files of our own only: nothing inlined, no polyfill script.
    assetsInlineLimit: 0,
    // All files are on the device after the first visit, so a file need not name those it asks for itself: the names of all
    // of them weigh more than they save.
    modulePreload: { polyfill: false, resolveDependencies: (_, files, { hostType }) => (hostType === 'js' ? files.filter((file) => file.endsWith('.css')) : files) },
    reportCompressedSize: true,
    rollupOptions: {
      input: { app: fileURLToPath(new URL('./index.html', import.meta.url)), sw: source('sw.ts') },
      output: {
        // What is needed before Today paints travels together: one file compresses better than thirty.
        codeSplitting: {
          includeDependenciesRecursively: false, // what is only passed on by an index need not come with it
          groups: [
            { name: 'begin', test: /preload-helper|src\/i18n\/choice/, priority: 1 },
            { name: 'soon', test: /src\/shell\/(Banners|\w+Banner|Toaster)\.|src\/stores\/(nearby|predict)/, priority: 1 },
            { name: (id, graph) => (first(graph).has(id) && !passedOn.test(id) ? 'base' : null) },
          ],
        },
        entryFileNames: (chunk) => (chunk.name === 'sw' ? 'sw.js' : 'assets/[name]-[hash].js'),
      },
    },
  },
  test: { setupFiles: ['src/i18n/testing.ts'] },
  server: { proxy: { '/api': { target: server, ws: true } } },
});
