import { z } from 'zod';
import { answered } from '../../../tools/source-answer.js';
import { logTool } from './log-tool.js';
import { wordsBody } from './words-body.js';

export const listLokiLabels = logTool({
  name: 'list_loki_labels',
  about: 'Labels that log streams had in the last hours; for the selector of a query.',
  parameters: z.object({}),
  run: async (_args, { loki, signal }) => {
    const endpoint = loki.endpoint();
    const labels = answered(await loki.labels({}, signal), 'failed to query loki', { endpoint });
    return { endpoint, data: wordsBody(labels) };
  },
});
