import { z } from 'zod';
import { durationSeconds } from '../../../waiting/duration.js';
import { millisecondsOf } from '../../../waiting/instant.js';
import { checkedNs, moment } from '../../../tools/moment.js';
import { optionalFlag, optionalText } from '../../../tools/parameters.js';
import { answered } from '../../../tools/source-answer.js';
import { ToolError } from '../../../tools/tool-error.js';
import { metricTool } from './metric-tool.js';
import { NARROW, promQuery, refuseForbidden } from './query-parameter.js';
import { rangeBody } from './series-body.js';

const DEFAULT_STEP = '1m';

const stepMsOf = (step: string | null): number => (durationSeconds(step ?? DEFAULT_STEP) ?? 60) * 1000;

export const queryPrometheusRange = metricTool({
  name: 'query_prometheus_range',
  about:
    'Evaluates PromQL over a window: for each of at most 20 series its first, last, smallest and greatest value with their moments, how it runs, and when it changed. raw gives the values.',
  brief: 'PromQL over a window, per series. RFC 3339 or now-1h.',
  parameters: z.object({
    query: promQuery('container_memory_working_set_bytes{namespace="shop", container="checkout"}.'),
    start: moment('Start of the window.'),
    end: moment('End of the window.'),
    step: optionalText(
      `Distance of points: seconds or a duration such as 30s. Default ${DEFAULT_STEP}; widened where a series would have more than 240.`,
    ).refine(
      (step) => step === null || durationSeconds(step) !== undefined,
      'must be seconds or a duration such as 30s or 5m',
    ),
    raw: optionalFlag('All values in place of their summary.'),
  }),
  narrow: NARROW,
  run: async ({ query, start, end, step, raw }, { prometheus, now, signal }) => {
    const endpoint = prometheus.endpoint();
    refuseForbidden(prometheus, query);
    const asked = { endpoint, query, window: { start, end } };
    const startMs = millisecondsOf(checkedNs(start, now));
    const endMs = millisecondsOf(checkedNs(end, now));
    const stepMs = stepMsOf(step);
    if (startMs > endMs) throw new ToolError('invalid', 'start must lie before end', asked);
    if (startMs > now.getTime()) throw new ToolError('invalid', 'the window lies in the future', asked);
    const read = await prometheus.queryRange({ query, startMs, endMs, stepMs }, signal);
    return {
      endpoint,
      ...rangeBody(answered(read, 'failed to query_range Prometheus', asked), stepMs, raw),
    };
  },
});
