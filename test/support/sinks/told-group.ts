import { createHash } from 'node:crypto';

/** What a test wants of a group's result. */
export interface GroupParts {
  readonly workload: string;
  readonly firing?: number;
  readonly resolved?: number;
  readonly severity?: string;
  readonly labels?: Readonly<Record<string, string>>;
  readonly cause?: string | null;
  readonly confidence?: number;
  readonly kind?: string;
  readonly revision?: number;
  readonly episode?: string;
  /** Of the result whose report is carried; `null`: its own. */
  readonly carried?: number | null;
  readonly after?: number;
  readonly summary?: string;
}

export const groupIdOf = (workload: string): string =>
  createHash('sha256').update(workload).digest('hex').slice(0, 16);

const memberOf = (workload: string, episode: string, kind: string, index: number, status: string) => {
  const id = `${groupIdOf(workload).slice(0, 12)}${String(index).padStart(4, '0')}`;
  return {
    id,
    fingerprint: id,
    alertname: 'KubePodCrashLooping',
    startsAt: episode,
    endsAt: status === 'resolved' ? '2026-03-02T10:00:00Z' : null,
    status,
    kind,
    settled: false,
    labels: { pod: `${workload}-${index}` },
  };
};

const causeOf = (workload: string, text: string, since: string, confidence: number) => ({
  entity: { kind: 'Container', namespace: 'shop', name: `${workload}/app` },
  mechanism: 'memory/container-limit',
  values: {},
  text,
  known: 'stated',
  since,
  trigger: null,
  chain: [{ text: 'the container was killed', evidence: ['E1'] }],
  confidence,
  evidence: ['E1'],
});

const USUAL = {
  firing: 1,
  resolved: 0,
  severity: 'warning',
  labels: {},
  cause: 'the container is killed at its memory limit',
  confidence: 0.9,
  kind: 'analysis',
  revision: 1,
  episode: '2026-03-02T09:14:30.000Z',
  carried: null,
  after: 0,
};

/** The body of a group's result, as the service writes it, with nothing of what is not told. */
export const groupResult = (parts: GroupParts) => {
  const all = { ...USUAL, ...parts };
  const { workload, firing, resolved, severity, labels, cause, confidence, kind, episode } = all;
  const text = parts.summary ?? `${workload} restarts again and again: ${cause ?? 'no cause is known'}.`;
  return {
    version: 1,
    kind,
    status: 'ok',
    analysis: text,
    analysis_summary: text,
    analysis_summary_i18n: { en: text, ko: `${workload} 재시작이 반복됩니다.` },
    provenance: { service: { name: 'kuberca', version: '1' }, model: null, reason: 'disabled', rules: [] },
    cause: cause === null ? null : causeOf(workload, cause, episode, confidence),
    findings: [
      { rule: 'r', cause: cause ?? '', confidence, evidence: ['E1'], remedy: ['Raise the memory limit.'] },
    ],
    evidence: [],
    group: {
      key: { cluster: 'prod-eu', namespace: 'shop', workload },
      id: groupIdOf(workload),
      episode,
      episodeRevision: 1,
      revision: all.revision,
      incarnation: 'i',
      memberCount: firing + resolved,
      members: Array.from({ length: firing + resolved }, (_, index) =>
        memberOf(workload, episode, kind, index, index < firing ? 'firing' : 'resolved'),
      ),
      commonLabels: { alertname: 'KubePodCrashLooping', namespace: 'shop', severity, ...labels },
    },
    analysisSequence: all.carried,
    after: all.after,
    outline: {
      alertnames: ['KubePodCrashLooping'],
      severity: 2,
      memberCount: firing + resolved,
      resolved: firing === 0,
    },
  };
};
