// Tells the service worker which files make this version: everything the build wrote, and public/.
import { createHash } from 'node:crypto';
import { readdirSync, readFileSync } from 'node:fs';
import type { Plugin } from 'vite';

export function precache(publicFolder: string): Plugin {
  return {
    name: 'precache',
    apply: 'build',
    enforce: 'post',
    generateBundle: {
      order: 'post',
      handler(_options, bundle) {
        const worker = bundle['sw.js'];
        if (worker?.type !== 'chunk') return;
        const hash = createHash('sha256');
        const built = Object.values(bundle).filter((file) => file !== worker && !file.fileName.endsWith('.map'));
        // Who looks around in the made-up school has signal; nobody else needs it.
        const isMadeUp = (file: (typeof built)[number]): boolean => file.type === 'chunk' && Object.keys(file.modules).some((path) => path.includes('/src/fixtures/'));
        const files = built.filter((file) => !isMadeUp(file)).map((file) => `/${file.fileName}`);
        for (const file of built) hash.update(file.fileName).update(file.type === 'chunk' ? file.code : file.source);
        for (const file of readdirSync(publicFolder)) {
          files.push(`/${file}`);
          hash.update(file).update(readFileSync(`${publicFolder}/${file}`));
        }
        worker.code = worker.code.replace('__PRECACHE__', [hash.digest('hex').slice(0, 12), ...files.sort()].join('|'));
      },
    },
  };
}
