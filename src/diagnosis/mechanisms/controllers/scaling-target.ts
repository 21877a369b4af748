import { bounded, quoted } from '../../../evidence/bounded-text.js';
import { evidenceOf } from '../../kit/look.js';
import { claim, rule } from '../../kit/rule.js';
import { conditionWith, SCALED, targetName } from './autoscaler.js';

/** An autoscaler whose target does not exist, or is of a kind that cannot be scaled. */
export const scalingTarget = rule({
  mechanism: 'scaling/target-missing',
  on: ['HorizontalPodAutoscaler'],
  carries: SCALED,
  find: (entity, graph) => {
    const condition = conditionWith(entity, 'AbleToScale', 'False');
    const target = targetName(entity);
    if (condition === null || condition.reason !== 'FailedGetScale' || target === null) return [];
    const { message = '', lastTransitionTime = null } = condition;
    return [
      {
        since: lastTransitionTime,
        known: 'stated',
        claims: [claim(evidenceOf(entity, graph), `AbleToScale=False, FailedGetScale: ${quoted(message)}`)],
        values: { target, said: bounded(message, 240) },
        behind: graph
          .targets(entity.key, 'selects')
          .filter(({ object }) => object.status === 'absent')
          .map(({ key }) => key),
      },
    ];
  },
});
