import { bounded } from '../../../evidence/bounded-text.js';
import { evidenceOf, eventsOf, podOf } from '../../kit/look.js';
import { claim, rule } from '../../kit/rule.js';
import { NODE, podsOn } from './node-state.js';

const VICTIM = /victim process:? ?([^,\s]{1,80})/i;

/** The kernel of a node that ran out of memory as a whole. */
export const systemOom = rule({
  mechanism: 'node/system-oom',
  on: ['Node'],
  carries: NODE,
  find: (entity, graph) => {
    const [found] = eventsOf(entity, 'SystemOOM', 'OOMKilling');
    if (found === undefined) return [];
    const { event, evidence } = found;
    const process = VICTIM.exec(event.message)?.[1];
    const victims = podsOn(entity, graph).filter((pod) =>
      podOf(pod)?.status?.containerStatuses?.some(
        ({ state, lastState }) =>
          state?.terminated?.reason === 'OOMKilled' || lastState?.terminated?.reason === 'OOMKilled',
      ),
    );
    const message = bounded(event.message, 220);
    return [
      {
        since: event.firstTimestamp ?? event.lastTimestamp,
        lastSeen: event.lastTimestamp,
        known: 'stated',
        claims: [
          claim(evidence, `${event.reason}: ${message}`),
          ...victims
            .slice(0, 2)
            .map((pod) =>
              claim(
                evidenceOf(pod, graph),
                `pod ${pod.ref.name} had a container OOM killed`,
                `파드 ${pod.ref.name}의 컨테이너가 OOMKilled됨`,
              ),
            ),
        ],
        values: {
          message,
          ...(process !== undefined && { process }),
          ...(victims[0] !== undefined && { victim: victims[0].ref.name }),
        },
      },
    ];
  },
});
