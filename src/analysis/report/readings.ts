import type { ClusterFacts, Fact } from '../../evidence/facts.js';

/** One kind of reading under its name in `missing_data` (docs/answers.md "`missing_data` and `warnings`"). */
export interface Reading {
  readonly name: string;
  readonly fact: Fact<unknown>;
}

/** A reading that was tried and gave no value. */
export interface FailedReading {
  readonly name: string;
  readonly status: 'absent' | 'forbidden' | 'timeout' | 'unavailable' | 'error';
  readonly reason: string;
}

/** What the collectors tried to read of the cluster, in the order in which a reader would look. */
export const readingsOf = (facts: ClusterFacts): readonly Reading[] => [
  { name: 'k8s.pod_status', fact: facts.pod },
  { name: 'k8s.pods', fact: facts.pods },
  { name: 'k8s.events', fact: facts.podEvents },
  ...facts.logs.map(({ previous, lines }) => ({
    name: previous ? 'k8s.previous_logs' : 'k8s.current_logs',
    fact: lines,
  })),
  { name: 'k8s.workload_status', fact: facts.workload },
  { name: 'k8s.workload_events', fact: facts.workloadEvents },
  { name: 'k8s.revisions', fact: facts.revisions },
  { name: 'k8s.service', fact: facts.service },
  { name: 'k8s.endpoints', fact: facts.endpoints },
  { name: 'k8s.node_status', fact: facts.node },
  { name: 'k8s.node_events', fact: facts.nodeEvents },
];

/** The readings that failed, with the reason. */
export const failedReadings = (facts: ClusterFacts): readonly FailedReading[] =>
  readingsOf(facts).flatMap(({ name, fact }) =>
    fact.status === 'ok' || fact.status === 'not-applicable'
      ? []
      : [{ name, status: fact.status, reason: fact.reason }],
  );
