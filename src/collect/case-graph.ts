import type { AlertClass } from '../alerts/class/alert-class.js';
import type { Target } from '../alerts/target.js';
import type { CaseGraph } from '../evidence/case-graph.js';
import { entityKey, type EntityKey, type EntityRef } from '../evidence/entity.js';
import type { EvidenceId } from '../evidence/evidence.js';
import type { EvidenceLedger } from '../evidence/evidence-ledger.js';
import type { ClusterFacts, Fact } from '../evidence/facts.js';
import type { GraphSource } from '../evidence/graph-source.js';
import type { KubeObject } from '../evidence/objects.js';
import { assembleGraph, eventsKey, logKey } from './assemble-graph.js';
import { grow, type Growth, type GrowthLimits } from './grow.js';

/** What grew, before it is numbered. */
export interface GrownCase {
  readonly subjects: readonly EntityRef[];
  readonly growth: Growth;
  readonly sources: readonly GraphSource[];
}

/** What a graph is grown from. */
export interface CaseStart {
  /** Where the ways begin, the main entity first. */
  readonly starts: Promise<readonly EntityRef[]>;
  readonly sources: readonly GraphSource[];
  readonly limits: GrowthLimits;
}

/** Reads outward from what the alert is about. */
export const growCase = async ({ starts, sources, limits }: CaseStart): Promise<GrownCase> => {
  const subjects = await starts;
  return { subjects, sources, growth: await grow(subjects, sources, limits) };
};

const known = (kind: string, fact: Fact<KubeObject>, namespaced = true): readonly [string, EvidenceId][] => {
  if (fact.status !== 'ok') return [];
  const { kind: own = kind, metadata } = fact.value;
  const ref = { kind: own, namespace: namespaced ? (metadata.namespace ?? null) : null, name: metadata.name };
  return [[entityKey(ref), fact.evidence]];
};

const eventsOf = (
  kind: string,
  about: Fact<KubeObject>,
  events: Fact<unknown>,
  namespaced = true,
): readonly [string, EvidenceId][] =>
  events.status === 'ok'
    ? known(kind, about, namespaced).map(([key]) => [eventsKey(key as EntityKey), events.evidence])
    : [];

/** Evidence that the subject's own survey gave to what the graph holds too. */
const knownFrom = (facts: ClusterFacts, { namespace }: Target): ReadonlyMap<string, EvidenceId> =>
  new Map([
    ...known('Pod', facts.pod),
    ...known('Deployment', facts.workload),
    ...known('Service', facts.service),
    ...known('Node', facts.node, false),
    ...eventsOf('Pod', facts.pod, facts.podEvents),
    ...eventsOf('Deployment', facts.workload, facts.workloadEvents),
    ...eventsOf('Node', facts.node, facts.nodeEvents, false),
    ...facts.logs.flatMap(({ pod, container, previous, lines }): readonly [string, EvidenceId][] =>
      lines.status === 'ok' ? [[logKey(namespace, pod, container, previous), lines.evidence]] : [],
    ),
  ]);

export interface GraphRequest {
  readonly facts: ClusterFacts;
  readonly alertClass: AlertClass;
  /** ms since the epoch. */
  readonly startedMs: number;
}

/** Numbers the evidence of what grew, after that of the subject's survey, and joins it to one graph. */
export const caseGraph = (
  ledger: EvidenceLedger,
  { subjects, growth, sources }: GrownCase,
  { facts, alertClass, startedMs }: GraphRequest,
): CaseGraph =>
  assembleGraph(
    ledger,
    growth,
    sources.map((source) => source.listed()),
    { subjects, alertClass, startedMs, now: facts.now, known: knownFrom(facts, facts.target) },
  );
