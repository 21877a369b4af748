import type { ClusterFacts, Fact } from '../../evidence/facts.js';
import { isNodeAlert, type ReportMaterial } from './material.js';

type Reached = 'ok' | 'degraded' | 'unavailable' | 'error';

/**
 * What could be used for this analysis (docs/report.md "Capabilities"): of the cluster, and what each integration says
 * of itself.
 */
export type Capabilities = {
  readonly k8s_core: Reached;
  readonly manifest_read: Reached;
} & Readonly<Record<string, string>>;

/** Decides the capabilities from what the collectors met. */
export const capabilitiesOf = (material: ReportMaterial): Capabilities => {
  const { facts, sources } = material.content.collected;
  const { configured } = material.kubernetes;
  const core = configured ? (reached(coreFacts(facts, isNodeAlert(material))) ?? 'ok') : 'unavailable';
  const manifests = configured ? (reached(manifestFacts(facts)) ?? core) : 'unavailable';
  const ofCluster = { k8s_core: core, manifest_read: manifests };
  return Object.assign(ofCluster, ...sources.map(({ capabilities }) => capabilities));
};

const coreFacts = (facts: ClusterFacts, nodeAlert: boolean): readonly Fact<unknown>[] =>
  nodeAlert ? [facts.node, facts.nodeEvents, facts.pods] : [facts.pod, facts.podEvents, facts.pods];

const manifestFacts = (facts: ClusterFacts): readonly Fact<unknown>[] => [
  facts.workload,
  facts.revisions,
  facts.service,
  facts.endpoints,
];

/** An object that does not exist is an answer of the API; `null` when nothing was asked. */
const reached = (facts: readonly Fact<unknown>[]): Reached | null => {
  const asked = facts.filter(({ status }) => status !== 'not-applicable');
  if (asked.length === 0) return null;
  const failed = asked.filter(({ status }) => status !== 'ok' && status !== 'absent');
  if (failed.length === 0) return 'ok';
  if (failed.length < asked.length) return 'degraded';
  const refused = failed.every(({ status }) => status === 'forbidden' || status === 'unavailable');
  return refused ? 'unavailable' : 'error';
};
