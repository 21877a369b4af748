import type { CaseGraph } from '../../../evidence/case-graph.js';
import type { Entity } from '../../../evidence/entity.js';
import { bounded, quoted } from '../../../evidence/bounded-text.js';
import type { Condition } from '../../../evidence/objects.js';
import type { GatewayRoute } from '../../../integrations/kubernetes/graph/gateway/gateway-objects.js';
import { evidenceOf } from '../../kit/look.js';
import { claim } from '../../kit/rule.js';

export const conditionsOf = ({ status }: GatewayRoute): readonly Condition[] =>
  (status?.parents ?? []).flatMap(({ conditions = [] }) => conditions);

export const failed = (conditions: readonly Condition[], type: string, reasons?: RegExp): Condition | null =>
  conditions.find(
    (each) => each.type === type && each.status === 'False' && (reasons?.test(each.reason ?? '') ?? true),
  ) ?? null;

export const told = ({ type, reason = '', message = '' }: Condition): string =>
  `${type}=False, ${reason}: ${quoted(bounded(message, 200))}`;

/** @param korean what is meant, where that is no name */
export const conditionSighting = (
  entity: Entity,
  graph: CaseGraph,
  condition: Condition,
  name: string,
  korean = name,
) => ({
  key: `${condition.type} ${name}`,
  since: condition.lastTransitionTime ?? null,
  known: 'stated' as const,
  claims: [claim(evidenceOf(entity, graph), told(condition))],
  values: {
    what: name,
    condition: condition.type,
    reason: condition.reason ?? 'False',
    message: bounded(condition.message ?? condition.reason ?? '', 240),
  },
  inKorean: { what: korean },
});
