import type {
  SourceFacts,
  SourceReading,
  SourceStanding,
  TempoContext,
} from '../../src/evidence/source-facts.js';

/** What sources other than the Kubernetes API told, for tests: nothing is configured unless told otherwise. */
export const OFF: SourceStanding = { configured: false, readings: [] };

/** How a reading ends, under the name by which tests call it. */
export const READINGS = {
  ok: { title: 'memory', status: 'ok', reason: null, queryFailed: false },
  nothing: { title: 'disks', status: 'absent', reason: 'no series', queryFailed: false },
  forbidden: { title: 'memory', status: 'forbidden', reason: 'answered 401', queryFailed: false },
  down: { title: 'memory', status: 'unavailable', reason: 'cannot be reached', queryFailed: false },
  slow: { title: 'memory', status: 'timeout', reason: 'no answer within 5 s', queryFailed: false },
  refused: { title: 'memory', status: 'error', reason: 'answered 400', queryFailed: true },
} as const satisfies Readonly<Record<string, SourceReading>>;

export const standing = (...names: readonly (keyof typeof READINGS)[]): SourceStanding => ({
  configured: true,
  readings: names.map((name) => READINGS[name]),
});

export const sourceFacts = (parts: Partial<SourceFacts> = {}): SourceFacts => ({
  prometheus: OFF,
  loki: OFF,
  tempo: OFF,
  tempoContext: null,
  rule: null,
  lokiLogs: [],
  mesh: { type: 'none', seenBy: null, cilium: false },
  istio: OFF,
  notable: [],
  ...parts,
});

export const tempoContext = (parts: Partial<TempoContext> = {}): TempoContext => ({
  endpoint: { base_url: 'http://tempo.monitoring.svc:3200', tenant_id: '' },
  query: '{ resource.service.name = "cart" && status = error }',
  window: { start: '2026-03-02T08:59:30Z', end: '2026-03-02T09:19:30Z' },
  service_name: 'cart',
  namespace: 'shop',
  query_status: 'ok',
  trace_count: 1,
  traces: [
    {
      trace_id: 'a1b2',
      root_service_name: 'cart',
      root_trace_name: 'POST /order',
      start_time_unix_nano: '1772442871000000000',
      duration_ms: 2300,
    },
  ],
  warnings: [],
  ...parts,
});
