import type { Alert } from '../../src/alerts/alert.js';
import type { Evidence } from '../../src/evidence/evidence.js';
import type { ClusterFacts } from '../../src/evidence/facts.js';
import type { Finding } from '../../src/evidence/finding.js';
import type { PromptCase } from '../../src/prompt/prompt-case.js';
import { cartTarget, factsOf } from './nothing-read.js';

export const anAlert = (overrides: Partial<Alert> = {}): Alert => ({
  status: 'firing',
  labels: { alertname: 'KubePodCrashLooping', namespace: 'shop', pod: 'cart-0' },
  annotations: { summary: 'cart-0 restarts again and again' },
  startsAt: '2026-03-02T09:14:30Z',
  endsAt: null,
  generatorURL: null,
  fingerprint: '5f1c0a9be2d7463a' as Alert['fingerprint'],
  ...overrides,
});

export const someEvidence = (id: Evidence['id'], overrides: Partial<Evidence> = {}): Evidence => ({
  id,
  source: 'kubernetes',
  type: 'manifest',
  title: `object ${id}`,
  query: null,
  status: 'ok',
  reason: null,
  body: { name: `body of ${id}` },
  collectedAt: '2026-03-02T09:15:00Z',
  weight: 50,
  ...overrides,
});

export const aFinding = (evidence: Finding['evidence']): Finding => ({
  rule: 'pod/oom-killed',
  cause: { en: 'container app was OOM-killed', ko: '컨테이너 app이 OOM으로 종료됨' },
  confidence: 0.95,
  evidence,
  support: [{ en: 'exit code 137', ko: '종료 코드 137' }],
  remedy: [],
});

/** A case about pod shop/cart-0 with nothing read but what is given. */
export const aCase = (overrides: {
  readonly evidence?: readonly Evidence[];
  readonly facts?: Partial<ClusterFacts>;
  readonly members?: PromptCase['members'];
  readonly previous?: PromptCase['previous'];
  readonly history?: PromptCase['history'];
  readonly findings?: readonly Finding[];
}): PromptCase => {
  const target = cartTarget();
  return {
    members: overrides.members ?? [{ alert: anAlert() }],
    previous: overrides.previous ?? null,
    history: overrides.history ?? [],
    target,
    collected: {
      evidence: overrides.evidence ?? [],
      sources: [],
      facts: factsOf(target, overrides.facts),
    },
    diagnosis: { findings: overrides.findings ?? [], checked: ['pod/oom-killed'], unchecked: [] },
  };
};
