import type { CaseGraph } from '../../../evidence/case-graph.js';
import type { Entity } from '../../../evidence/entity.js';
import { conditionOf, evidenceOf, podOf, rawOf } from '../../kit/look.js';
import { claim, rule } from '../../kit/rule.js';
import { type Budget, boundOf } from './budget.js';

/** Names of the guarded pods that are not ready. */
const unreadyPods = (entity: Entity, graph: CaseGraph): readonly string[] =>
  graph
    .targets(entity.key, 'selects')
    .filter((pod) => conditionOf(podOf(pod)?.status?.conditions, 'Ready')?.status === 'False')
    .map(({ ref }) => ref.name);

/**
 * A disruption budget with fewer healthy pods than it demands. It is a cause only where the budget itself is asked about:
 * to whoever it guards it is the consequence.
 */
export const budgetShort = rule({
  mechanism: 'disruption/too-few-healthy',
  on: ['PodDisruptionBudget'],
  carries: ['not-ready', 'node', 'unknown'],
  find: (entity, graph) => {
    const budget = rawOf<Budget>(entity);
    const { currentHealthy, desiredHealthy } = budget?.status ?? {};
    if (budget === null || currentHealthy === undefined || desiredHealthy === undefined) return [];
    if (currentHealthy >= desiredHealthy || !graph.parts.subjects.includes(entity.key)) return [];
    const pods = unreadyPods(entity, graph);
    return [
      {
        since: null,
        known: 'suggested', // why the pods are not healthy is the cause
        claims: [
          claim(
            evidenceOf(entity, graph),
            `${currentHealthy} of ${desiredHealthy} pods that it demands are healthy`,
            `요구 파드 ${desiredHealthy}개 중 ${currentHealthy}개 정상`,
          ),
        ],
        values: {
          healthy: String(currentHealthy),
          demanded: String(desiredHealthy),
          bound: boundOf(budget),
          ...(pods.length > 0 && { unready: pods.join(', ') }),
        },
        behind: graph.targets(entity.key, 'selects').map(({ key }) => key),
      },
    ];
  },
});
