import type { KubeObject } from '../../../evidence/objects.js';

/** A selector that cannot be read; the API answers it with 400. */
export class InvalidSelector extends Error {
  override readonly name = 'InvalidSelector';
}

type Matches = (object: KubeObject) => boolean;

/** Splits at commas outside parentheses. */
const requirements = (selector: string): readonly string[] =>
  selector
    .split(/,(?![^(]*\))/)
    .map((part) => part.trim())
    .filter((part) => part !== '');

const SET = /^([^\s!=(),]+)\s+(in|notin)\s*\(([^()]*)\)$/;
const EQUALITY = /^([^\s!=(),]+)\s*(==|=|!=)\s*([^\s!=(),]*)$/;
const EXISTENCE = /^(!?)\s*([^\s!=(),]+)$/;

const labelRequirement = (text: string): Matches => {
  const label = ({ metadata }: KubeObject, key: string): string | undefined => metadata.labels?.[key];
  const set = SET.exec(text);
  if (set) {
    const [, key = '', operator, list = ''] = set;
    const values = new Set(list.split(',').map((value) => value.trim()));
    return (object) => {
      const value = label(object, key);
      const within = value !== undefined && values.has(value);
      return operator === 'in' ? within : !within;
    };
  }
  const equality = EQUALITY.exec(text);
  if (equality) {
    const [, key = '', operator, value = ''] = equality;
    return (object) => (label(object, key) === value) === (operator !== '!=');
  }
  const existence = EXISTENCE.exec(text);
  if (existence) {
    const [, not = '', key = ''] = existence;
    return (object) => (label(object, key) !== undefined) === (not === '');
  }
  throw new InvalidSelector(`unable to parse requirement: ${text}`);
};

/**
 * The label selectors of the API: `a=b`, `a==b`, `a!=b`, `a in (b,c)`, `a notin (b)`, `a`, `!a`.
 * @throws {InvalidSelector}
 */
export const labelSelector = (selector: string): Matches => {
  const all = requirements(selector).map(labelRequirement);
  return (object) => all.every((matches) => matches(object));
};

const FIELD = /^((?:[^\\=!,]|\\.)+?)(==|=|!=)((?:[^\\,=]|\\.)*)$/;

const fieldOf = (object: KubeObject, path: string): string => {
  let value: unknown = object;
  for (const key of path.split('.')) {
    if (typeof value !== 'object' || value === null) return '';
    value = (value as Readonly<Record<string, unknown>>)[key];
  }
  return ['string', 'number', 'boolean'].includes(typeof value) ? String(value) : '';
};

/**
 * Field selectors: `path=value`, `path!=value`, on any field; a missing field is the empty text.
 * @throws {InvalidSelector}
 */
export const fieldSelector = (selector: string): Matches => {
  const terms = (selector.match(/(?:[^\\,]|\\.)+/g) ?? []).map((term) => {
    const parsed = FIELD.exec(term);
    if (!parsed) throw new InvalidSelector(`invalid field selector: ${term}`);
    const [, path = '', operator, value = ''] = parsed;
    return { path: path.trim(), equal: operator !== '!=', value: value.replaceAll(/\\(.)/g, '$1') };
  });
  return (object) => terms.every(({ path, equal, value }) => (fieldOf(object, path) === value) === equal);
};
