import { bounded, quoted } from '../../../evidence/bounded-text.js';
import { evidenceOf } from '../../kit/look.js';
import { claim, rule, type Values } from '../../kit/rule.js';
import { conditionWith, SCALED, targetName } from './autoscaler.js';

/** What the message names as missing. */
const missingIn = (message: string): Values => {
  const [, resource, container] = /missing request for (\S+)(?: in container (\S+))?/.exec(message) ?? [];
  const api = /\b((?:custom|external)\.metrics\.k8s\.io|metrics\.k8s\.io)\b/.exec(message)?.[1];
  return {
    ...(resource !== undefined && { resource }),
    ...(container !== undefined && { container }),
    ...(api !== undefined && { api }),
  };
};

/** An autoscaler that does not scale because it gets no figures: no request to measure against, or no metrics API. */
export const scalingNoMetrics = rule({
  mechanism: 'scaling/no-metrics',
  on: ['HorizontalPodAutoscaler'],
  carries: SCALED,
  find: (entity, graph) => {
    const condition = conditionWith(entity, 'ScalingActive', 'False');
    if (condition === null || condition.reason === 'ScalingDisabled') return [];
    const { reason = '', message = '', lastTransitionTime = null } = condition;
    const target = targetName(entity);
    return [
      {
        since: lastTransitionTime ?? entity.events[0]?.event.firstTimestamp ?? null,
        known: 'stated',
        claims: [claim(evidenceOf(entity, graph), `ScalingActive=False, ${reason}: ${quoted(message)}`)],
        values: {
          why: reason,
          said: bounded(message.replace(/^the HPA was unable to compute the replica count: /, ''), 260),
          ...(target !== null && { target }),
          ...missingIn(message),
        },
        behind: graph.relationsFrom(entity.key, 'provisioned by').map(({ to }) => to),
      },
    ];
  },
});
