import { evidenceOf } from '../../kit/look.js';
import { claim, rule } from '../../kit/rule.js';
import { autoscalerOf, conditionWith, figures, SCALED, targetName } from './autoscaler.js';

/** An autoscaler that wants more replicas than its maximum lets it have. */
export const scalingAtMaximum = rule({
  mechanism: 'scaling/at-maximum',
  on: ['HorizontalPodAutoscaler'],
  carries: SCALED,
  find: (entity, graph) => {
    const most = autoscalerOf(entity)?.spec?.maxReplicas;
    const condition = conditionWith(entity, 'ScalingLimited', 'True');
    if (most === undefined || condition?.reason !== 'TooManyReplicas') return [];
    const now = figures(entity);
    const target = targetName(entity);
    const evidence = evidenceOf(entity, graph);
    return [
      {
        since: condition.lastTransitionTime ?? null,
        known: 'stated',
        claims: [
          claim(evidence, `ScalingLimited=True, TooManyReplicas: ${condition.message ?? ''}`),
          claim(evidence, `maxReplicas ${most}`),
          ...now.map((each) => claim(evidence, each)),
        ],
        values: {
          most: String(most),
          ...(now.length > 0 && { figures: now.join(', ') }),
          ...(target !== null && { target }),
        },
      },
    ];
  },
});
