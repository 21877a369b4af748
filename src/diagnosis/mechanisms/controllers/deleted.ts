import { evidenceOf } from '../../kit/look.js';
import { claim, DOWN, rule } from '../../kit/rule.js';

/** A workload that something names and that does not exist: it was deleted or renamed. */
export const deleted = rule({
  mechanism: 'controller/deleted',
  on: ['Deployment', 'StatefulSet', 'DaemonSet', 'CronJob'],
  carries: DOWN,
  find: (entity, graph) => {
    const { kind, namespace, name } = entity.ref;
    if (entity.object.status !== 'absent') return [];
    return [
      {
        since: null,
        known: 'stated',
        claims: [
          claim(
            evidenceOf(entity, graph),
            `there is no ${kind} ${name} in namespace ${namespace ?? ''}`,
            `네임스페이스 ${namespace ?? ''}에 ${kind} ${name} 없음`,
          ),
        ],
        values: { lost: `${kind} ${name}`, plural: kind.toLowerCase() },
      },
    ];
  },
});
