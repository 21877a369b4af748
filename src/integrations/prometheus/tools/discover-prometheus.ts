import { z } from 'zod';
import { metricTool } from './metric-tool.js';

export const discoverPrometheus = metricTool({
  name: 'discover_prometheus',
  about: 'Where metrics are read from.',
  parameters: z.object({}),
  run: async (_args, { prometheus }) => ({ endpoint: prometheus.endpoint() }),
});
