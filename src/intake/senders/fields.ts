import type { SentBody } from './sender.js';

/** Fields of one object that are read, at most; more are no alert's labels. */
const MAX_FIELDS = 256;

export const isObject = (value: unknown): value is SentBody =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

/** A field of an object that is its own: a body may be called `__proto__` or `constructor`. */
const own = (value: unknown, name: string | number): unknown =>
  typeof value === 'object' && value !== null && Object.hasOwn(value, name)
    ? (value as Record<string | number, unknown>)[name]
    : undefined;

/** What stands at a path; `undefined` when there is nothing. */
export const at = (value: unknown, ...path: readonly (string | number)[]): unknown =>
  path.reduce<unknown>(own, value);

/** The object at a path; an empty one when there is none. */
export const objectAt = (value: unknown, ...path: readonly (string | number)[]): SentBody => {
  const found = at(value, ...path);
  return isObject(found) ? found : {};
};

/** The list at a path; an empty one when there is none. */
export const listAt = (value: unknown, ...path: readonly (string | number)[]): readonly unknown[] => {
  const found = at(value, ...path);
  return Array.isArray(found) ? found.slice(0, MAX_FIELDS) : [];
};

/** A text, number or truth value as text; `''` for anything else. */
export const textOf = (value: unknown): string => {
  if (typeof value === 'string') return value.trim();
  return typeof value === 'number' || typeof value === 'boolean' ? String(value) : '';
};

export const textAt = (value: unknown, ...path: readonly (string | number)[]): string =>
  textOf(at(value, ...path));

/** A time as sent, for whoever reads times; the beginning of Unix time is none. */
export const timeAt = (
  value: unknown,
  ...path: readonly (string | number)[]
): string | number | undefined => {
  const found = at(value, ...path);
  if (typeof found === 'number') return found > 0 ? found : undefined;
  return typeof found === 'string' && found.trim() !== '' ? found : undefined;
};

/** The fields of an object that hold a text, a number or a truth value. */
export const scalarsOf = (value: unknown): Readonly<Record<string, string>> =>
  isObject(value)
    ? Object.fromEntries(
        Object.entries(value)
          .slice(0, MAX_FIELDS)
          .map(([name, each]) => [name, textOf(each)] as const)
          .filter(([, text]) => text !== ''),
      )
    : {};

const NAMES = ['name', 'Name', 'key', 'Key', 'tag', 'label'];
const VALUES = ['value', 'Value'];

const pairOf = (entry: unknown): readonly [string, string] | null => {
  if (typeof entry === 'string') {
    const cut = entry.search(/[:=]/);
    return cut < 1 ? null : [entry.slice(0, cut).trim(), entry.slice(cut + 1).trim()];
  }
  const [name, value] = [NAMES, VALUES].map(
    (fields) => fields.map((field) => textAt(entry, field)).find((text) => text !== '') ?? '',
  );
  return name && value ? [name, value] : null;
};

/**
 * Names with values in any of the forms that senders write: an object, a list of `{name, value}` or of `key:value`, or such
 * texts with commas between them. Of a name that stands twice the first value counts.
 */
export const namedValues = (value: unknown): Readonly<Record<string, string>> => {
  if (isObject(value)) return scalarsOf(value);
  const list = typeof value === 'string' ? value.split(',') : Array.isArray(value) ? value : [];
  const pairs = list.slice(0, MAX_FIELDS).map(pairOf);
  return Object.fromEntries(pairs.filter((pair) => pair !== null).reverse());
};
