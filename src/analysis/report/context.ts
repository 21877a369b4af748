import { WORKLOAD_KINDS, type Target } from '../../alerts/target.js';
import type { ClusterFacts } from '../../evidence/facts.js';
import type { Quality } from '../report.js';
import type { Capabilities } from './capabilities.js';
import { valueOf, type ReportMaterial } from './material.js';
import { answerShape } from './model-answer.js';
import { eventShape } from '../../integrations/kubernetes/shapes/event.js';
import { logSnippetShape } from '../../integrations/kubernetes/shapes/log-snippet.js';
import { manifestShape } from '../../integrations/kubernetes/shapes/manifest.js';
import { nodeStatusShape } from '../../integrations/kubernetes/shapes/node-status.js';
import { podMetricsShape } from '../../integrations/kubernetes/shapes/pod-metrics.js';
import { podSpecShape } from '../../integrations/kubernetes/shapes/pod-spec.js';
import { podStatusShape } from '../../integrations/kubernetes/shapes/pod-status.js';
import { podSummaryShape } from '../../integrations/kubernetes/shapes/pod-summary.js';
import { workloadStatusShape } from '../../integrations/kubernetes/shapes/workload-status.js';

/** What the report says about itself; repeated in its context. */
export interface Standing {
  readonly quality: Quality;
  readonly missing: readonly string[];
  readonly warnings: readonly string[];
  readonly capabilities: Capabilities;
}

/**
 * The evidence as the backend stores it and shows it (docs/report.md "Context"), untrimmed, and as `answer` what a
 * model said beside its texts. Lists are `[]` when empty.
 */
export const contextOf = (
  { content, outcome }: Pick<ReportMaterial, 'content' | 'outcome'>,
  standing: Standing,
): Readonly<Record<string, unknown>> => {
  const { target, collected } = content;
  return {
    namespace: target.namespace,
    pod_name: target.pod,
    workload: target.workload?.name ?? null,
    service_name: target.service,
    target: targetShape(target),
    ...evidenceShapes(collected.facts),
    workload_status: workloadOf(collected.facts, target),
    pod_metrics: metricsOf(collected.facts),
    answer: answerShape({ outcome }),
    warnings: standing.warnings,
    analysis_quality: standing.quality,
    missing_data: standing.missing,
    capabilities: standing.capabilities,
    ...Object.assign({}, ...collected.sources.map(({ context }) => context)),
  };
};

const metricsOf = ({ podUsage }: ClusterFacts) => {
  const usage = podUsage === undefined ? null : valueOf(podUsage);
  return usage && podMetricsShape(usage);
};

const targetShape = (target: Target) => ({
  namespace: target.namespace,
  pod_name: target.pod,
  workload: target.workload?.name ?? null,
  service_name: target.service,
  node_name: target.node,
  workload_kind: target.workload?.kind ?? null,
  container: target.container,
  cluster: target.cluster,
});

const evidenceShapes = (facts: ClusterFacts) => {
  const [pod, service, endpoints, node] = [
    valueOf(facts.pod),
    valueOf(facts.service),
    valueOf(facts.endpoints),
    valueOf(facts.node),
  ];
  const events = [facts.podEvents, facts.workloadEvents, facts.nodeEvents].flatMap(
    (read) => valueOf(read) ?? [],
  );
  const logs = facts.logs.filter(({ lines }) => lines.status !== 'not-applicable');
  return {
    pod_status: pod && podStatusShape(pod),
    events: events.map(eventShape),
    current_logs: logs.filter(({ previous }) => !previous).map(logSnippetShape),
    previous_logs: logs.filter(({ previous }) => previous).map(logSnippetShape),
    pod_spec: pod && podSpecShape(pod),
    pods: (valueOf(facts.pods) ?? []).map(podSummaryShape),
    revisions: valueOf(facts.revisions) ?? [],
    service_manifest: service && manifestShape(service),
    endpoints_manifest: endpoints && { items: endpoints.map(manifestShape) },
    node_status: node && nodeStatusShape(node),
  };
};

/** Items of a list carry no kind of their own, so the target's serves. */
const workloadOf = (facts: ClusterFacts, target: Target) => {
  const workload = valueOf(facts.workload);
  if (workload === null) return null;
  const kind = WORKLOAD_KINDS.find((known) => known === workload.kind) ?? target.workload?.kind ?? null;
  return kind && workloadStatusShape(kind, workload);
};
