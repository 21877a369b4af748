import { evidenceOf } from '../../kit/look.js';
import { claim, rule } from '../../kit/rule.js';
import { conditionWith, targetName } from './autoscaler.js';

/** An autoscaler that stands still because its target was scaled to zero by hand. */
export const scalingDisabled = rule({
  mechanism: 'scaling/disabled',
  on: ['HorizontalPodAutoscaler'],
  carries: ['scaling', 'unknown'],
  find: (entity, graph) => {
    const condition = conditionWith(entity, 'ScalingActive', 'False');
    const target = targetName(entity);
    if (condition?.reason !== 'ScalingDisabled' || target === null) return [];
    return [
      {
        since: condition.lastTransitionTime ?? null,
        known: 'stated',
        claims: [
          claim(
            evidenceOf(entity, graph),
            `ScalingActive=False, ScalingDisabled: ${condition.message ?? ''}`,
          ),
        ],
        values: { target },
      },
    ];
  },
});
