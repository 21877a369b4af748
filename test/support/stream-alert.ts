import { createHash } from 'node:crypto';

/** An alert as Alertmanager's webhook holds it. */
export interface PublishedAlert {
  readonly status: 'firing' | 'resolved';
  readonly labels: Readonly<Record<string, string>>;
  readonly annotations: Readonly<Record<string, string>>;
  readonly startsAt: string;
  readonly endsAt: string;
  readonly generatorURL: string;
  readonly fingerprint: string;
}

export interface AlertParts {
  /** Alerts of one workload are one group. */
  readonly workload: string;
  readonly alertname?: string;
  readonly labels?: Readonly<Record<string, string>>;
  readonly annotations?: Readonly<Record<string, string>>;
  readonly status?: 'firing' | 'resolved';
  readonly startsAt?: string;
}

const NOT_ENDED = '0001-01-01T00:00:00Z';
export const STARTED = '2026-03-02T09:14:30Z';
const ENDED = '2026-03-02T09:44:30Z';

/** An alert about a deployment in namespace `shop`. */
export const alertOf = (parts: AlertParts): PublishedAlert => {
  const status = parts.status ?? 'firing';
  const labels = {
    alertname: parts.alertname ?? 'KubePodCrashLooping',
    namespace: 'shop',
    deployment: parts.workload,
    severity: 'warning',
    ...parts.labels,
  };
  const identity = JSON.stringify(Object.entries(labels).sort());
  return {
    status,
    labels,
    annotations: { summary: 'Pod is crash looping.', ...parts.annotations },
    startsAt: parts.startsAt ?? STARTED,
    endsAt: status === 'resolved' ? ENDED : NOT_ENDED,
    generatorURL: 'http://prometheus.monitoring:9090/graph?g0.expr=up',
    fingerprint: createHash('sha256').update(identity).digest('hex').slice(0, 16),
  };
};

export const resolved = (alert: PublishedAlert): PublishedAlert => ({
  ...alert,
  status: 'resolved',
  endsAt: ENDED,
});

/** Alertmanager's v4 webhook body with these alerts. */
export const webhookOf = (alerts: readonly unknown[]): Readonly<Record<string, unknown>> => ({
  version: '4',
  groupKey: '{}:{alertname="KubePodCrashLooping"}',
  truncatedAlerts: 0,
  status: 'firing',
  receiver: 'rca-webhook',
  groupLabels: {},
  commonLabels: {},
  commonAnnotations: {},
  externalURL: 'http://alertmanager.monitoring:9093',
  alerts,
});
