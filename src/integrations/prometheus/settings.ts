import { backendArea } from '../../config/backend.js';

/** Prometheus, or what speaks its API: Thanos, Mimir, VictoriaMetrics. */
export const PROMETHEUS = backendArea(
  {
    prefix: 'PROMETHEUS',
    name: 'Prometheus',
    exampleUrl: 'http://prometheus.monitoring.svc:9090',
    timeoutSeconds: 5,
  },
  {},
);
