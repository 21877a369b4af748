import { z } from 'zod';
import { linearExpression, type LinearExpression } from '../../../config/linear-expression.js';
import { optionalText } from '../../../tools/parameters.js';
import { answered } from '../../../tools/source-answer.js';
import { ToolError } from '../../../tools/tool-error.js';
import { metricTool } from './metric-tool.js';

/** Most names of a result. */
const MAX_NAMES = 500;

const patternOf = (source: string): LinearExpression => {
  try {
    return linearExpression(source);
  } catch (error) {
    throw new ToolError('invalid', `invalid regex pattern: ${(error as Error).message}`, { pattern: source });
  }
};

export const listPrometheusMetrics = metricTool({
  name: 'list_prometheus_metrics',
  about:
    'Names of the metrics there are. Ask with a pattern before querying a metric whose name is not certain.',
  parameters: z.object({
    match: optionalText(
      'Regular expression (RE2) that a name matches anywhere: memory|oom. All names when left out.',
    ),
  }),
  narrow: 'narrow with match',
  run: async ({ match }, { prometheus, signal }) => {
    const pattern = match === null ? null : patternOf(match);
    const endpoint = prometheus.endpoint();
    const names = answered(await prometheus.metricNames(signal), 'failed to list Prometheus metrics', {
      endpoint,
    });
    const found = pattern === null ? names : names.filter((name) => pattern.matches(name));
    return {
      endpoint,
      metrics: found.slice(0, MAX_NAMES),
      count: found.length,
      ...(found.length > MAX_NAMES && {
        note: `the first ${MAX_NAMES} of ${found.length}: narrow with match`,
      }),
    };
  },
});
