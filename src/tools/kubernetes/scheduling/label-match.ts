import type { LabelSelector } from '../../../sources/kubernetes/objects.js';
import type { Requirement } from './scheduled-pod.js';

type Labels = Readonly<Record<string, string>>;

const holds = (labels: Labels, { key, operator, values = [] }: Requirement): boolean => {
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
    case 'Gt':
      return Number(value) > Number(values[0]);
    case 'Lt':
      return Number(value) < Number(values[0]);
    default:
      return false;
  }
};

/** Whether all requirements hold for these labels (or fields, as labels). */
export const allHold = (labels: Labels, requirements: readonly Requirement[]): boolean =>
  requirements.every((requirement) => holds(labels, requirement));

/** Whether a selector picks these labels; one that is missing picks nothing, an empty one everything. */
export const selects = (selector: LabelSelector | undefined, labels: Labels): boolean => {
  if (selector === undefined) return false;
  const equal = Object.entries(selector.matchLabels ?? {}).every(([key, value]) => labels[key] === value);
  return equal && allHold(labels, selector.matchExpressions ?? []);
};

/** A requirement as a person would write it: `disk in (ssd, nvme)`. */
export const requirementText = ({ key, operator, values = [] }: Requirement): string => {
  switch (operator) {
    case 'Exists':
      return key;
    case 'DoesNotExist':
      return `!${key}`;
    default:
      return `${key} ${operator} (${values.join(', ')})`;
  }
};
