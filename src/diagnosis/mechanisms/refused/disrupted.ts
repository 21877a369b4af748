import { conditionOf, evidenceOf, eventsOf, podOf } from '../../kit/look.js';
import { claim, DOWN, rule, type Sighting } from '../../kit/rule.js';
import { bounded, quoted } from '../../../evidence/bounded-text.js';

/** Reasons of a `DisruptionTarget`. Preemption and eviction by the kubelet are mechanisms of their own. */
const REASONS: ReadonlySet<string> = new Set([
  'EvictionByEvictionAPI',
  'DeletionByTaintManager',
  'DeletionByPodGC',
]);

const byCondition: Parameters<typeof rule>[0]['find'] = (entity, graph): readonly Sighting[] => {
  const pod = podOf(entity);
  const condition = conditionOf(pod?.status?.conditions, 'DisruptionTarget');
  if (pod === null || condition?.status !== 'True' || !REASONS.has(condition.reason ?? '')) return [];
  const { message = '', lastTransitionTime = null, reason = '' } = condition;
  return [
    {
      since: lastTransitionTime,
      known: 'stated',
      claims: [claim(evidenceOf(entity, graph), `DisruptionTarget ${reason}: ${quoted(message)}`)],
      values: { gone: pod.metadata.name, by: reason, said: bounded(message) },
    },
  ];
};

/** The pods are gone, and others may stand in for them by now: what was seen of those that went is over. */
const byEvents: Parameters<typeof rule>[0]['find'] = (entity): readonly Sighting[] =>
  eventsOf(entity, 'TaintManagerEviction')
    .filter(({ event }) => event.involvedObject?.kind === 'Pod' && !/cancel/i.test(event.message))
    .slice(0, 1)
    .map(({ event, evidence }) => ({
      since: event.firstTimestamp ?? event.lastTimestamp,
      ...(entity.sick !== true && { lastSeen: event.lastTimestamp }),
      known: 'stated',
      claims: [claim(evidence, `TaintManagerEviction: ${quoted(event.message)}`)],
      values: {
        gone: event.involvedObject?.name ?? '',
        by: 'TaintManagerEviction',
        said: bounded(event.message),
      },
    }));

/** A pod that Kubernetes itself took away: by the eviction API, for a taint, or because its node is gone. */
export const disrupted = rule({
  mechanism: 'refused/disrupted',
  on: ['Pod', 'Deployment', 'StatefulSet', 'DaemonSet', 'Job'],
  carries: [...DOWN, 'node'],
  find: (entity, graph) => (entity.ref.kind === 'Pod' ? byCondition(entity, graph) : byEvents(entity, graph)),
});
