import type { Metrics } from './metric.js';

const ISSUES = [
  'not_configured',
  'empty_response',
  'llm_auth',
  'llm_rate_limit',
  'llm_timeout',
  'llm_bad_request',
  'llm_unavailable',
  'llm_truncated',
  'llm_refused',
  'llm_filtered',
  'budget',
  'deadline',
  'cancelled',
  'unknown',
  'set_aside',
  'storm',
  'late',
  'resolved',
];

/** Analyses, whoever asked for them. */
export const OF_ANALYSES = {
  kuberca_analyses_total: {
    type: 'counter',
    about: 'Analyses that ended: answered by a model, by the rules, or given up',
    act: 'failed is a fault of this service: look for analysis_failed in the log. Many without a cause: kuberca_rules_answers_total, and what missing_data of the results names',
    labels: {
      outcome: ['model', 'rules', 'failed', 'aborted'],
      cause: ['found', 'none'],
      quality: ['high', 'medium', 'low', 'none'],
    },
    fromZero: true,
  },
  kuberca_rules_answers_total: {
    type: 'counter',
    about: "Analyses that the rules answered, by why no model's answer was published",
    act: 'llm_auth and not_configured: the key; llm_rate_limit and budget: the limits; others: the provider (docs/model.md "Failures")',
    labels: { reason: ISSUES },
  },
  kuberca_cause_confidence: {
    type: 'histogram',
    about: 'How sure the rules are of the causes they found, from 0 to 1',
    act: 'Low throughout: sources of evidence are not reachable or not allowed (kuberca_dependency_up)',
    labels: {},
    buckets: [0.1, 0.2, 0.3, 0.4, 0.5, 0.6, 0.7, 0.8, 0.9, 1],
  },
  kuberca_analysis_seconds: {
    type: 'histogram',
    about:
      'Time of an analysis by stage; settle and queue are the waiting before it, total is all from collecting to the report',
    act: 'queue long: raise STREAM_LANES or replicas; collect long: the API server or a backend is slow; model long: the provider',
    labels: {
      stage: [
        'settle',
        'queue',
        'target',
        'collect',
        'diagnose',
        'mask',
        'prompt',
        'model',
        'verify',
        'report',
        'total',
      ],
    },
    buckets: [0.005, 0.02, 0.1, 0.5, 1, 2, 5, 10, 30, 60, 120, 240],
  },
  kuberca_analyses_in_flight: {
    type: 'gauge',
    about: 'Analyses that run at this moment',
    act: 'At MAX_CONCURRENT_ANALYSES for long: analyses wait for one another',
    labels: {},
    watched: true,
  },
  kuberca_masked_spans_total: {
    type: 'counter',
    about:
      'Secrets that were hidden, by the rule that knew them (docs/masking-rules.md); the same one counts each time it is met',
    act: 'A rule that suddenly grows: something writes secrets into its log or settings',
    labels: { rule: 64 },
    watched: true,
  },
} as const satisfies Metrics;
