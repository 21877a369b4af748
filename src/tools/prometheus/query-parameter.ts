import { MAX_EXPRESSION } from '../../sources/prometheus/prometheus-client.js';
import type { MetricReader } from '../../sources/prometheus/scoped-prometheus.js';
import { text } from '../parameters.js';
import { ToolError } from '../tool-error.js';

/** PromQL as a parameter. */
export const promQuery = (example: string) =>
  text(`PromQL: ${example}`).max(MAX_EXPRESSION, `is longer than ${MAX_EXPRESSION} characters`);

export const NARROW = 'select fewer series with labels, aggregate, use topk, or shorten the window';

/** @throws {ToolError} `forbidden` when the expression may look into namespaces that may not be read */
export const refuseForbidden = (prometheus: MetricReader, query: string): void => {
  const reason = prometheus.refusal(query);
  if (reason !== null) throw new ToolError('forbidden', reason, { endpoint: prometheus.endpoint(), query });
};
