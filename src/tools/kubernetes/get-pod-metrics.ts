import { z } from 'zod';
import { defineTool } from '../tool.js';
import { measured, METRICS_API, usageShape, type PodMetrics } from './metrics-api.js';
import { podParameters } from './read-pod.js';

export const getPodMetrics = defineTool({
  name: 'get_pod_metrics',
  about: 'What the containers of a pod use now, of CPU and memory, by the metrics server.',
  needs: 'kubernetes',
  parameters: z.object(podParameters),
  run: async ({ namespace, pod_name: name }, { kubernetes, signal }) => {
    const ref = { apiVersion: METRICS_API, plural: 'pods', namespace, name };
    const { metadata, timestamp, window, containers } = measured(
      await kubernetes.get<PodMetrics>(ref, signal),
    );
    return {
      name: metadata.name,
      namespace: metadata.namespace ?? null,
      timestamp: timestamp ?? null,
      window: window ?? null,
      containers: (containers ?? []).map(({ name: container, usage }) => ({
        name: container,
        usage: usageShape(usage),
      })),
    };
  },
});
