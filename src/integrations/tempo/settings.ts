import { backendArea } from '../../config/backend.js';
import { integer } from '../../config/setting.js';

/** Where traces are kept, and which of them are looked for. */
export const TEMPO = backendArea(
  { prefix: 'TEMPO', name: 'Tempo', exampleUrl: 'http://tempo.monitoring.svc:3200', timeoutSeconds: 10 },
  {
    traceLimit: integer('TEMPO_TRACE_LIMIT', {
      fallback: 5,
      min: 1,
      max: 100,
      about: 'Traces kept of those searched for an alert.',
    }),
    lookbackMinutes: integer('TEMPO_LOOKBACK_MINUTES', {
      fallback: 15,
      min: 0,
      max: 1440,
      about: "How long before the alert's start (or end, when resolved) traces are searched.",
    }),
    forwardMinutes: integer('TEMPO_FORWARD_MINUTES', {
      fallback: 5,
      min: 0,
      max: 1440,
      about: 'How long after it.',
    }),
  },
);
