import type { MakeSync } from '$stores/seam';
import { browserPorts } from './browser';
import { Engine } from './engine';

export const makeSync: MakeSync = (receiver) => new Engine(receiver, browserPorts());
