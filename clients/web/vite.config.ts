import { fileURLToPath } from 'node:url';
import { svelte } from '@sveltejs/vite-plugin-svelte';
import { defineConfig } from 'vite';

const source = (path: string) => fileURLToPath(new URL(`./src/${path}`, import.meta.url));
const server = process.env.CUELINE_SERVER ?? 'http://127.0.0.1:8480';

export default defineConfig({
  plugins: [svelte()],
  resolve: {
    alias: {
      $ui: source('ui'),
      $shell: source('shell'),
      $stores: source('stores'),
      $features: source('features'),
      $protocol: source('protocol.gen.ts'),
      $i18n: source('i18n/index.svelte.ts'),
    },
  },
  build: {
    target: 'es2022',
    // The content security policy allows files of our own only: nothing inlined, no polyfill script.
    assetsInlineLimit: 0,
    modulePreload: { polyfill: false },
    reportCompressedSize: true,
  },
  server: { proxy: { '/api': { target: server, ws: true } } },
});
