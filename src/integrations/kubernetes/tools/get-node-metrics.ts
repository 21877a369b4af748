import { z } from 'zod';
import { objectName } from '../../../tools/parameters.js';
import { clusterTool } from './cluster-tool.js';
import { measured, METRICS_API, usageShape, type NodeMetrics } from './metrics-api.js';

export const getNodeMetrics = clusterTool({
  name: 'get_node_metrics',
  about: 'What a node uses now, of CPU and memory, by the metrics server.',
  parameters: z.object({ node_name: objectName("Node's name.") }),
  run: async ({ node_name: name }, { kubernetes, signal }) => {
    const ref = { apiVersion: METRICS_API, plural: 'nodes', name };
    const { metadata, timestamp, window, usage } = measured(await kubernetes.get<NodeMetrics>(ref, signal));
    return {
      name: metadata.name,
      timestamp: timestamp ?? null,
      window: window ?? null,
      usage: usageShape(usage),
    };
  },
});
