import type { IntegrationReport } from '../../src/evidence/integration-report.js';
import { nothingToTell } from '../../src/evidence/integration-report.js';
import type { MeshPresence } from '../../src/integrations/istio/collect/mesh-presence.js';
import { istioReport } from '../../src/integrations/istio/report.js';
import { lokiReport, type KeptLines } from '../../src/integrations/loki/report.js';
import { prometheusReport } from '../../src/integrations/prometheus/report.js';
import type { RuleCourse } from '../../src/integrations/prometheus/rule-course.js';
import type { ReadingEnd } from '../../src/integrations/readings.js';
import { tempoReport } from '../../src/integrations/tempo/report.js';
import type { TempoContext } from '../../src/integrations/tempo/tempo-context.js';
import { ok } from '../../src/transport/read-outcome.js';

/** How an integration did. */
export interface SourceStanding {
  readonly configured: boolean;
  readonly readings: readonly ReadingEnd[];
}

/** Nothing is configured unless a test says otherwise. */
export const OFF: SourceStanding = { configured: false, readings: [] };

const refused = { statusCode: 400, statusText: 'Bad Request', url: 'http://p', text: '' };

/** How a reading ends, under the name by which tests call it. */
export const READINGS = {
  ok: { title: 'memory', outcome: ok(null) },
  nothing: { title: 'disks', outcome: { status: 'absent', reason: 'no series' } },
  forbidden: { title: 'memory', outcome: { status: 'forbidden', reason: 'answered 401' } },
  down: { title: 'memory', outcome: { status: 'unavailable', reason: 'cannot be reached' } },
  slow: { title: 'memory', outcome: { status: 'timeout', reason: 'no answer within 5 s' } },
  refused: {
    title: 'memory',
    outcome: { status: 'error', reason: 'answered 400', answer: refused } as ReadingEnd['outcome'],
  },
} as const satisfies Readonly<Record<string, ReadingEnd>>;

export const standing = (...names: readonly (keyof typeof READINGS)[]): SourceStanding => ({
  configured: true,
  readings: names.map((name) => READINGS[name]),
});

/** What sources other than the Kubernetes API told. */
export interface SourceParts {
  readonly prometheus: SourceStanding;
  readonly loki: SourceStanding;
  readonly tempo: SourceStanding;
  readonly tempoContext: TempoContext | null;
  readonly rule: RuleCourse | null;
  readonly lokiLogs: readonly KeptLines[];
  readonly mesh: MeshPresence;
  readonly istio: SourceStanding;
  readonly notable: readonly string[];
}

/** What the integrations tell of it, in the order of the service. */
export const sourceReports = (parts: Partial<SourceParts> = {}): readonly IntegrationReport[] => {
  const { prometheus = OFF, loki = OFF, tempo = OFF, istio = OFF } = parts;
  const mesh = parts.mesh ?? { type: 'none', seenBy: null, cilium: false };
  return [
    nothingToTell('kubernetes'),
    prometheusReport(prometheus.configured, prometheus.readings, parts.rule ?? null, parts.notable),
    lokiReport(loki.configured, loki.readings, parts.lokiLogs),
    tempoReport(tempo.configured, tempo.readings, parts.tempoContext ?? null),
    istioReport(istio.configured, istio.readings, mesh),
    nothingToTell('gitops'),
  ];
};

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
