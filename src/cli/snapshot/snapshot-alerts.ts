import { readFile } from 'node:fs/promises';
import { alertClassOf } from '../../alerts/class/alert-class-of.js';
import type { SentAlert } from '../../alerts/sent-alert.js';
import { fingerprintOf } from '../../alerts/identity.js';
import { receive } from '../../alerts/receive.js';
import { targetFromLabels } from '../../alerts/target-from-labels.js';
import type { CollectRequest } from '../../integrations/case.js';
import type { SnapshotOptions } from './snapshot-options.js';
import { WrongCall } from '../wrong-call.js';

/** Most alerts of a file beside the first whose objects are recorded, as in an analysis. */
const MAX_OTHERS = 5;

/** Alerts as they are known before the cluster's clock is: those named by flags have no start yet. */
export type GivenAlert = SentAlert;

const FORM = 'give a JSON file with an alert, a webhook body or a request to /analyze';

/**
 * The alerts that a file holds, the first of them foremost; never empty. `-` is standard input.
 * @throws {WrongCall}
 */
export const alertsOfFile = async (path: string): Promise<readonly GivenAlert[]> => {
  const wrong = (why: string, cause?: unknown): WrongCall =>
    new WrongCall(`--alert ${path}: ${why}; ${FORM}`, { cause });
  const reception = receive(
    await readFile(path === '-' ? '/dev/stdin' : path).catch((error: unknown) => {
      throw wrong((error as Error).message, error);
    }),
  );
  if (reception.kind === 'invalid') throw wrong(reception.reason);
  if (reception.alerts.length === 0) throw wrong(reception.invalid[0]?.reason ?? 'it holds no alert');
  return reception.alerts.map(({ alert }) => alert);
};

const fromFlags = ({ namespace, about }: SnapshotOptions): GivenAlert => {
  const labels = {
    alertname: 'Snapshot',
    ...(namespace !== null && { namespace }),
    ...(about !== null && { [about.kind]: about.value }),
  };
  return {
    status: 'firing',
    labels,
    annotations: {},
    startsAt: null,
    endsAt: null,
    generatorURL: null,
    fingerprint: fingerprintOf(labels),
  };
};

/**
 * The alerts that the recording is about, the first of them foremost; never empty.
 * @throws {WrongCall} when the file of `--alert` holds none
 */
export const givenAlerts = async (options: SnapshotOptions): Promise<readonly GivenAlert[]> => {
  const { namespace, about } = options;
  if (about?.kind !== 'alert') return [fromFlags(options)];
  const alerts = await alertsOfFile(about.value);
  if (namespace === null) return alerts;
  return alerts.map((alert) => ({ ...alert, labels: { namespace, ...alert.labels } }));
};

/** @param now the start of alerts that do not have one */
export const collectRequest = (alerts: readonly GivenAlert[], now: Date): CollectRequest => {
  const [first] = alerts;
  if (first === undefined) throw new TypeError('a recording is about at least one alert');
  const { labels, annotations, startsAt, endsAt, status, generatorURL } = first;
  const target = targetFromLabels(labels, null);
  const targets = alerts.map((alert) => targetFromLabels(alert.labels, null));
  const others = new Map(targets.map((other) => [JSON.stringify(other), other]));
  others.delete(JSON.stringify(target));
  return {
    target,
    others: [...others.values()].slice(0, MAX_OTHERS),
    labels,
    annotations,
    startsAt: startsAt ?? now.toISOString(),
    endsAt,
    resolved: status === 'resolved',
    generatorUrl: generatorURL,
    alertClass: alertClassOf({ labels, annotations, generatorURL }),
  };
};

/** The alerts as Alertmanager's webhook sends them. */
export const webhookOf = (alerts: readonly GivenAlert[], now: Date): unknown => ({
  version: '4',
  status: alerts.some(({ status }) => status === 'firing') ? 'firing' : 'resolved',
  alerts: alerts.map(({ startsAt, endsAt, generatorURL, ...alert }) => ({
    ...alert,
    startsAt: startsAt ?? now.toISOString(),
    ...(endsAt !== null && { endsAt }),
    ...(generatorURL !== null && { generatorURL }),
  })),
});
