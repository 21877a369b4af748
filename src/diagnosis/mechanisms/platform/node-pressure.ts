import { bounded } from '../../../evidence/bounded-text.js';
import type { CaseGraph } from '../../../evidence/case-graph.js';
import type { Entity } from '../../../evidence/entity.js';
import { evidenceOf, eventsOf, podOf, topOwner } from '../../kit/look.js';
import { claim, rule, type Claim, type Rule, type Values } from '../../kit/rule.js';
import { conditionSighting, NODE, nodeCondition, podsOn } from './node-state.js';

/** Most evicted pods that are told. */
const SHOWN = 2;

const PRESSURES: readonly { readonly type: string; readonly mechanism: string }[] = [
  { type: 'DiskPressure', mechanism: 'node/disk-pressure' },
  { type: 'MemoryPressure', mechanism: 'node/memory-pressure' },
  { type: 'PIDPressure', mechanism: 'node/pid-pressure' },
];

const evictedFrom = (node: Entity, graph: CaseGraph): readonly Entity[] =>
  podsOn(node, graph).filter((pod) => podOf(pod)?.status?.reason === 'Evicted');

const evictionClaim = (pod: Entity, graph: CaseGraph): Claim => {
  const message = bounded(podOf(pod)?.status?.message ?? '', 200);
  return claim(
    evidenceOf(pod, graph),
    `pod ${pod.ref.name} was evicted: ${message}`,
    `파드 ${pod.ref.name} 축출됨: ${message}`,
  );
};

/** Who used too much, as the kubelet says it while it evicts: `Container app was using 9Gi`. */
const causerOf = (evicted: readonly Entity[], graph: CaseGraph): Values => {
  const used = evicted.flatMap((pod) => {
    const [text] =
      /Container [\w.-]{1,63} was using [\w.]{1,20}/.exec(podOf(pod)?.status?.message ?? '') ?? [];
    return text === undefined ? [] : [{ pod, text }];
  });
  const [first] = used;
  if (first === undefined) return {};
  const { ref } = topOwner(first.pod, graph);
  return { use: `${ref.kind} ${ref.name}: ${first.text}` };
};

/** Nodes that run out of disk, memory or processes, with whom they evicted. */
export const nodePressureRules: readonly Rule[] = PRESSURES.map(({ type, mechanism }) =>
  rule({
    mechanism,
    on: ['Node'],
    carries: NODE,
    find: (entity, graph) => {
      const condition = nodeCondition(entity, type);
      if (condition?.status !== 'True') return [];
      const evicted = evictedFrom(entity, graph);
      const sighting = conditionSighting(entity, graph, condition, causerOf(evicted, graph));
      const [reclaim] = eventsOf(entity, 'EvictionThresholdMet', 'FreeDiskSpaceFailed', 'ImageGCFailed');
      return [
        {
          ...sighting,
          claims: [
            ...sighting.claims,
            ...(reclaim === undefined
              ? []
              : [claim(reclaim.evidence, bounded(`${reclaim.event.reason}: ${reclaim.event.message}`, 200))]),
            ...evicted.slice(0, SHOWN).map((pod) => evictionClaim(pod, graph)),
          ],
          values: {
            ...sighting.values,
            ...(evicted.length > 0 && { evicted: String(evicted.length) }),
          },
        },
      ];
    },
  }),
);
