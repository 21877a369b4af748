import { meets } from '../../label-selector.js';
import type { Requirement } from './scheduled-pod.js';

type Labels = Readonly<Record<string, string>>;

/** A requirement of a node selector: those of labels, and two that compare numbers. */
const holds = (labels: Labels, requirement: Requirement): boolean => {
  const { key, operator, values = [] } = requirement;
  switch (operator) {
    case 'Gt':
      return Number(labels[key]) > Number(values[0]);
    case 'Lt':
      return Number(labels[key]) < Number(values[0]);
    default:
      return meets(requirement, labels);
  }
};

/** Whether all requirements hold for these labels (or fields, as labels). */
export const allHold = (labels: Labels, requirements: readonly Requirement[]): boolean =>
  requirements.every((requirement) => holds(labels, requirement));

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
