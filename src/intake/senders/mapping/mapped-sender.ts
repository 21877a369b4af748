import type { TextMap } from '../../../alerts/alert.js';
import { namedValues, textOf } from '../fields.js';
import { refused, type Sender, type SentBody, type TranslatedAlert, type Translation } from '../sender.js';
import { translated } from '../translated.js';
import { valueAt, type JsonPath, type Roots } from './json-path.js';
import type { Mapping, Source } from './mapping.js';

/** Alerts that are read of one body, at most; the rest counts as left out by the sender. */
const MAX_ALERTS = 10_000;

const textFrom = (source: Source | undefined, roots: Roots): string => {
  if (source === undefined) return '';
  return 'text' in source ? source.text : textOf(valueAt(source.path, roots));
};

const textsFrom = (
  { from, named }: { readonly from: readonly JsonPath[]; readonly named: Mapping['labels'] },
  roots: Roots,
): TextMap => ({
  ...Object.assign({}, ...from.map((path) => namedValues(valueAt(path, roots)))),
  ...Object.fromEntries(Object.entries(named).map(([name, source]) => [name, textFrom(source, roots)])),
});

const timeFrom = (path: JsonPath | undefined, roots: Roots): string | number | undefined => {
  const value = path === undefined ? undefined : valueAt(path, roots);
  return typeof value === 'number' || typeof value === 'string' ? value : undefined;
};

const isOneOf = (words: readonly string[], value: string): boolean =>
  words.some((word) => word.toLowerCase() === value.toLowerCase());

/** Every word but those for `resolved` is firing, unless the mapping names those too. */
const statusOf = ({ status }: Mapping, roots: Roots): TranslatedAlert['status'] | null => {
  const said = textOf(valueAt(status.path, roots));
  if (isOneOf(status.resolved, said)) return 'resolved';
  const isFiring = status.firing === undefined ? said !== '' : isOneOf(status.firing, said);
  return isFiring ? 'firing' : null;
};

const readOne = (mapping: Mapping, roots: Roots): TranslatedAlert | string => {
  const status = statusOf(mapping, roots);
  if (status === null) return 'status has a value that the mapping does not name';
  const name = textFrom(mapping.alertname, roots);
  if (name === '') return 'alertname is not there';
  const severity = textFrom(mapping.severity, roots);
  const { identity } = mapping;
  return translated({
    sender: mapping.name,
    status,
    name,
    ...(identity && { identity: identity.map((source) => textFrom(source, roots)) }),
    severity: mapping.severities?.[severity] ?? severity,
    labels: textsFrom({ from: mapping.labelsFrom, named: mapping.labels }, roots),
    annotations: textsFrom({ from: mapping.annotationsFrom, named: mapping.annotations }, roots),
    startsAt: timeFrom(mapping.startsAt, roots),
    endsAt: status === 'resolved' ? timeFrom(mapping.endsAt, roots) : undefined,
    link: textFrom(mapping.generatorURL, roots),
  });
};

const read = (mapping: Mapping, body: SentBody): Translation => {
  const list = mapping.alerts === undefined ? [body] : valueAt(mapping.alerts, { body, alert: body });
  if (!Array.isArray(list))
    return refused(`${mapping.name}: there is no list where the mapping says alerts are`);
  const results = list.slice(0, MAX_ALERTS).map((alert: unknown) => readOne(mapping, { body, alert }));
  const good = results.filter((result) => typeof result !== 'string');
  const bad = results.find((result) => typeof result === 'string');
  if (good.length === 0 && bad !== undefined) return refused(`${mapping.name}: ${bad}`);
  return { kind: 'alerts', alerts: good, truncated: list.length - good.length };
};

/** A sender that a mapping describes. */
export const mappedSender = (mapping: Mapping): Sender => ({
  name: mapping.name,
  word: 'mapping',
  knownBy: `the conditions of its mapping`,
  recognises: (body) =>
    mapping.when.every(({ path, is }) => {
      const value = valueAt(path, { body, alert: body });
      return is === undefined ? value !== undefined && value !== null : isOneOf(is, textOf(value));
    }),
  read: (body) => read(mapping, body),
});
