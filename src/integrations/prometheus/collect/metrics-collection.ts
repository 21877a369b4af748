import type { EvidenceLedger } from '../../../evidence/evidence-ledger.js';
import type { IntegrationReport } from '../../../evidence/integration-report.js';
import { valueOf, type Reading } from '../../../evidence/reading.js';
import { collapsed } from '../../readings.js';
import { PROMETHEUS_INTEGRATION } from '../description.js';
import { prometheusReport } from '../report.js';
import { ruleCourse, ruleReading, ruleSentence } from './alert-rule.reading.js';
import type { MetricsSurvey } from './metrics-survey.js';
import { otherAlertsReading } from './other-alerts.collector.js';
import { alarmSentences, metricReadings } from './saturation.readings.js';

/** Most sentences about metrics that stand out. */
const MAX_SENTENCES = 8;

/** The alerts that fire beside this one are worth a place only when there are some, or could not be read. */
const shownAlerts = ({ alerts, place }: MetricsSurvey): readonly Reading<unknown>[] => {
  if (place.namespace === null && place.node === null) return [];
  const others = otherAlertsReading(alerts, place);
  return valueOf(others)?.length === 0 ? [] : [others];
};

/** Numbers what Prometheus told, the alert's own rule first, and sums it up. */
export const enterMetrics = (ledger: EvidenceLedger, survey: MetricsSurvey): IntegrationReport => {
  const { rule, place, window, metrics } = survey;
  const { title, evidence } = PROMETHEUS_INTEGRATION;
  const readings = collapsed(
    [
      ruleReading(rule, place.labels['alertname'] ?? 'without name'),
      ...metrics.flatMap(({ about, call }) => metricReadings(call, about, window)),
      ...shownAlerts(survey),
    ],
    title,
  );
  const ids = readings.map((one) => ledger.enter(one, evidence).id);
  const course = ruleCourse(rule);
  const sentence = course === null ? null : ruleSentence(course);
  return prometheusReport(true, readings, course, [
    ...(sentence === null ? [] : [`${sentence} [${ids[0] ?? ''}]`]),
    ...metrics.flatMap(({ about, call }) => alarmSentences(call, about)).slice(0, MAX_SENTENCES),
  ]);
};
