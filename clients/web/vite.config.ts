import { fileURLToPath } from 'node:url';
import { svelte } from '@sveltejs/vite-plugin-svelte';
import { defineConfig } from 'vitest/config';
import { page } from './scripts/page.ts';
import { planting } from './scripts/planting.ts';
import { precache } from './scripts/precache.ts';

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

export default defineConfig({
  plugins: [...(process.env.VITEST ? [planting()] : []), svelte(), page([source('ui/icons.svg'), source('ui/signs.svg')], ['/src/show.ts', '/src/sync/index.ts']), precache(fileURLToPath(new URL('./public', import.meta.url)))],
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
    modulePreload: { polyfill: false },
    reportCompressedSize: true,
    rollupOptions: {
      input: { app: fileURLToPath(new URL('./index.html', import.meta.url)), sw: source('sw.ts') },
      output: {
        // What is needed before Today paints travels together: one file compresses better than thirty.
        codeSplitting: { groups: [{ name: 'begin', test: /preload-helper|src\/i18n\/choice/, priority: 1 }, { name: (id, graph) => (first(graph).has(id) ? 'base' : null) }] },
        entryFileNames: (chunk) => (chunk.name === 'sw' ? 'sw.js' : 'assets/[name]-[hash].js') },
    },
  },
  test: { setupFiles: ['src/i18n/testing.ts'] },
  server: { proxy: { '/api': { target: server, ws: true } } },
});
