import type { Condition } from '../../../evidence/objects.js';

/** A condition in the wire's names (docs/tool-results.md "Condition"). */
export const conditionShape = (condition: Condition) => ({
  type: condition.type,
  status: condition.status,
  reason: condition.reason ?? null,
  message: condition.message ?? null,
  last_transition_time: condition.lastTransitionTime ?? null,
});
