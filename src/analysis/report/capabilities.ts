import type { ClusterFacts, Fact } from '../../evidence/facts.js';
import { meshPresence } from '../../integrations/istio/collect/mesh-presence.js';
import type { SourceStanding } from '../../evidence/source-facts.js';
import { isNodeAlert, valueOf, type ReportMaterial } from './material.js';

type Reached = 'ok' | 'degraded' | 'unavailable' | 'error';

/** What could be used for this analysis: the nine keys of contract 4.4. */
export type Capabilities = {
  readonly k8s_core: Reached;
  readonly manifest_read: Reached;
  readonly prometheus: Reached;
  readonly loki: Reached;
  readonly tempo: Reached;
  readonly mesh_type: 'istio' | 'linkerd' | 'none' | 'unknown';
  readonly routing_evidence: 'manifest_only' | 'not_applicable' | 'unavailable';
  readonly mesh: 'ok' | 'unavailable' | 'unknown';
  readonly traffic_policy: 'ok' | 'unavailable' | 'unknown';
};

/** Decides the capabilities from what the collectors met. */
export const capabilitiesOf = (material: ReportMaterial): Capabilities => {
  const { facts, sources } = material.content.collected;
  const { configured } = material.kubernetes;
  const core = configured ? (reached(coreFacts(facts, isNodeAlert(material))) ?? 'ok') : 'unavailable';
  const manifests = configured ? (reached(manifestFacts(facts)) ?? core) : 'unavailable';
  return {
    k8s_core: core,
    manifest_read: manifests,
    prometheus: backend(sources?.prometheus),
    loki: backend(sources?.loki),
    tempo: backend(sources?.tempo),
    ...meshCapabilities(facts, sources?.istio),
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

/**
 * A backend whose URL is set is `ok` also when nothing had to be asked of it; `degraded` when a part failed or it refused the
 * queries, `error` when it could not be used at all.
 */
const backend = (standing: SourceStanding | undefined): Reached => {
  if (!standing?.configured) return 'unavailable';
  const { readings } = standing;
  const failed = readings.filter(({ status }) => status !== 'ok' && status !== 'absent');
  if (failed.length === 0) return 'ok';
  return failed.length < readings.length || failed.every(({ queryFailed }) => queryFailed)
    ? 'degraded'
    : 'error';
};

/** Sidecars that run as init containers count too. Cilium alone is a network, which every pod of the node is in. */
const meshCapabilities = (facts: ClusterFacts, istio: SourceStanding | undefined) => {
  const { type } = meshPresence(valueOf(facts.pod), valueOf(facts.node));
  const routed = istio?.readings.some(({ status }) => status === 'ok') ?? false;
  return type === 'istio' && routed ? MESH.istioRouted : MESH[type];
};

/** Contract 4.4, last table. */
const MESH = {
  istioRouted: { mesh_type: 'istio', routing_evidence: 'manifest_only', mesh: 'ok', traffic_policy: 'ok' },
  istio: { mesh_type: 'istio', routing_evidence: 'unavailable', mesh: 'ok', traffic_policy: 'unavailable' },
  linkerd: {
    mesh_type: 'linkerd',
    routing_evidence: 'not_applicable',
    mesh: 'ok',
    traffic_policy: 'unavailable',
  },
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
