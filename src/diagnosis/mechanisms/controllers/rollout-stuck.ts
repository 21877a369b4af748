import { bounded, quoted } from '../../../evidence/bounded-text.js';
import { conditionOf, evidenceOf, workloadOf } from '../../kit/look.js';
import type { CaseGraph } from '../../../evidence/case-graph.js';
import type { Entity } from '../../../evidence/entity.js';
import { claim, DOWN, rule, type Values } from '../../kit/rule.js';
import { goodRevision, revisionsOf, rolledOut, type Revision } from './rollout.js';

/** What is known of the revision that is rolled out, and of one to go back to. */
const rolloutValues = (entity: Entity, graph: CaseGraph, newest: Revision | undefined): Values => {
  const good = goodRevision(revisionsOf(entity, graph));
  const change = rolledOut(entity);
  return {
    ...(newest !== undefined && newest.number > 0 && { revision: String(newest.number) }),
    ...(change !== null && { change: bounded(change) }),
    ...(good !== null && { previousRevision: String(good.number) }),
  };
};

/**
 * A rollout that made no progress for as long as its deadline. Why is told by its pods; where they do not, what the
 * revision changed is the suspect, which is no more than likely.
 */
export const rolloutStuck = rule({
  mechanism: 'controller/rollout-stuck',
  isSymptom: true,
  on: ['Deployment'],
  carries: DOWN,
  find: (entity, graph) => {
    const workload = workloadOf(entity);
    const condition = conditionOf(workload?.status?.conditions, 'Progressing');
    if (condition?.status !== 'False' || condition.reason !== 'ProgressDeadlineExceeded') return [];
    const [newest] = revisionsOf(entity, graph);
    const change = rolledOut(entity);
    const evidence = evidenceOf(entity, graph);
    const seconds = workload?.spec.progressDeadlineSeconds;
    return [
      {
        since: newest?.set.metadata.creationTimestamp ?? condition.lastTransitionTime ?? null,
        known: 'suggested',
        claims: [
          claim(evidence, `Progressing=False, ProgressDeadlineExceeded: ${quoted(condition.message ?? '')}`),
          ...(change === null ? [] : [claim(evidence, `changed: ${change}`, `변경: ${change}`)]),
        ],
        values: {
          ...(seconds !== undefined && { seconds: String(seconds) }),
          ...rolloutValues(entity, graph, newest),
        },
      },
    ];
  },
});
