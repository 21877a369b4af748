import type { ClusterFacts } from '../../evidence/facts.js';
import type { Capabilities } from './capabilities.js';
import { isNodeAlert, namedTarget, valueOf, type ReportMaterial } from './material.js';
import { failedReadings } from './readings.js';

/**
 * What the answer had to do without, by fixed names in a fixed order, without duplicates (docs/answers.md
 * "`missing_data` and `warnings`").
 */
export const missingData = (material: ReportMaterial, capabilities: Capabilities): readonly string[] => {
  const { facts } = material.content.collected;
  const named = isNodeAlert(material) ? missingOfNode(facts) : missingOfPod(material);
  return [
    ...new Set([
      ...named,
      ...missingCapabilities(material, capabilities),
      ...otherFailures(facts),
      ...(material.outcome.kind === 'not-answered' ? [`analysis_engine.${material.outcome.issue}`] : []),
    ]),
  ];
};

const missingOfNode = (facts: ClusterFacts): readonly string[] =>
  facts.node.status === 'ok' ? [] : ['k8s.node_status'];

const missingOfPod = (material: ReportMaterial): readonly string[] => {
  const named = namedTarget(material);
  const { facts } = material.content.collected;
  const entries: readonly (readonly [string, boolean])[] = [
    ['alert.labels.namespace', named.namespace === null],
    ['alert.labels.pod', named.pod === null],
    ['analysis.target.service_name', material.content.target.service === null],
    ['k8s.pod_status', facts.pod.status !== 'ok'],
    ['k8s.events', !hasEvents(facts)],
    ['k8s.current_logs', !hasLogLines(facts, false)],
    ['k8s.previous_logs', restarted(facts) && !hasLogLines(facts, true)],
  ];
  return entries.flatMap(([name, missing]) => (missing ? name : []));
};

const hasEvents = ({ podEvents, workloadEvents }: ClusterFacts): boolean =>
  [podEvents, workloadEvents].some((events) => (valueOf(events) ?? []).length > 0);

/** Lines carry the API's time in front, so a line without a text after it is empty. */
const hasLogLines = ({ logs }: ClusterFacts, previous: boolean): boolean =>
  logs.some(
    (log) => log.previous === previous && (valueOf(log.lines) ?? []).some((line) => /^\S+\s+\S/.test(line)),
  );

const restarted = ({ pod }: ClusterFacts): boolean => {
  const status = valueOf(pod)?.status;
  const containers = [...(status?.initContainerStatuses ?? []), ...(status?.containerStatuses ?? [])];
  return containers.some(({ restartCount }) => restartCount > 0);
};

/** A degraded capability gave part of what was asked, so it is not missing; the warnings tell what failed. */
const missingCapabilities = (
  { content }: ReportMaterial,
  { k8s_core, manifest_read }: Capabilities,
): readonly string[] => {
  const usable = (value: string) => value === 'ok' || value === 'degraded';
  return [
    ...(usable(k8s_core) ? [] : ['k8s.core_api']),
    ...(usable(manifest_read) ? [] : ['k8s.manifest_read']),
    ...content.collected.sources.flatMap(({ missing }) => missing),
  ];
};

/** Readings that have no place of their own above and failed; an absent object is knowledge, not a gap. */
const EXTRA = new Set([
  'k8s.pods',
  'k8s.workload_status',
  'k8s.workload_events',
  'k8s.revisions',
  'k8s.endpoints',
]);

const otherFailures = (facts: ClusterFacts): readonly string[] =>
  failedReadings(facts)
    .filter(({ name, status }) => EXTRA.has(name) && status !== 'absent')
    .map(({ name }) => name);
