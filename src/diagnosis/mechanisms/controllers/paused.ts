import { conditionOf, evidenceOf, workloadOf } from '../../kit/look.js';
import { claim, rule } from '../../kit/rule.js';
import { lastWrite } from './last-write.js';

/** A rollout that somebody paused half way: some pods are still of the revision before. */
export const paused = rule({
  mechanism: 'controller/paused',
  on: ['Deployment'],
  carries: ['not-ready', 'unknown'],
  find: (entity, graph) => {
    const workload = workloadOf(entity);
    if (workload?.spec.paused !== true) return [];
    const { status = {}, spec } = workload;
    const updated = typeof status['updatedReplicas'] === 'number' ? status['updatedReplicas'] : 0;
    const wanted = spec.replicas ?? 1;
    if (updated >= wanted) return [];
    const condition = conditionOf(status.conditions, 'Progressing');
    const isSaid = condition?.reason === 'DeploymentPaused';
    return [
      {
        since: isSaid ? (condition.lastTransitionTime ?? null) : (lastWrite(entity)?.at ?? null),
        known: 'shown',
        claims: [
          claim(
            evidenceOf(entity, graph),
            `spec.paused is true, ${updated} of ${wanted} replicas are of the new revision`,
            `spec.paused 값이 true, 새 revision replicas ${wanted}개 중 ${updated}개`,
          ),
        ],
        values: { updated: String(updated), wanted: String(wanted) },
      },
    ];
  },
});
