import type { CaseGraph } from '../../../evidence/case-graph.js';
import type { Entity } from '../../../evidence/entity.js';
import { picks } from '../../../integrations/kubernetes/label-selector.js';
import { evidenceOf, serviceOf, workloadOf } from '../../kit/look.js';
import { claim, DOWN, rule } from '../../kit/rule.js';
import { blameAmong, blameClaims, callersOf, callerValues, knownByCallers, type Caller } from './callers.js';
import { lastChange } from './service-pods.js';

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

/** A workload that somebody scaled to zero while others call it. */
export const scaledToZero = rule({
  mechanism: 'wiring/scaled-to-zero',
  on: ['Deployment', 'StatefulSet'],
  carries: DOWN,
  find: (entity, graph) => {
    const workload = workloadOf(entity);
    if (workload === null || workload.spec.replicas !== 0) return [];
    if (workload.metadata.ownerReferences?.some(({ controller }) => controller === true)) return [];
    const callers = callersBehind(entity, workload.spec.template?.metadata?.labels ?? {}, graph);
    const change = lastChange(entity);
    const known = knownByCallers(callers);
    const old = change === null || Date.parse(change.at) < graph.parts.startedMs - ON_PURPOSE_MS;
    if (old && blameAmong(callers) === null) return [];
    const evidence = evidenceOf(entity, graph);
    return [
      {
        since: change?.at ?? null,
        known: known === 'shown' ? 'stated' : 'suggested',
        claims: [
          claim(evidence, 'spec.replicas is 0', 'spec.replicas 값이 0'),
          ...(change === null
            ? []
            : [
                claim(
                  evidence,
                  `last written at ${change.at}${change.by === null ? '' : ` by ${change.by}`}`,
                  `마지막 변경 ${change.at}${change.by === null ? '' : ` (${change.by})`}`,
                ),
              ]),
          ...blameClaims(callers),
        ],
        values: { ...callerValues(callers), ...(change !== null && { at: change.at }) },
      },
    ];
  },
});
