import type { CaseGraph } from '../../../evidence/case-graph.js';
import type { Entity } from '../../../evidence/entity.js';
import type { WorkloadObject } from '../../../evidence/objects.js';
import { picks } from '../../../integrations/kubernetes/label-selector.js';
import { evidenceOf, serviceOf, workloadOf } from '../../kit/look.js';
import { claim, DOWN, rule } from '../../kit/rule.js';
import { blameAmong, blameClaims, callersOf, callerValues, knownByCallers, type Caller } from './callers.js';
import { changedAt, isWrittenWithin, writtenClaims, writtenValues } from './written.js';

/** Scaled down so long before the alert, it was meant so, unless a caller complains. */
const ON_PURPOSE_MS = 24 * 60 * 60_000;

/** Who calls the Services in front of a workload. */
const callersBehind = (
  entity: Entity,
  labels: Readonly<Record<string, string>>,
  graph: CaseGraph,
): readonly Caller[] =>
  graph
    .ofKind('Service', entity.ref.namespace)
    .filter((service) => picks(serviceOf(service)?.spec?.selector, labels))
    .flatMap((service) => callersOf(service, graph));

const isScaledToZero = (workload: WorkloadObject): boolean =>
  workload.spec.replicas === 0 &&
  workload.metadata.ownerReferences?.some(({ controller }) => controller === true) !== true;

/** A workload that somebody scaled to zero while others call it. */
export const scaledToZero = rule({
  mechanism: 'wiring/scaled-to-zero',
  on: ['Deployment', 'StatefulSet'],
  carries: [...DOWN, 'saturation'],
  find: (entity, graph) => {
    const workload = workloadOf(entity);
    if (workload === null || !isScaledToZero(workload)) return [];
    const callers = callersBehind(entity, workload.spec.template?.metadata?.labels ?? {}, graph);
    const complained = blameAmong(callers) !== null;
    if (!complained && !isWrittenWithin(entity, graph, ON_PURPOSE_MS)) return [];
    return [
      {
        since: changedAt(entity),
        known: knownByCallers(callers) === 'shown' ? 'stated' : 'suggested',
        claims: [
          claim(evidenceOf(entity, graph), 'spec.replicas is 0', 'spec.replicas 값이 0'),
          ...writtenClaims(entity, graph),
          ...blameClaims(callers),
        ],
        values: { ...callerValues(callers), ...writtenValues(entity) },
      },
    ];
  },
});
