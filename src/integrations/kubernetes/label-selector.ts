import type { LabelSelector } from '../../evidence/objects.js';

type Expression = NonNullable<LabelSelector['matchExpressions']>[number];
type LabelMap = Readonly<Record<string, string>>;

const LABEL_VALUE = /^[A-Za-z0-9]([-A-Za-z0-9_.]{0,61}[A-Za-z0-9])?$/;

const requirement = ({ key, operator, values = [] }: Expression): string | null => {
  switch (operator) {
    case 'In':
      return `${key} in (${values.join(',')})`;
    case 'NotIn':
      return `${key} notin (${values.join(',')})`;
    case 'Exists':
      return key;
    case 'DoesNotExist':
      return `!${key}`;
    default:
      return null;
  }
};

/** A selector as the API's query takes it; `null` for one that is missing, empty or holds an unknown operator. */
export const selectorText = (selector: LabelSelector | undefined): string | null => {
  const equal = Object.entries(selector?.matchLabels ?? {}).map(([key, value]) => `${key}=${value}`);
  const expressions = (selector?.matchExpressions ?? []).map(requirement);
  if (expressions.includes(null)) return null;
  const parts = [...equal, ...expressions];
  return parts.length === 0 ? null : parts.join(',');
};

/** `key=value`; `null` if the value, which an alert chose, is none that a label can have. */
export const equalsLabel = (key: string, value: string): string | null =>
  LABEL_VALUE.test(value) ? `${key}=${value}` : null;

/** Whether a Service's selector picks these labels; an empty one picks nothing. */
export const picks = (selector: LabelMap | undefined, labels: LabelMap | undefined): boolean => {
  const wanted = Object.entries(selector ?? {});
  return wanted.length > 0 && wanted.every(([key, value]) => labels?.[key] === value);
};

/** Whether one expression of a selector holds for these labels; operators of node selectors are not known here. */
export const meets = ({ key, operator, values = [] }: Expression, labels: LabelMap): boolean => {
  const value = labels[key];
  switch (operator) {
    case 'In':
      return value !== undefined && values.includes(value);
    case 'NotIn':
      return value === undefined || !values.includes(value);
    case 'Exists':
      return value !== undefined;
    case 'DoesNotExist':
      return value === undefined;
    default:
      return false;
  }
};

/** Whether a selector of the API selects these labels; an empty one selects everything. */
export const selects = (
  { matchLabels = {}, matchExpressions = [] }: LabelSelector,
  labels: LabelMap = {},
): boolean =>
  Object.entries(matchLabels).every(([key, value]) => labels[key] === value) &&
  matchExpressions.every((expression) => meets(expression, labels));
