import { fileURLToPath } from 'node:url';
import { svelte } from '@sveltejs/vite-plugin-svelte';
import { defineConfig } from 'vitest/config';
import { planting } from './scripts/planting.ts';
import { precache } from './scripts/precache.ts';

const source = (path: string) => fileURLToPath(new URL(`./src/${path}`, import.meta.url));
const server = process.env.CUELINE_SERVER ?? 'http://127.0.0.1:8480';

export default defineConfig({
  plugins: [...(process.env.VITEST ? [planting()] : []), svelte(), precache(fileURLToPath(new URL('./public', import.meta.url)))],
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
        // What every screen uses travels together: one file compresses better than thirty.
        advancedChunks: { groups: [{ name: 'base', test: /node_modules\/svelte|src\/(ui|shell|stores|protocol\.gen|i18n\/(index|format))/ }] },
        entryFileNames: (chunk) => (chunk.name === 'sw' ? 'sw.js' : 'assets/[name]-[hash].js') },
    },
  },
  test: { setupFiles: ['src/i18n/testing.ts'] },
  server: { proxy: { '/api': { target: server, ws: true } } },
});
