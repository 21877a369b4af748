import { MAX_EXPRESSION } from '../prometheus-client.js';
import type { MetricReader } from '../scoped-prometheus.js';
import { text } from '../../../tools/parameters.js';
import { ToolError } from '../../../tools/tool-error.js';

/** PromQL as a parameter. */
export const promQuery = (example: string) =>
  text(`PromQL: ${example}`).max(MAX_EXPRESSION, `is longer than ${MAX_EXPRESSION} characters`);

export const NARROW = 'select fewer series with labels, aggregate, use topk, or shorten the window';

/** @throws {ToolError} `forbidden` when the expression may look into namespaces that may not be read */
export const refuseForbidden = (prometheus: MetricReader, query: string): void => {
  const reason = prometheus.refusal(query);
  if (reason !== null) throw new ToolError('forbidden', reason, { endpoint: prometheus.endpoint(), query });
};
