import type { PodUsage } from '../../../evidence/pod-usage.js';

/** What a pod uses, as a tool answers it and as the context of a report shows it (docs/tool-results.md "PodUsage"). */
export const podMetricsShape = ({ metadata, timestamp, window, containers = [] }: PodUsage) => ({
  name: metadata.name,
  namespace: metadata.namespace ?? null,
  timestamp: timestamp ?? null,
  window: window ?? null,
  containers: containers.map(({ name, usage }) => ({
    name,
    usage: { cpu: usage?.cpu ?? null, memory: usage?.memory ?? null },
  })),
});
