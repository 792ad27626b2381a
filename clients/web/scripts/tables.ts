// The generated protocol holds tables that few screens read. In a build each is a module of its own, so that it travels
// with who reads it.
import type { Plugin } from 'vite';

const file = '/src/protocol.gen.ts';

export const tables = (): Plugin => ({
  name: 'tables',
  apply: 'build',
  enforce: 'pre',
  transform(code, id) {
    const [path = '', only = ''] = id.split('?table=');
    if (!path.endsWith(file)) return undefined;
    const found = new Map([...code.matchAll(/^export const (\w+) = [\s\S]*?;$/gm)].map((one) => [one[1] ?? '', one[0]]));
    if (only) return found.get(only);
    return [...found.keys()].map((name) => `export { ${name} } from './protocol.gen.ts?table=${name}';`).join('\n');
  },
});
