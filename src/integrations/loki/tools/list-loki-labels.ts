import { z } from 'zod';
import { answered } from '../../../tools/source-answer.js';
import { defineTool } from '../../../tools/tool.js';
import { wordsBody } from './words-body.js';

export const listLokiLabels = defineTool({
  name: 'list_loki_labels',
  about: 'Labels that log streams had in the last hours; for the selector of a query.',
  needs: 'loki',
  parameters: z.object({}),
  run: async (_args, { loki, signal }) => {
    const endpoint = loki.endpoint();
    const labels = answered(await loki.labels({}, signal), 'failed to query loki', { endpoint });
    return { endpoint, data: wordsBody(labels) };
  },
});
