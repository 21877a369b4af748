import { OF_ALERTS } from './of-alerts.js';
import { OF_ANALYSES } from './of-analyses.js';
import { OF_MODELS } from './of-models.js';
import { OF_NOTIFICATIONS } from './of-notifications.js';
import { OF_SERVICE } from './of-service.js';

/** Every metric of the service's own, by its name; docs/metrics.md is written from it. */
export const METRICS = {
  ...OF_ALERTS,
  ...OF_ANALYSES,
  ...OF_MODELS,
  ...OF_NOTIFICATIONS,
  ...OF_SERVICE,
} as const;

type Known = typeof METRICS;
export type MetricName = keyof Known;

type NamesOf<Part> = {
  [N in MetricName]: Known[N] extends Part ? N : never;
}[MetricName];

/** What is read when it is asked for. */
export type WatchedName = NamesOf<{ readonly watched: true }>;
export type CounterName = Exclude<NamesOf<{ readonly type: 'counter' }>, WatchedName>;
export type HistogramName = NamesOf<{ readonly type: 'histogram' }>;

/** A word for each label of a metric. */
export type LabelsOf<N extends MetricName> = {
  readonly [L in keyof Known[N]['labels']]: string;
};

/** One value of a metric that is read when it is asked for. */
export interface Reading<N extends WatchedName> {
  readonly labels: LabelsOf<N>;
  readonly value: number;
}
