import type { Pod } from '../../../evidence/objects.js';

/** One line about a pod in the wire's names (docs/tool-results.md "PodSummary"). */
export const podSummaryShape = ({ metadata, spec, status }: Pod) => {
  const containers = status?.containerStatuses ?? [];
  const all = [...(status?.initContainerStatuses ?? []), ...containers];
  return {
    name: metadata.name,
    namespace: metadata.namespace ?? null,
    phase: status?.phase ?? null,
    node_name: spec.nodeName ?? null,
    labels: metadata.labels ?? {},
    restart_count: all.reduce((sum, { restartCount }) => sum + restartCount, 0),
    ready: containers.length > 0 && containers.every(({ ready }) => ready),
    start_time: status?.startTime ?? null,
  };
};
