import type { Labels } from './series.js';

/** An alert as Prometheus has it now. */
export interface ActiveAlert {
  readonly labels: Labels;
  readonly annotations: Labels;
  readonly state: 'firing' | 'pending';
  /** Since when its expression has been true; null when the server does not say. */
  readonly activeAtMs: number | null;
  /** Of its expression; NaN when the server does not say. */
  readonly value: number;
}

/** An alerting rule as it is evaluated. */
export interface AlertRule {
  readonly name: string;
  /** PromQL as the server writes it. */
  readonly query: string;
  /** How long the expression must be true before the alert fires. */
  readonly forMs: number;
  readonly keepFiringForMs: number;
  /** Added to every alert. */
  readonly labels: Labels;
  /** Templates. */
  readonly annotations: Labels;
  readonly state: 'firing' | 'pending' | 'inactive' | 'unknown';
  /** Why it cannot be evaluated; null when it can. */
  readonly lastError: string | null;
  readonly group: string;
  readonly file: string;
  readonly lastEvaluationMs: number | null;
  readonly alerts: readonly ActiveAlert[];
}
