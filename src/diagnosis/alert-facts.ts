import type { TextMap } from '../alerts/alert.js';

/** What the rules may know of the alert. */
export interface AlertFacts {
  readonly labels: TextMap;
  readonly annotations: TextMap;
  /** RFC 3339. */
  readonly startsAt: string;
}

/** The alert's name as Prometheus gave it, or `''`. */
export const alertName = (alert: AlertFacts): string => (alert.labels['alertname'] ?? '').trim();
