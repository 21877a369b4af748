import type { Backends } from './backends.js';
import type { SourceFacts, SourceStanding } from '../evidence/source-facts.js';

const standing = (configured: boolean, title: string, reason: string): SourceStanding => ({
  configured,
  readings: configured ? [{ title, status: 'timeout', reason, queryFailed: false }] : [],
});

/** How the backends did when the time was over before any had answered: each that is configured timed out. */
export const unansweredSources = (backends: Backends | null, reason: string): SourceFacts => ({
  prometheus: standing(backends?.prometheus.configured ?? false, 'metrics', reason),
  loki: standing(backends?.loki.configured ?? false, 'log lines', reason),
  tempo: standing(backends?.tempo.configured ?? false, 'traces', reason),
  tempoContext: null,
  rule: null,
  lokiLogs: [],
  mesh: { type: 'unknown', seenBy: null, cilium: false },
  istio: { configured: false, readings: [] },
  notable: [],
});
