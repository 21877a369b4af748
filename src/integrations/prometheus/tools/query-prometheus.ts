import { z } from 'zod';
import { millisecondsOf } from '../../../waiting/instant.js';
import { checkedNs, optionalMoment } from '../../../tools/moment.js';
import { answered } from '../../../tools/source-answer.js';
import { metricTool } from './metric-tool.js';
import { NARROW, promQuery, refuseForbidden } from './query-parameter.js';
import { instantBody } from './series-body.js';

export const queryPrometheus = metricTool({
  name: 'query_prometheus',
  about:
    'Evaluates PromQL at one moment. At most 50 series come back; values are text, NaN and +Inf among them.',
  parameters: z.object({
    query: promQuery('sum by (pod) (rate(container_cpu_usage_seconds_total{namespace="shop"}[5m])).'),
    time: optionalMoment('When; now when left out.'),
  }),
  narrow: NARROW,
  run: async ({ query, time }, { prometheus, now, signal }) => {
    const endpoint = prometheus.endpoint();
    refuseForbidden(prometheus, query);
    const atMs = time === null ? null : millisecondsOf(checkedNs(time, now));
    const read = await prometheus.query(query, atMs, signal);
    return { endpoint, ...instantBody(answered(read, 'failed to query Prometheus', { endpoint, query })) };
  },
});
