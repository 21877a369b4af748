import { backendArea } from '../../config/backend.js';

/** Where logs are kept. */
export const LOKI = backendArea(
  { prefix: 'LOKI', name: 'Loki', exampleUrl: 'http://loki.monitoring.svc:3100', timeoutSeconds: 10 },
  {},
);
