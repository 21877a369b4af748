import { z } from 'zod';
import { podMetricsShape } from '../shapes/pod-metrics.js';
import { clusterTool } from './cluster-tool.js';
import { measured, METRICS_API, type PodMetrics } from './metrics-api.js';
import { podParameters } from './read-pod.js';

export const getPodMetrics = clusterTool({
  name: 'get_pod_metrics',
  about: 'What the containers of a pod use now, of CPU and memory, by the metrics server.',
  parameters: z.object(podParameters),
  run: async ({ namespace, pod_name: name }, { kubernetes, signal }) => {
    const ref = { apiVersion: METRICS_API, plural: 'pods', namespace, name };
    return podMetricsShape(measured(await kubernetes.get<PodMetrics>(ref, signal)));
  },
});
