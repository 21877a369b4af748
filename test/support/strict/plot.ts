import { structuredAnswer } from '../model-server.js';
import { about } from '../recorded-analysis.js';

/** What a model does in each turn of an investigation: two calls at once, one more, then its answer. */
export const PLOT = [
  [about('get_pod_status'), about('list_pod_events')],
  [about('get_previous_pod_logs')],
] as const;

/** How many tools are called in all. */
export const CALLS = PLOT.flat().length;

export const ANSWER = structuredAnswer({
  en: { summary: 'The model says that the container was OOM-killed.', detail: 'It was OOM-killed (E2).' },
  citations: [{ claim: 'the container was OOM-killed', evidence: 'E2', quote: 'OOMKilled' }],
});
