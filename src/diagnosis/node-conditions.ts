import type { Condition, Node } from '../evidence/objects.js';

/** Conditions that are bad when `True`. */
export const PRESSURES = ['MemoryPressure', 'DiskPressure', 'PIDPressure', 'NetworkUnavailable'] as const;

export const conditionOf = (node: Node, type: string): Condition | null =>
  node.status?.conditions?.find((each) => each.type === type) ?? null;

/** What troubles a node besides readiness. */
export const pressuresOn = (node: Node): readonly Condition[] =>
  PRESSURES.flatMap((type) => {
    const condition = conditionOf(node, type);
    return condition?.status === 'True' ? [condition] : [];
  });

/** `DiskPressure=True (KubeletHasDiskPressure: kubelet has disk pressure)`, as a bullet in any language. */
export const conditionText = ({ type, status, reason, message, lastTransitionTime }: Condition): string => {
  const why = [reason, message].filter(Boolean).join(': ');
  return `${type}: ${status}${why && ` (${why})`}${lastTransitionTime ? `, since ${lastTransitionTime}` : ''}`;
};
