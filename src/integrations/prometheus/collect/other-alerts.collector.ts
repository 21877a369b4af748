import type { TextMap } from '../../../alerts/alert.js';
import type { PrometheusClient } from '../prometheus-client.js';
import type { ActiveAlert } from '../rule.js';
import { mapCall, reading, type Call, type Reading } from '../../../evidence/reading.js';
import type { SourceSession } from '../../source-session.js';
import { WEIGHT } from '../../../evidence/weights.js';
import { beginningOf } from '../../../masking/index.js';

/** Alerts that fire always, or only silence others: they tell nothing. */
const UNTELLING: ReadonlySet<string> = new Set(['Watchdog', 'InfoInhibitor', 'DeadMansSwitch']);
const NAMES_SHOWN = 20;
const INSTANCES_SHOWN = 3;
/** Longest text of a label or annotation. */
const TEXT_LIMIT = 200;

/** Beside what other alerts are looked for. */
export interface AlertPlace {
  /** Labels of the alert itself, which is left out. */
  readonly labels: TextMap;
  readonly namespace: string | null;
  readonly node: string | null;
  /** Whether alerts of a namespace may be shown: those on a node may be of any. */
  readonly allows: (namespace: string) => boolean;
}

export const readAlerts = (
  prometheus: Pick<PrometheusClient, 'alerts'>,
  session: SourceSession,
): Promise<Call<readonly ActiveAlert[]>> =>
  session.ask('GET /api/v1/alerts', (signal) => prometheus.alerts(signal));

const PORT = /:\d{1,5}$/;

const isOn = (node: string, labels: TextMap): boolean =>
  ['node', 'nodename', 'exported_node', 'kubernetes_node', 'instance'].some(
    (name) => labels[name]?.replace(PORT, '') === node,
  );

/** The server's labels of an alert are among those that arrive here, unless something rewrote them on the way. */
const isSame = (own: TextMap, labels: TextMap): boolean =>
  own['alertname'] === labels['alertname'] &&
  Object.entries(labels).every(([name, value]) => own[name] === undefined || own[name] === value);

const isNear = ({ labels, namespace, node, allows }: AlertPlace, alert: ActiveAlert): boolean => {
  const { labels: its } = alert;
  if (![its['namespace'], its['exported_namespace']].every((one) => one === undefined || allows(one))) {
    return false;
  }
  if (alert.state !== 'firing' || UNTELLING.has(its['alertname'] ?? '') || isSame(labels, its)) return false;
  return (
    (namespace !== null && [its['namespace'], its['exported_namespace']].includes(namespace)) ||
    (node !== null && isOn(node, its))
  );
};

const clip = (text: string): string =>
  text.length > TEXT_LIMIT ? `${beginningOf(text, TEXT_LIMIT - 1)}…` : text;

const clipped = (texts: TextMap): TextMap =>
  Object.fromEntries(
    Object.entries(texts)
      .filter(([name]) => name !== 'alertname' && name !== 'severity')
      .slice(0, 20)
      .map(([name, text]) => [name, clip(text)]),
  );

const earliest = (alerts: readonly ActiveAlert[]): string | null => {
  const since = alerts.flatMap(({ activeAtMs }) => activeAtMs ?? []);
  return since.length === 0 ? null : new Date(since.reduce((a, b) => Math.min(a, b))).toISOString();
};

const groupBody = ([alertname, alerts]: readonly [string, readonly ActiveAlert[]]) => ({
  alertname,
  severity: alerts[0]?.labels['severity'] ?? null,
  firing: alerts.length,
  since: earliest(alerts),
  summary: clip(alerts[0]?.annotations['summary'] ?? alerts[0]?.annotations['description'] ?? ''),
  instances: alerts.slice(0, INSTANCES_SHOWN).map(({ labels }) => clipped(labels)),
});

/** Alerts by name, the earliest first: what began before may be the cause. */
const grouped = (alerts: readonly ActiveAlert[]): readonly (readonly [string, readonly ActiveAlert[]])[] =>
  [...Map.groupBy(alerts, ({ labels }) => labels['alertname'] ?? '')].toSorted(
    ([nameA, a], [nameB, b]) =>
      (earliest(a) ?? '~').localeCompare(earliest(b) ?? '~') || nameA.localeCompare(nameB, 'en'),
  );

/** Other alerts that fire in the namespace or on the node of the target, as evidence. */
export const otherAlertsReading = (
  call: Call<readonly ActiveAlert[]>,
  place: AlertPlace,
): Reading<readonly ActiveAlert[]> => {
  const near = mapCall(call, (alerts) => alerts.filter((alert) => isNear(place, alert)));
  const where = [
    ...(place.namespace === null ? [] : [`in namespace ${place.namespace}`]),
    ...(place.node === null ? [] : [`on node ${place.node}`]),
  ].join(' or ');
  return {
    ...reading(
      near,
      { type: 'metric', title: `other alerts that fire ${where}`, weight: WEIGHT.otherAlerts },
      (alerts) => ({ firing: alerts.length, alerts: grouped(alerts).slice(0, NAMES_SHOWN).map(groupBody) }),
    ),
  };
};
