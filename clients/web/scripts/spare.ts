// What Svelte brings for pages that this one is not: rendered on a server, written for an older Svelte, made of custom
// elements. Its authors guard that with switches, for a bundler to leave out what is behind one that nobody turns; ours
// does so only for a constant.
import type { Plugin } from 'vite';

const svelte = '/svelte/src/internal/';

function fixed(code: string, name: string): string {
  const declared = `export let ${name} = false;`;
  if (!code.includes(declared)) throw new Error(`Svelte has no switch ${name} any more: look at scripts/spare.ts.`);
  return code.replace(declared, `export const ${name} = false;`).replaceAll(new RegExp(`^\\s*${name} = \\w+;$`, 'gm'), '');
}

export const spare = (): Plugin => ({
  name: 'spare',
  apply: 'build',
  enforce: 'pre',
  transform(code, id) {
    if (id.endsWith(`${svelte}client/dom/hydration.js`)) return fixed(code, 'hydrating');
    if (id.endsWith(`${svelte}flags/index.js`)) return ['legacy_mode_flag', 'async_mode_flag', 'tracing_mode_flag'].reduce(fixed, code);
    if (id.endsWith(`${svelte}client/dom/elements/custom-element.js`)) return 'export const create_custom_element = undefined;';
    return undefined;
  },
});
