import type { Alert, TextMap } from './alert.js';
import { fingerprintOf } from './identity.js';

/** An alert that nobody sent, about what its labels name: it fires since a moment. */
export const firingAlert = (labels: TextMap, since: Date): Alert => ({
  status: 'firing',
  labels,
  annotations: {},
  startsAt: since.toISOString(),
  endsAt: null,
  generatorURL: null,
  fingerprint: fingerprintOf(labels),
});
