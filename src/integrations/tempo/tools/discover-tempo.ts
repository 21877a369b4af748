import { z } from 'zod';
import { defineTool } from '../../../tools/tool.js';

export const discoverTempo = defineTool({
  name: 'discover_tempo',
  about: 'Where traces are read from.',
  needs: 'tempo',
  parameters: z.object({}),
  run: async (_args, { tempo }) => ({ endpoint: tempo.endpoint() }),
});
