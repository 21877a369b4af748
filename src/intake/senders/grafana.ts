import { at, isObject, listAt, scalarsOf, textAt, textOf } from './fields.js';
import type { Sender, SentBody } from './sender.js';

/** What Grafana writes beside labels and annotations, and what it is called among the annotations. */
const TEXTS = ['valueString', 'dashboardURL', 'panelURL', 'silenceURL', 'imageURL', 'ruleUID'] as const;

const isOfGrafana = (alert: unknown): boolean =>
  isObject(alert) && ['valueString', 'values', 'silenceURL', 'dashboardURL'].some((name) => name in alert);

/** What its expressions came to: `A=0.93, B=1`. */
const valuesOf = ({ values }: SentBody): string =>
  Object.entries(scalarsOf(values))
    .map(([name, value]) => `${name}=${value}`)
    .join(', ');

/** What stands beside labels and annotations becomes annotations, below those that the rule's author wrote. */
const read = (alert: unknown, orgId: string): unknown => {
  if (!isObject(alert)) return alert;
  const { annotations } = alert;
  if (annotations !== undefined && annotations !== null && !isObject(annotations)) return alert;
  const said: Record<string, string> = {};
  const say = (name: string, text: string): void => {
    if (text !== '') said[name] = text;
  };
  say('values', valuesOf(alert));
  // Not by path: a body may hold 100,000 alerts, and they are read in one go.
  for (const name of TEXTS) say(name, textOf(alert[name]));
  say('orgId', orgId);
  return { ...alert, annotations: { ...said, ...annotations } };
};

/** Contact point "webhook" of Grafana's unified alerting: Alertmanager's form, with more beside. */
export const grafana: Sender = {
  name: 'Grafana',
  word: 'grafana',
  knownBy: 'alerts with valueString, values or silenceURL',
  recognises: (body) =>
    Array.isArray(body['alerts']) && ('orgId' in body || listAt(body, 'alerts').some(isOfGrafana)),
  read: (body) => {
    const truncated = at(body, 'truncatedAlerts');
    const sent = body['alerts'] as readonly unknown[];
    const orgId = textAt(body, 'orgId');
    return {
      kind: 'alerts',
      alerts: sent.map((alert) => read(alert, textAt(alert, 'orgId') || orgId)),
      ...(typeof truncated === 'number' && { truncated }),
    };
  },
};
