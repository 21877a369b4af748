import { z } from 'zod';
import { checkedNs, optionalMoment } from '../../../tools/moment.js';
import { answered } from '../../../tools/source-answer.js';
import { logTool } from './log-tool.js';
import { answerBody } from './answer-body.js';
import { lineLimit, logQuery, NARROW } from './log-parameters.js';

export const queryLoki = logTool({
  name: 'query_loki',
  about:
    'LogQL at one moment: numbers at that time, or the newest lines of the hour before it. For another window use query_loki_range.',
  parameters: z.object({ query: logQuery, limit: lineLimit, time: optionalMoment('When; now if left out.') }),
  keep: 'start',
  narrow: NARROW,
  run: async ({ query, limit, time }, { loki, now, signal }) => {
    const endpoint = loki.endpoint();
    const timeNs = time === null ? {} : { timeNs: checkedNs(time, now) };
    const read = await loki.query({ query, limit, ...timeNs }, signal);
    return { endpoint, ...answerBody(answered(read, 'failed to query loki', { endpoint, query })) };
  },
});
