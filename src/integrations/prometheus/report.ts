import type { IntegrationReport } from '../../evidence/integration-report.js';
import { backendReport } from '../backend.js';
import type { ReadingEnd } from '../readings.js';
import { PROMETHEUS_INTEGRATION } from './description.js';
import type { RuleCourse } from './rule-course.js';

/**
 * What the report says of metrics.
 * @param rule `null` when the alert's rule was not evaluated
 * @param notable what stands out, a sentence each
 */
export const prometheusReport = (
  configured: boolean,
  readings: readonly ReadingEnd[],
  rule: RuleCourse | null = null,
  notable: readonly string[] = [],
): IntegrationReport => ({
  ...backendReport(PROMETHEUS_INTEGRATION.id, 'prometheus.metrics', configured, readings),
  context: rule === null ? {} : { alert_rule: rule },
  notable,
});
