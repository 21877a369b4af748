import type { CaseGraph } from '../../../evidence/case-graph.js';
import type { Entity } from '../../../evidence/entity.js';
import { evidenceOf, rawOf } from '../../kit/look.js';
import { claim, rule } from '../../kit/rule.js';
import { type Budget, boundOf } from './budget.js';

/** Whether the budget itself or a node is asked about: a budget that is full does no harm to whom it guards. */
const isAsked = ({ key }: Entity, graph: CaseGraph): boolean =>
  graph.parts.subjects.some((subject) => subject === key || graph.entity(subject)?.ref.kind === 'Node');

/** A disruption budget that can never spare a pod: it demands as many as there are, and a node cannot be drained. */
export const budgetNever = rule({
  mechanism: 'disruption/never-spares',
  on: ['PodDisruptionBudget'],
  carries: ['node'],
  find: (entity, graph) => {
    const budget = rawOf<Budget>(entity);
    const {
      disruptionsAllowed,
      currentHealthy = 0,
      desiredHealthy = 0,
      expectedPods = 0,
    } = budget?.status ?? {};
    const isFull = expectedPods > 0 && desiredHealthy >= expectedPods && currentHealthy >= desiredHealthy;
    if (budget === null || disruptionsAllowed !== 0 || !isFull || !isAsked(entity, graph)) return [];
    return [
      {
        since: null,
        known: 'stated',
        claims: [
          claim(
            evidenceOf(entity, graph),
            `disruptionsAllowed 0 with ${currentHealthy} of ${expectedPods} pods healthy, ${boundOf(budget)}`,
            `disruptionsAllowed 0, 파드 ${expectedPods}개 중 ${currentHealthy}개 정상, ${boundOf(budget)}`,
          ),
        ],
        values: { bound: boundOf(budget), pods: String(expectedPods) },
      },
    ];
  },
});
