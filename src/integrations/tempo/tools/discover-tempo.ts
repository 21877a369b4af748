import { z } from 'zod';
import { traceTool } from './trace-tool.js';

export const discoverTempo = traceTool({
  name: 'discover_tempo',
  about: 'Where traces are read from.',
  parameters: z.object({}),
  run: async (_args, { tempo }) => ({ endpoint: tempo.endpoint() }),
});
