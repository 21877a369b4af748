import type { Alert, Fingerprint } from '../../src/alerts/alert.js';
import type { Member } from '../../src/analysis/request.js';
import type { Outcome, ReportMaterial } from '../../src/analysis/report/material.js';
import type { CaseContent } from '../../src/analysis/stages.js';
import type { ClusterFacts, Fact } from '../../src/evidence/facts.js';
import type { Evidence } from '../../src/evidence/evidence.js';
import type { IntegrationReport } from '../../src/evidence/integration-report.js';
import { meshPresence } from '../../src/integrations/istio/collect/mesh-presence.js';
import type { Diagnosis, Finding } from '../../src/evidence/finding.js';
import type { KubeEvent, Node, Pod } from '../../src/evidence/objects.js';
import { cartTarget, factsOf } from './nothing-read.js';
import { sourceReports } from './source-facts.js';

/** Parts of a report's material, for tests: an alert about pod `shop/cart-0`, of which nothing was read unless given. */
export interface MaterialParts {
  readonly labels?: Readonly<Record<string, string>>;
  readonly alert?: Partial<Alert>;
  readonly members?: readonly Member[];
  readonly facts?: Partial<ClusterFacts>;
  readonly target?: Partial<ClusterFacts['target']>;
  readonly evidence?: readonly Evidence[];
  /** As of a service without any backend, unless given. */
  readonly sources?: readonly IntegrationReport[];
  readonly diagnosis?: Partial<Diagnosis>;
  readonly previous?: CaseContent['previous'];
  readonly outcome?: Outcome;
  readonly material?: Partial<ReportMaterial>;
}

export const STARTED = '2026-03-02T09:14:30Z';
export const LABELS = { alertname: 'KubePodCrashLooping', namespace: 'shop', pod: 'cart-0' };

export const member = (alert: Partial<Alert> = {}): Member => ({
  alert: {
    status: 'firing',
    labels: LABELS,
    annotations: { summary: 'Pod is crash looping.' },
    startsAt: STARTED,
    endsAt: null,
    generatorURL: null,
    fingerprint: '5f1c0a9be2d7463a' as Fingerprint,
    ...alert,
  },
  caller: { threadTs: '', incidentId: null, analysisType: null, language: null },
});

export const NOT_CONFIGURED: Outcome = {
  kind: 'not-answered',
  issue: 'not_configured',
  reason: 'no key for the model provider',
  readings: [],
};

export const ANSWERED: Extract<Outcome, { kind: 'answered' }> = {
  kind: 'answered',
  answer: {
    written: ['en', 'ko'],
    relation: 'agrees',
    impact: null,
    whyNow: null,
    summary: { en: 'The container exceeds its limit.', ko: '컨테이너가 한도를 초과합니다.' },
    detail: { en: '#### Root Cause\n- limit', ko: '#### 근본 원인\n- 한도' },
    cause: 'The container exceeds its limit',
    confidence: 0.9,
    chain: [],
    citations: [{ claim: 'limit', evidence: 'E1', quote: null }],
    ruledOut: [],
    nextSteps: [],
    missingEvidence: [],
  },
  model: { provider: 'openai', id: 'gpt-4o' },
  usage: { turns: 1, toolCalls: 0, inputTokens: 900, outputTokens: 80, cachedTokens: 0 },
  parsed: true,
  readings: [],
  notes: [],
  standing: { relation: 'agrees', leads: 'model' },
};

/** What a tool answered the model, as evidence. */
export const toolReading = (parts: Partial<Evidence> = {}): Evidence => ({
  id: 'E12',
  source: 'kubernetes',
  type: 'tool_call',
  title: 'get_pod_logs {"namespace":"shop"}',
  query: 'get_pod_logs {"namespace":"shop"}',
  status: 'ok',
  reason: null,
  body: { lines: ['heap grows'] },
  collectedAt: '2026-03-02T09:15:02Z',
  weight: 60,
  ...parts,
});

export const finding = (parts: Partial<Finding> = {}): Finding => ({
  rule: 'pod/oom-killed',
  cause: {
    en: 'Container app of pod shop/cart-0 exceeded its memory limit of 128Mi.',
    ko: '파드 shop/cart-0의 컨테이너 app이 메모리 한도 128Mi를 초과했습니다.',
  },
  confidence: 0.95,
  evidence: ['E1'],
  support: [{ en: 'last state OOMKilled', ko: '마지막 상태 OOMKilled' }],
  remedy: [{ en: 'raise the limit', ko: '한도를 올리세요' }],
  ...parts,
});

export const pod = (parts: Partial<Pod> = {}): Pod => ({
  metadata: { name: 'cart-0', namespace: 'shop' },
  spec: { nodeName: 'worker-1', containers: [{ name: 'app', env: [{ name: 'TOKEN', value: 'tr0ub4dor' }] }] },
  status: {
    phase: 'Running',
    containerStatuses: [
      {
        name: 'app',
        ready: false,
        restartCount: 7,
        state: { waiting: { reason: 'CrashLoopBackOff' } },
        lastState: { terminated: { exitCode: 137, reason: 'OOMKilled' } },
      },
    ],
  },
  ...parts,
});

export const event = (parts: Partial<KubeEvent> = {}): KubeEvent => ({
  type: 'Warning',
  reason: 'BackOff',
  message: 'Back-off restarting failed container app',
  count: 9,
  firstTimestamp: '2026-03-02T09:05:11Z',
  lastTimestamp: '2026-03-02T09:14:02Z',
  involvedObject: { kind: 'Pod', name: 'cart-0', namespace: 'shop', uid: '0a1b', fieldPath: null },
  ...parts,
});

export const node = (): Node => ({
  metadata: { name: 'worker-1' },
  status: { conditions: [{ type: 'Ready', status: 'Unknown', reason: 'NodeStatusUnknown' }] },
});

export const ok = <T>(value: T, evidence: `E${number}` = 'E1') =>
  ({ status: 'ok', value, evidence }) as const;

/** Facts of a pod of which everything was read. */
export const wholePod = (): Partial<ClusterFacts> => ({
  pod: ok(pod()),
  podEvents: ok([event()], 'E2'),
  logs: [
    { pod: 'cart-0', container: 'app', previous: false, lines: ok(['2026-03-02T09:14:00Z starting'], 'E3') },
    { pod: 'cart-0', container: 'app', previous: true, lines: ok(['2026-03-02T09:13:00Z heap grows'], 'E4') },
  ],
});

const valueOf = <T>(fact: Fact<T> | undefined): T | null => (fact?.status === 'ok' ? fact.value : null);

const meshOf = ({ pod, node }: Partial<ClusterFacts>) => meshPresence(valueOf(pod), valueOf(node));

export const materialOf = (parts: MaterialParts = {}): ReportMaterial => {
  const labels: Readonly<Record<string, string>> = parts.labels ?? LABELS;
  const target = cartTarget({
    namespace: labels.namespace ?? null,
    pod: labels.pod ?? null,
    node: labels.node ?? null,
    ...parts.target,
  });
  return {
    content: {
      members: parts.members ?? [member({ labels, ...parts.alert })],
      previous: parts.previous ?? null,
      history: [],
      target,
      collected: {
        facts: factsOf(target, parts.facts),
        evidence: parts.evidence ?? [],
        sources: parts.sources ?? sourceReports({ mesh: meshOf(parts.facts ?? {}) }),
      },
      diagnosis: { findings: [], checked: [], unchecked: [], ...parts.diagnosis },
    },
    language: 'en',
    outcome: parts.outcome ?? NOT_CONFIGURED,
    historyWarning: null,
    cuts: [],
    unverified: [],
    kubernetes: { configured: true, reason: null },
    service: { name: 'kuberca-agent', version: '0.1.0' },
    timings: { collect: 40, diagnose: 1 },
    masked: {},
    ...parts.material,
  };
};
