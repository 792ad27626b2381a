// For the tests of sync: a module asked for as `…?plant=NAME` is a copy of it, and of all of ours that it imports, with
// one bug planted (src/sync/testing/plants.ts).
import type { Plugin } from 'vite';
import { plants } from '../src/sync/testing/plants.ts';

export const planting = (): Plugin => ({
  name: 'planting',
  enforce: 'pre',
  transform(code, id) {
    const [path = '', query = ''] = id.split('?');
    const name = new URLSearchParams(query).get('plant');
    if (name === null) return undefined;
    const plant = plants.find((one) => one.name === name);
    const mine = plant && path.endsWith(`/src/${plant.file}`) ? plant : undefined;
    if (mine && code.split(mine.from).length !== 2) throw new Error(`“${mine.name}” has to change one place in ${mine.file}, and there are ${code.split(mine.from).length - 1}.`);
    const planted = mine ? code.replace(mine.from, () => mine.to) : code;
    // One disk for all: it is a browser's, not the engine's.
    return planted.replace(/from '(?!\.\/disk')((?:\.{1,2}|\$stores)\/[^']+)'/g, (_, from: string) => `from '${from}?plant=${encodeURIComponent(name)}'`);
  },
});
