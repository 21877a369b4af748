import type { TextMap } from '../../../alerts/alert.js';
import { isNodeTarget, type Target, type WorkloadRef } from '../../../alerts/target.js';
import type { Pod } from '../../../evidence/objects.js';
import { inherited, isUnreadFact, type EvidenceLedger } from '../../../evidence/evidence-ledger.js';
import type { ClusterFacts, ContainerLog, Fact } from '../../../evidence/facts.js';
import type { LogReading } from './logs.collector.js';
import type { Owners } from './owners.collector.js';
import { valueOf } from '../../../evidence/reading.js';
import { settledService } from './routing.js';
import type { Survey } from './survey.js';
import { workloadKind } from '../workload-kinds.js';

const hasContainer = ({ spec }: Pod, name: string): boolean =>
  [...(spec.initContainers ?? []), ...spec.containers, ...(spec.ephemeralContainers ?? [])].some(
    (container) => container.name === name,
  );

/** The top of the owner chain; but a Job that a label names stays the target below its CronJob. */
const settledWorkload = (named: WorkloadRef | null, { workload, parent }: Owners): WorkloadRef | null => {
  const top = valueOf(named?.kind === 'Job' ? workload : (parent ?? workload)) ?? valueOf(workload);
  return top === null ? named : { kind: workloadKind(top.kind), name: top.metadata.name };
};

/** The target with what the cluster added: the pod found for a workload, the workload found for a pod, … */
export const settledTarget = (target: Target, labels: TextMap, survey: Survey): Target => {
  const pod = valueOf(survey.chosen);
  const { container } = target;
  return {
    ...target,
    pod: target.pod ?? pod?.metadata.name ?? null,
    container: container !== null && pod !== null && !hasContainer(pod, container) ? null : container,
    workload: settledWorkload(target.workload, survey.owners),
    service: settledService(target, labels, survey.service),
    node: pod === null || isNodeTarget(target) ? target.node : (pod.spec.nodeName ?? null),
  };
};

const enterLog = (
  ledger: EvidenceLedger,
  { pod, container, previous, reading }: LogReading,
): ContainerLog => ({
  pod,
  container,
  previous,
  lines: ledger.fact(reading),
});

/** What everything else was to be found through. */
const rootOf = (target: Target, { pod, pods, workload, service }: ClusterFacts): Fact<unknown> => {
  if (isNodeTarget(target)) return { status: 'not-applicable' };
  const through = target.pod !== null ? [pod] : [workload, service, pods];
  return through.find(isUnreadFact) ?? { status: 'not-applicable' };
};

/** Numbers the evidence, what matters most first, and states the facts that rest on it. */
export const factsFromSurvey = (
  ledger: EvidenceLedger,
  target: Target,
  labels: TextMap,
  survey: Survey,
  now: Date,
): ClusterFacts => {
  const facts: ClusterFacts = {
    now,
    target: settledTarget(target, labels, survey),
    pod: ledger.fact(survey.named ?? survey.chosen),
    podEvents: ledger.fact(survey.podEvents),
    logs: survey.logs.map((log) => enterLog(ledger, log)),
    workload: ledger.fact(survey.owners.workload),
    workloadEvents: ledger.fact(survey.workloadEvents),
    revisions: ledger.fact(survey.revisions),
    node: ledger.fact(survey.node),
    nodeEvents: ledger.fact(survey.nodeEvents),
    pods: ledger.fact(survey.pods),
    service: ledger.fact(survey.service),
    endpoints: ledger.fact(survey.endpoints),
  };
  const further = [...(survey.owners.parent === null ? [] : [survey.owners.parent]), ...survey.others];
  const known = new Set(ledger.evidence.map(({ query }) => query));
  for (const reading of further) {
    if (!known.has(reading.query)) ledger.enter(reading);
    known.add(reading.query);
  }
  const root = rootOf(target, facts);
  return {
    ...facts,
    pod: inherited(facts.pod, root),
    podEvents: inherited(facts.podEvents, root),
    workload: inherited(facts.workload, root),
    workloadEvents: inherited(facts.workloadEvents, root),
    revisions: inherited(facts.revisions, root),
    pods: inherited(facts.pods, root),
    node: inherited(facts.node, root),
    nodeEvents: inherited(facts.nodeEvents, root),
    service: inherited(facts.service, root),
    endpoints: inherited(facts.endpoints, root),
  };
};
