import { PROVIDER_IDS } from '../../config/providers.js';
import type { Metrics } from './metric.js';

/** How a call ended: answered, or a kind of failure (docs/model.md "Failures"). */
const OUTCOMES = [
  'answered',
  'unauthorised',
  'quota',
  'throttled',
  'overloaded',
  'timeout',
  'transient',
  'malformed',
  'malformed-call',
  'context-too-long',
  'refused',
  'filtered',
  'rejected',
  'truncated',
  'empty',
  'deadline',
  'cancelled',
  'unknown',
];

/** Calls to models and what they cost. */
export const OF_MODELS = {
  kuberca_model_calls_total: {
    type: 'counter',
    about: 'Calls to a model, retries included',
    act: 'unauthorised: the key; throttled, quota: what the provider allows; others: the provider is not well',
    labels: { provider: PROVIDER_IDS, outcome: OUTCOMES },
  },
  kuberca_model_call_seconds: {
    type: 'histogram',
    about: 'Time of a call to a model that answered',
    act: 'Long: a smaller model, or less effort (docs/model.md)',
    labels: { provider: PROVIDER_IDS },
    buckets: [0.5, 1, 2, 5, 10, 20, 40, 80, 160],
  },
  kuberca_model_tokens_total: {
    type: 'counter',
    about: 'Tokens that calls used; input includes what was read from a cache',
    act: 'More than wanted: LLM_BUDGET_TOKENS_PER_DAY bounds them',
    labels: { provider: PROVIDER_IDS, direction: ['input', 'output'] },
  },
  kuberca_model_cached_tokens_total: {
    type: 'counter',
    about: 'Tokens of the input that the provider read from its cache, which are cheaper',
    act: 'Few although many analyses have tools: the server caches nothing, or forgets too soon',
    labels: { provider: PROVIDER_IDS },
  },
  kuberca_model_retries_total: {
    type: 'counter',
    about: 'Calls that were made again after a passing failure',
    act: 'Many: kuberca_model_calls_total says why',
    labels: { provider: PROVIDER_IDS },
    watched: true,
  },
  kuberca_model_failovers_total: {
    type: 'counter',
    about: 'Times that a provider was given up for the next one of AI_PROVIDER_FALLBACK',
    act: 'Grows steadily: the first provider is not well',
    labels: {},
    watched: true,
  },
  kuberca_model_circuit_open: {
    type: 'gauge',
    about: '1 while a provider is not asked, because it refuses the credentials or does not answer; else 0',
    act: 'refused: the key and the name of the model; outage: it closes by itself',
    labels: { provider: PROVIDER_IDS, why: ['refused', 'outage'] },
    watched: true,
  },
  kuberca_model_budget_left_tokens: {
    type: 'gauge',
    about: 'Tokens that this process may use at this moment; absent without a limit',
    act: 'Near 0: the rules answer until it has filled up again (LLM_BUDGET_TOKENS_PER_MINUTE, LLM_BUDGET_TOKENS_PER_DAY)',
    labels: { limit: ['minute', 'day'] },
    watched: true,
  },
  kuberca_model_budget_refusals_total: {
    type: 'counter',
    about: 'Calls that were not made because the budget was used up',
    act: 'Raise the budget, or accept that the rules answer',
    labels: {},
    watched: true,
  },
} as const satisfies Metrics;
