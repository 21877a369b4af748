import { toolsOver } from '../../../tools/tool.js';
import type { MetricReader } from '../scoped-prometheus.js';

/** A tool that reads metrics and alerts. */
export const metricTool = toolsOver<{ readonly prometheus: MetricReader }>();
