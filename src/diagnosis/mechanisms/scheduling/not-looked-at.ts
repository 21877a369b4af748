import { conditionOf, eventsOf, evidenceOf, podOf } from '../../kit/look.js';
import { claim, rule } from '../../kit/rule.js';
import { UNPLACED, waitsForNode } from './unplaced.js';

/** A scheduler that works looks at a pod within seconds; after a leader election within a minute. */
const LONG_MS = 3 * 60_000;

/** A pod that no scheduler has said anything about for minutes: the one that it asks for does not run. */
export const notLookedAt = rule({
  mechanism: 'scheduling/not-looked-at',
  on: ['Pod'],
  carries: [...UNPLACED, 'control-plane'],
  find: (entity, graph) => {
    const pod = podOf(entity);
    const { creationTimestamp = null } = pod?.metadata ?? {};
    if (pod === null || !waitsForNode(pod) || creationTimestamp === null) return [];
    const minutes = Math.floor((graph.parts.nowMs - Date.parse(creationTimestamp)) / 60_000);
    const said =
      conditionOf(pod.status?.conditions, 'PodScheduled') !== null ||
      eventsOf(entity, 'FailedScheduling').length > 0 ||
      Reflect.get(pod.spec, 'schedulingGates') !== undefined;
    if (said || !(minutes * 60_000 >= LONG_MS)) return [];
    const told: unknown = Reflect.get(pod.spec, 'schedulerName');
    const scheduler = typeof told === 'string' && told !== '' ? told : 'default-scheduler';
    const evidence = evidenceOf(entity, graph);
    return [
      {
        since: creationTimestamp,
        known: 'shown',
        claims: [
          claim(
            evidence,
            `Pending without a word of a scheduler for ${minutes} minutes`,
            `스케줄러 응답 없이 ${minutes}분째 Pending`,
          ),
          claim(evidence, `schedulerName ${scheduler}`),
        ],
        values: { pending: pod.metadata.name, scheduler, minutes: String(minutes) },
      },
    ];
  },
});
