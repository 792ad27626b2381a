import type { MakeSync } from '$stores/seam';
import { browserPorts } from './browser';
import { Engine } from './engine';
import { keepFresh } from './updates';

export const makeSync: MakeSync = (receiver) => {
  const engine = new Engine(receiver, browserPorts());
  if (import.meta.env.PROD) keepFresh(() => engine.safe);
  return engine;
};
