import { z } from 'zod';
import type { AlertRule } from '../rule.js';
import { text } from '../../../tools/parameters.js';
import { answered } from '../../../tools/source-answer.js';
import { ToolError } from '../../../tools/tool-error.js';
import { metricTool } from './metric-tool.js';
import { ruleShape } from './alert-shape.js';

/** Rules of one name that are shown, and alerts of each. */
const MAX_RULES = 10;
const MAX_ALERTS = 10;
/** Names that are offered in place of one that does not exist. */
const MAX_SIMILAR = 10;

/** Names that hold the one asked for, or are held by it, whatever the case. */
const similarNames = (rules: readonly AlertRule[], wanted: string): readonly string[] => {
  const lower = wanted.toLowerCase();
  const names = new Set(rules.map(({ name }) => name));
  return [...names]
    .filter((name) => name.toLowerCase().includes(lower) || lower.includes(name.toLowerCase()))
    .slice(0, MAX_SIMILAR);
};

export const getAlertRule = metricTool({
  name: 'get_alert_rule',
  about:
    'The rule behind an alert: its PromQL, how long it must hold, its labels and annotations, its state now and the alerts it has.',
  parameters: z.object({ alertname: text('Name of the alert: KubePodCrashLooping.') }),
  run: async ({ alertname }, { prometheus, signal }) => {
    const endpoint = prometheus.endpoint();
    const rules = answered(await prometheus.rules(signal), 'failed to read alerting rules', { endpoint });
    const named = rules.filter(({ name }) => name === alertname);
    if (named.length === 0) {
      const similar = similarNames(rules, alertname);
      throw new ToolError('absent', `Prometheus has no alerting rule ${alertname}`, { endpoint, similar });
    }
    return {
      endpoint,
      count: named.length,
      rules: named.slice(0, MAX_RULES).map((rule) => ruleShape(rule, MAX_ALERTS)),
    };
  },
});
