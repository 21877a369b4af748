import { bounded } from '../../../evidence/bounded-text.js';
import type { CaseGraph } from '../../../evidence/case-graph.js';
import type { Entity } from '../../../evidence/entity.js';
import { conditionOf, evidenceOf, podOf, saidBy, workloadContainers, workloadOf } from '../../kit/look.js';
import { claim, DOWN, rule } from '../../kit/rule.js';
import { waitingReason } from '../../container-view.js';

const ordinalOf = ({ ref }: Entity): number => Number(/-(\d+)$/.exec(ref.name)?.[1] ?? Number.NaN);

const isReady = (entity: Entity): boolean =>
  conditionOf(podOf(entity)?.status?.conditions, 'Ready')?.status === 'True';

/** The best short word on why a pod is not ready: its newest warning, else what its container waits for. */
const wordOn = (entity: Entity): string | null => {
  const [event] = entity.events.filter(({ event: { type } }) => type !== 'Normal');
  if (event !== undefined) return bounded(event.event.message, 160);
  const pod = podOf(entity);
  const [waits] = pod === null ? [] : workloadContainers(pod).flatMap((each) => waitingReason(each) ?? []);
  return waits ?? null;
};

const lineOf = (entity: Entity): string | null => {
  const pod = podOf(entity);
  const lines =
    pod === null ? [] : workloadContainers(pod).flatMap(({ name }) => saidBy(entity, name, 'current') ?? []);
  return lines.find(({ kind }) => kind === 'error')?.text ?? null;
};

/** The first pod by ordinal that is not ready. */
const blockerOf = (entity: Entity, graph: CaseGraph): Entity | null =>
  graph
    .targets(entity.key, 'selects')
    .filter((pod) => pod.ref.kind === 'Pod' && !Number.isNaN(ordinalOf(pod)) && !isReady(pod))
    .toSorted((a, b) => ordinalOf(a) - ordinalOf(b))[0] ?? null;

/** How many pods were made of how many, where some were not; `null` where all are there or the order does not matter. */
const missingOf = (entity: Entity): { readonly made: number; readonly wanted: number } | null => {
  const workload = workloadOf(entity);
  if (workload === null || workload.spec['podManagementPolicy'] === 'Parallel') return null;
  const wanted = workload.spec.replicas ?? 1;
  const made = workload.status?.['replicas'];
  return typeof made === 'number' && made < wanted ? { made, wanted } : null;
};

/** A StatefulSet starts its pods one after the other: one that is not ready keeps all later ones from being made. */
export const orderedStart = rule({
  mechanism: 'controller/ordered-start',
  on: ['StatefulSet'],
  carries: DOWN,
  find: (entity, graph) => {
    const missing = missingOf(entity);
    const blocker = blockerOf(entity, graph);
    if (missing === null || blocker === null) return [];
    const { wanted, made } = missing;
    const last = `${entity.ref.name}-${wanted - 1}`;
    const next = `${entity.ref.name}-${ordinalOf(blocker) + 1}`;
    const [word, line] = [wordOn(blocker), lineOf(blocker)];
    const ready = conditionOf(podOf(blocker)?.status?.conditions, 'Ready');
    const evidence = evidenceOf(blocker, graph);
    return [
      {
        since: ready?.lastTransitionTime ?? null,
        known: 'shown',
        claims: [
          claim(evidence, `pod ${blocker.ref.name} is not ready`, `파드 ${blocker.ref.name} 준비 안 됨`),
          claim(
            evidenceOf(entity, graph),
            `${made} of ${wanted} pods were made`,
            `파드 ${wanted}개 중 ${made}개 생성됨`,
          ),
          ...(line === null ? [] : [claim(evidence, `log: ${line}`, `로그: ${line}`)]),
        ],
        values: {
          blocker: blocker.ref.name,
          later: next === last ? last : `${next} … ${last}`,
          ...(word !== null && { word }),
          ...(line !== null && { line: bounded(line, 200) }),
        },
        behind: [blocker.key],
      },
    ];
  },
});
