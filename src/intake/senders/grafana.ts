import { at, isObject, listAt, scalarsOf, textAt } from './fields.js';
import type { Sender } from './sender.js';

/** What Grafana writes beside labels and annotations, and what it is called among the annotations. */
const TEXTS = ['valueString', 'dashboardURL', 'panelURL', 'silenceURL', 'imageURL', 'ruleUID'] as const;

const isOfGrafana = (alert: unknown): boolean =>
  isObject(alert) && ['valueString', 'values', 'silenceURL', 'dashboardURL'].some((name) => name in alert);

/** What its expressions came to: `A=0.93, B=1`. */
const valuesOf = (alert: unknown): string =>
  Object.entries(scalarsOf(at(alert, 'values')))
    .map(([name, value]) => `${name}=${value}`)
    .join(', ');

/** What stands beside labels and annotations becomes annotations, below those that the rule's author wrote. */
const read = (alert: unknown, orgId: string): unknown => {
  if (!isObject(alert)) return alert;
  const { annotations } = alert;
  if (annotations !== undefined && annotations !== null && !isObject(annotations)) return alert;
  const beside = { ...Object.fromEntries(TEXTS.map((name) => [name, textAt(alert, name)])), orgId };
  const said = Object.entries({ values: valuesOf(alert), ...beside }).filter(([, text]) => text !== '');
  return { ...alert, annotations: { ...Object.fromEntries(said), ...annotations } };
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
    return {
      kind: 'alerts',
      alerts: sent.map((alert) => read(alert, textAt(alert, 'orgId') || textAt(body, 'orgId'))),
      ...(typeof truncated === 'number' && { truncated }),
    };
  },
};
