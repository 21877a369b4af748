import { MAX_EXPRESSION } from '../../sources/prometheus/prometheus-client.js';
import { text } from '../parameters.js';

/** PromQL as a parameter. */
export const promQuery = (example: string) =>
  text(`PromQL: ${example}`).max(MAX_EXPRESSION, `is longer than ${MAX_EXPRESSION} characters`);

export const NARROW = 'select fewer series with labels, aggregate, use topk, or shorten the window';
