import { bounded } from '../../../evidence/bounded-text.js';
import type { AlertClass } from '../../../alerts/class/alert-class.js';
import type { CaseGraph } from '../../../evidence/case-graph.js';
import type { Entity } from '../../../evidence/entity.js';
import type { Condition } from '../../../evidence/objects.js';
import { conditionOf, evidenceOf, nodeOf, podOf } from '../../kit/look.js';
import { claim, DOWN, type Sighting, type Values } from '../../kit/rule.js';

/** What a node that is not well can explain. */
export const NODE: readonly AlertClass[] = [...DOWN, 'node', 'scheduling', 'saturation', 'storage'];

/** Conditions that have mechanisms of their own. */
const OWN = ['Ready', 'DiskPressure', 'MemoryPressure', 'PIDPressure', 'NetworkUnavailable'];

export const nodeCondition = (entity: Entity, type: string): Condition | null =>
  conditionOf(nodeOf(entity)?.status?.conditions, type);

/** Conditions of add-ons (node problem detector, a provider's agent) that are not as they should be. */
export const furtherTroubles = (entity: Entity): readonly Condition[] =>
  (nodeOf(entity)?.status?.conditions ?? []).filter(
    ({ type, status }) =>
      !OWN.includes(type) && (type.endsWith('Ready') ? status === 'False' : status === 'True'),
  );

/** How a condition reads: `KubeletNotReady: container runtime is down`. */
export const wordsOf = ({ reason, message }: Condition): string =>
  bounded([reason, message].filter((part) => part !== undefined && part !== '').join(': '), 220);

/** What a condition of a node says, since when. */
export const conditionSighting = (
  entity: Entity,
  graph: CaseGraph,
  condition: Condition,
  values: Values = {},
): Sighting => ({
  key: condition.type,
  since: condition.lastTransitionTime ?? null,
  known: 'stated',
  claims: [
    claim(
      evidenceOf(entity, graph),
      `${condition.type}=${condition.status}${condition.lastTransitionTime === undefined ? '' : ` since ${condition.lastTransitionTime}`}`,
      `${condition.type}=${condition.status}${condition.lastTransitionTime === undefined ? '' : ` (${condition.lastTransitionTime}부터)`}`,
    ),
    ...(wordsOf(condition) === '' ? [] : [claim(evidenceOf(entity, graph), wordsOf(condition))]),
  ],
  values: { condition: condition.type, message: wordsOf(condition), ...values },
});

/** Pods of a node, as far as they were read. */
export const podsOn = ({ ref }: Entity, graph: CaseGraph): readonly Entity[] =>
  graph.ofKind('Pod').filter((pod) => podOf(pod)?.spec.nodeName === ref.name);
