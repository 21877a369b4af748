import type { Program } from '../program.js';
import { FILTER_PROGRAMS } from './filters.js';
import { HOST_PROGRAMS } from './host.js';
import { KUBERNETES_PROGRAMS } from './kubernetes.js';
import { NETWORK_PROGRAMS } from './network.js';
import { RUNNERS } from './runners.js';
import { STORE_PROGRAMS } from './stores.js';

/** Every program that is known, by its name. What is not here counts as a change. */
export const PROGRAMS: ReadonlyMap<string, Program> = new Map(
  [
    ...KUBERNETES_PROGRAMS,
    ...FILTER_PROGRAMS,
    ...HOST_PROGRAMS,
    ...NETWORK_PROGRAMS,
    ...STORE_PROGRAMS,
    ...RUNNERS,
  ].flatMap((program) => program.names.map((name) => [name, program] as const)),
);
