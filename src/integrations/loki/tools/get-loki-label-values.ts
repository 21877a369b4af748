import { z } from 'zod';
import { isLabelName } from '../label-name.js';
import { answered } from '../../../tools/source-answer.js';
import { logTool } from './log-tool.js';
import { wordsBody } from './words-body.js';

export const getLokiLabelValues = logTool({
  name: 'get_loki_label_values',
  about: 'Values that a label of log streams had in the last hours; list_loki_labels names the labels.',
  parameters: z.object({
    label: z
      .string()
      .trim()
      .refine(isLabelName, 'must be letters, digits and underscores, no digit in front')
      .describe('Label, such as namespace, pod or app.'),
  }),
  narrow: 'query with a selector instead',
  run: async ({ label }, { loki, signal }) => {
    const endpoint = loki.endpoint();
    const read = await loki.labelValues(label, {}, signal);
    return { endpoint, data: wordsBody(answered(read, 'failed to query loki', { endpoint, label })) };
  },
});
