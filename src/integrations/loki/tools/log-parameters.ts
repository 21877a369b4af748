import { DEFAULT_LINES, MAX_LINES, MAX_QUERY } from '../loki-client.js';
import { limit, text } from '../../../tools/parameters.js';

/** LogQL. */
export const logQuery = text(
  'LogQL: lines ({namespace="shop", pod="checkout-1"} |= "error") or numbers (sum(count_over_time({app="checkout"}[5m]))).',
).max(MAX_QUERY, `is longer than ${MAX_QUERY} characters`);

export const lineLimit = limit({
  fallback: DEFAULT_LINES,
  min: 1,
  max: MAX_LINES,
  about: 'Most lines, over all streams.',
});

export const NARROW = 'add labels or a line filter (|= "text"), shorten the window, or ask for fewer lines';
