import { z } from 'zod';
import { logTool } from './log-tool.js';

export const discoverLoki = logTool({
  name: 'discover_loki',
  about: 'Where stored logs are read from.',
  parameters: z.object({}),
  run: async (_args, { loki }) => ({ endpoint: loki.endpoint() }),
});
