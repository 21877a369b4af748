import { evidenceOf, nodeOf } from '../../kit/look.js';
import { claim, rule } from '../../kit/rule.js';

/** A node that takes no new pods because somebody said so. */
export const cordoned = rule({
  mechanism: 'node/cordoned',
  on: ['Node'],
  carries: ['node', 'unknown'],
  find: (entity, graph) => {
    const node = nodeOf(entity);
    if (node?.spec?.unschedulable !== true) return [];
    const since = node.spec.taints?.find(({ key }) => key === 'node.kubernetes.io/unschedulable')?.timeAdded;
    return [
      {
        since: since ?? null,
        known: 'stated',
        claims: [claim(evidenceOf(entity, graph), 'spec.unschedulable is true')],
        values: { ...(since !== undefined && { since }) },
      },
    ];
  },
});
