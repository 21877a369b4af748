import { evidenceOf, workloadOf } from '../../kit/look.js';
import { claim, rule } from '../../kit/rule.js';
import { lastWrite } from './last-write.js';

interface Strategy {
  readonly type?: string;
  readonly rollingUpdate?: { readonly partition?: number };
}

/** An update that its own strategy holds back: a partition, or `OnDelete`. */
export const updateHeld = rule({
  mechanism: 'controller/update-held',
  on: ['StatefulSet', 'DaemonSet'],
  carries: ['not-ready', 'unknown'],
  find: (entity, graph) => {
    const workload = workloadOf(entity);
    if (workload === null) return [];
    const { type = 'RollingUpdate', rollingUpdate = {} } = (workload.spec.updateStrategy ?? {}) as Strategy;
    const { partition = 0 } = rollingUpdate;
    const status = workload.status ?? {};
    const number = (field: string): number => (typeof status[field] === 'number' ? status[field] : 0);
    const [updated, wanted] =
      entity.ref.kind === 'DaemonSet'
        ? [number('updatedNumberScheduled'), number('desiredNumberScheduled')]
        : [number('updatedReplicas'), workload.spec.replicas ?? 1];
    const held =
      type === 'OnDelete' ? 'updateStrategy OnDelete' : partition > 0 ? `partition ${partition}` : null;
    if (held === null || updated >= wanted) return [];
    // With a partition the update is only complete for the ordinals above it: that many are meant to be missing.
    return [
      {
        since: lastWrite(entity)?.at ?? null,
        known: 'shown',
        claims: [
          claim(
            evidenceOf(entity, graph),
            `${held}, ${updated} of ${wanted} pods are updated`,
            `${held}, 파드 ${wanted}개 중 ${updated}개 업데이트됨`,
          ),
        ],
        values: { held, updated: String(updated), wanted: String(wanted) },
      },
    ];
  },
});
