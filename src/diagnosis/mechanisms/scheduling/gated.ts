import { conditionOf, evidenceOf, podOf } from '../../kit/look.js';
import { claim, rule } from '../../kit/rule.js';
import { UNPLACED, waitsForNode } from './unplaced.js';

interface Gate {
  readonly name?: string;
}

/** A pod that the scheduler must not look at before somebody takes its scheduling gates away. */
export const gated = rule({
  mechanism: 'scheduling/gated',
  on: ['Pod'],
  carries: UNPLACED,
  find: (entity, graph) => {
    const pod = podOf(entity);
    if (pod === null || !waitsForNode(pod)) return [];
    const gates = ((Reflect.get(pod.spec, 'schedulingGates') ?? []) as readonly Gate[]).flatMap(
      ({ name }) => name ?? [],
    );
    if (gates.length === 0) return [];
    const condition = conditionOf(pod.status?.conditions, 'PodScheduled');
    return [
      {
        since: condition?.lastTransitionTime ?? pod.metadata.creationTimestamp ?? null,
        known: 'stated',
        claims: [
          claim(
            evidenceOf(entity, graph),
            `scheduling gates ${gates.join(', ')}`,
            `스케줄링 게이트 ${gates.join(', ')}`,
          ),
        ],
        values: { pending: pod.metadata.name, gates: gates.join(', ') },
      },
    ];
  },
});
