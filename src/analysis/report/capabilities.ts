import type { ClusterFacts, Fact } from '../../collectors/facts.js';
import { isNodeAlert, valueOf, type ReportMaterial } from './material.js';

type Reached = 'ok' | 'degraded' | 'unavailable' | 'error';

/** What could be used for this analysis: the nine keys of contract 4.4. */
export type Capabilities = {
  readonly k8s_core: Reached;
  readonly manifest_read: Reached;
  readonly prometheus: Reached;
  readonly loki: Reached;
  readonly tempo: Reached;
  readonly mesh_type: 'istio' | 'none' | 'unknown';
  readonly routing_evidence: 'manifest_only' | 'not_applicable' | 'unavailable';
  readonly mesh: 'ok' | 'unavailable' | 'unknown';
  readonly traffic_policy: 'ok' | 'unavailable' | 'unknown';
};

const SIDECAR = 'istio-proxy';

/**
 * Decides the capabilities from what the collectors met. Metrics, logs, traces and routing manifests have no source
 * yet: not configured.
 */
export const capabilitiesOf = (material: ReportMaterial): Capabilities => {
  const { facts } = material.content.collected;
  const { configured } = material.kubernetes;
  const core = configured ? (reached(coreFacts(facts, isNodeAlert(material))) ?? 'ok') : 'unavailable';
  const manifests = configured ? (reached(manifestFacts(facts)) ?? core) : 'unavailable';
  return {
    k8s_core: core,
    manifest_read: manifests,
    prometheus: 'unavailable',
    loki: 'unavailable',
    tempo: 'unavailable',
    ...MESH[meshType(facts)],
  };
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

/** Sidecars that run as init containers count too. */
const meshType = (facts: ClusterFacts): Capabilities['mesh_type'] => {
  const pod = valueOf(facts.pod);
  if (pod === null) return 'unknown';
  const containers = [...pod.spec.containers, ...(pod.spec.initContainers ?? [])];
  return containers.some(({ name }) => name === SIDECAR) ? 'istio' : 'none';
};

/** Contract 4.4, last table. */
const MESH = {
  istio: { mesh_type: 'istio', routing_evidence: 'unavailable', mesh: 'ok', traffic_policy: 'unavailable' },
  none: {
    mesh_type: 'none',
    routing_evidence: 'not_applicable',
    mesh: 'unavailable',
    traffic_policy: 'unavailable',
  },
  unknown: {
    mesh_type: 'unknown',
    routing_evidence: 'unavailable',
    mesh: 'unknown',
    traffic_policy: 'unknown',
  },
} as const;
