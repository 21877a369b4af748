import { z } from 'zod';
import { defineTool } from '../../../tools/tool.js';

export const discoverLoki = defineTool({
  name: 'discover_loki',
  about: 'Where stored logs are read from.',
  needs: 'loki',
  parameters: z.object({}),
  run: async (_args, { loki }) => ({ endpoint: loki.endpoint() }),
});
