import { compactText, inlineText } from './compact-text.js';
import { conditionsText } from './conditions.js';
import { eventLine, isEvent } from './event-line.js';
import { shownLog } from './log-lines.js';
import { isPlainObject, isTextList, type PlainObject } from './plain-json.js';
import { samplesOf } from './samples.js';
import { tableOf } from './table.js';
import { TextLines } from './text-lines.js';

const MASKED = '[MASKED]';

/**
 * A form of its own for what comes often and is long as it is: conditions, environment, events, log lines, samples,
 * references. What is no such thing stays as it is.
 */
export const folded = (value: unknown): unknown => fold('', value, null);

/** @param createdAt when the object that holds the value was created, RFC 3339 */
const fold = (key: string, value: unknown, createdAt: string | null): unknown => {
  if (Array.isArray(value)) return ownForm(key, value, createdAt) ?? foldedList(value, createdAt);
  if (!isPlainObject(value)) return value;
  if (isReference(value)) return `${String(value['kind'])} ${String(value['name'])}`;
  const { metadata } = value;
  const created = isPlainObject(metadata) ? metadata['creationTimestamp'] : undefined;
  const since = typeof created === 'string' ? created : createdAt;
  return Object.fromEntries(
    Object.entries(sameSaidOnce(namesFirst(value))).map(([name, member]) => [
      name,
      fold(name, member, since),
    ]),
  );
};

const foldedList = (list: readonly unknown[], createdAt: string | null): unknown => {
  const entries = list.map((entry: unknown) => fold('', entry, createdAt));
  return tableOf(entries) ?? entries;
};

const ownForm = (key: string, list: readonly unknown[], createdAt: string | null): unknown => {
  if (key === 'conditions') return conditionsText(list, createdAt);
  if (key === 'env') return environment(list);
  if (key === 'values') return samplesOf(list);
  if ((key === 'lines' || key === 'logs') && isTextList(list))
    return new TextLines(shownLog(list, Number.MAX_SAFE_INTEGER).lines.flatMap((line) => line.split('\n')));
  return list.length > 0 && list.every(isEvent) ? new TextLines(list.map((event) => eventLine(event))) : null;
};

/** `{kind, name}` and nothing else, as owners and workloads are named. */
const isReference = (value: PlainObject): boolean =>
  Object.keys(value).length === 2 && typeof value['kind'] === 'string' && typeof value['name'] === 'string';

/** A reader looks for the name first; the API sorts by letter. */
const namesFirst = (value: PlainObject): PlainObject => {
  const { kind, name, type, ...rest } = value;
  const first = Object.entries({ kind, name, type }).filter(([, member]) => member !== undefined);
  return { ...Object.fromEntries(first), ...rest };
};

/** What a node has and what of it pods may use are the same on many clusters. */
const sameSaidOnce = (value: PlainObject): PlainObject => {
  const { capacity, allocatable } = value;
  if (!isPlainObject(capacity) || !isPlainObject(allocatable)) return value;
  return compactText(capacity) === compactText(allocatable)
    ? { ...value, allocatable: 'the same as capacity' }
    : value;
};

/** `NAME=value` a line; `NAME from …` for a reference; the names of masked ones together. */
const environment = (list: readonly unknown[]): TextLines | null => {
  const variables = list.map(variableOf);
  if (list.length === 0 || !variables.every((variable) => variable !== null)) return null;
  const masked = variables.filter(({ text }) => text === null).map(({ name }) => name);
  const told = variables.flatMap(({ text }) => text ?? []);
  return new TextLines([...told, ...(masked.length === 0 ? [] : [`${masked.join(', ')}=${MASKED}`])]);
};

/** `text` is `null` for a value that is masked. */
const variableOf = (value: unknown): { readonly name: string; readonly text: string | null } | null => {
  if (!isPlainObject(value) || typeof value['name'] !== 'string') return null;
  const { name, value: literal, valueFrom, value_from: wireFrom, ...other } = value;
  const from = valueFrom ?? wireFrom;
  if (Object.keys(other).length > 0) return null;
  if (literal === MASKED) return { name, text: null };
  if (isPlainObject(from)) return { name, text: `${name} from ${inlineText(from)}` };
  if (typeof literal === 'string')
    return { name, text: `${name}=${literal.includes('\n') ? JSON.stringify(literal) : literal}` };
  return literal === undefined ? { name, text: name } : null;
};
