import { z } from 'zod';
import { defineTool } from '../../../tools/tool.js';

export const discoverPrometheus = defineTool({
  name: 'discover_prometheus',
  about: 'Where metrics are read from.',
  needs: 'prometheus',
  parameters: z.object({}),
  run: async (_args, { prometheus }) => ({ endpoint: prometheus.endpoint() }),
});
