import type { Metrics } from './metric.js';

/** Who hands alerts over: the bridge for Alertmanager, other senders' readers, what is published on the stream by itself. */
const SENDERS = [
  'alertmanager',
  'grafana',
  'azure',
  'google',
  'datadog',
  'cloudwatch',
  'pagerduty',
  'opsgenie',
  'mapping',
  'reconcile',
  'stream',
];

/** Alerts on their way from the sender to their answer. */
export const OF_ALERTS = {
  kuberca_alerts_received_total: {
    type: 'counter',
    about: 'Alerts taken in from the stream, repeats included',
    act: 'None for long, while the Alertmanager has some: look at its receiver and at kuberca_dependency_up',
    labels: { sender: SENDERS, status: ['firing', 'resolved'] },
  },
  kuberca_alert_results_total: {
    type: 'counter',
    about: 'Results published, one an alert and change',
    act: 'None although alerts come in: look at kuberca_consumer_pending_messages',
    labels: { kind: ['analysis', 'update', 'recovery', 'resolved_before_analysis'] },
  },
  kuberca_alert_answer_seconds: {
    type: 'histogram',
    about:
      "From an alert's startsAt to its first answer; what the sender waits before it sends is part of it",
    act: "Long although kuberca_analysis_seconds is short: the sender's group_wait, or work that waits for a lane (STREAM_LANES)",
    labels: {},
    buckets: [5, 10, 20, 30, 60, 120, 300, 600, 1800, 3600],
  },
  kuberca_dead_letters_total: {
    type: 'counter',
    about: 'Messages given up and kept as they are in the stream of dead letters',
    act: 'Read the reason in the headers of the newest message in KUBERCA_DEAD; invalid-input is the sender, defect is a fault of this service',
    labels: {
      stage: ['intake', 'work', 'result', 'notify'],
      reason: ['invalid-input', 'max-attempts', 'defect', 'refused', 'unknown-outcome'],
    },
    fromZero: true,
  },
  kuberca_reconciled_total: {
    type: 'counter',
    about: 'Alerts that a comparison with the Alertmanager mended: missed ones taken in, ended ones resolved',
    act: 'Grows steadily: notifications of the Alertmanager do not arrive; look at its receiver',
    labels: { outcome: ['taken_in', 'resolved'] },
    fromZero: true,
  },
} as const satisfies Metrics;
