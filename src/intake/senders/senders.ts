import { azureMonitor } from './azure-monitor.js';
import { cloudWatch, eventBridge } from './cloudwatch.js';
import { datadog } from './datadog.js';
import { googleMonitoring } from './google-monitoring.js';
import { grafanaLegacy } from './grafana-legacy.js';
import { grafana } from './grafana.js';
import { opsgenie } from './opsgenie.js';
import { pagerDutyEvents } from './pagerduty-events.js';
import { pagerDuty } from './pagerduty.js';
import type { Sender } from './sender.js';
import { sns } from './sns.js';

/** Every sender whose bodies are read beside Alertmanager's. Each recognises only its own, so the order does not matter. */
export const SENDERS: readonly Sender[] = [
  grafana,
  grafanaLegacy,
  azureMonitor,
  googleMonitoring,
  datadog,
  sns,
  cloudWatch,
  eventBridge,
  pagerDuty,
  pagerDutyEvents,
  opsgenie,
];
