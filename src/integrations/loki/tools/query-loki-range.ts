import { z } from 'zod';
import { durationSeconds } from '../../../waiting/duration.js';
import { checkedNs, moment } from '../../../tools/moment.js';
import { optionalText } from '../../../tools/parameters.js';
import { answered } from '../../../tools/source-answer.js';
import { ToolError } from '../../../tools/tool-error.js';
import { logTool } from './log-tool.js';
import { answerBody } from './answer-body.js';
import { lineLimit, logQuery, NARROW } from './log-parameters.js';

export const queryLokiRange = logTool({
  name: 'query_loki_range',
  about: 'LogQL over a window: log lines, newest first, also of pods that are gone; or numbers over time.',
  brief: 'LogQL over a window, also of pods that are gone. RFC 3339 or now-1h.',
  parameters: z.object({
    query: logQuery,
    start: moment('Start of the window.'),
    end: moment('End of the window.'),
    limit: lineLimit,
    step: optionalText('Distance of points, for numbers: seconds or a duration such as 1m.').refine(
      (step) => step === null || durationSeconds(step) !== undefined,
      'must be seconds or a duration such as 30s or 5m',
    ),
  }),
  keep: 'start',
  narrow: NARROW,
  run: async ({ query, start, end, limit, step }, { loki, now, signal }) => {
    const endpoint = loki.endpoint();
    const asked = { endpoint, query, window: { start, end } };
    const window = { startNs: checkedNs(start, now), endNs: checkedNs(end, now) };
    if (window.startNs >= window.endNs) throw new ToolError('invalid', 'start must lie before end', asked);
    const read = await loki.queryRange({ query, ...window, limit, step }, signal);
    return { endpoint, ...answerBody(answered(read, 'failed to query loki', asked)) };
  },
});
