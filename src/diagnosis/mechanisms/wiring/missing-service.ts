import type { CaseGraph } from '../../../evidence/case-graph.js';
import type { Entity } from '../../../evidence/entity.js';
import { evidenceOf } from '../../kit/look.js';
import { claim, DOWN, rule } from '../../kit/rule.js';
import {
  blameAmong,
  blameClaims,
  callersOf,
  callerValues,
  isAnswer,
  placeClaims,
  tellingCaller,
  type Caller,
} from './callers.js';
import { serviceNames } from './ingress-backends.js';
import { workloadsIn } from './service-pods.js';
import { similarName } from './similar-name.js';
import { isWrittenWithin, titleOf } from './written.js';

/** How long before an alert a change of a caller still speaks for the reference being new. */
const RECENT_MS = 2 * 60 * 60_000;

/** The workload that is named like a Service that is missing, so that the Service is what was lost. */
const workloadNamed = ({ ref }: Entity, graph: CaseGraph): Entity | null =>
  workloadsIn(ref.namespace, graph).find(({ entity }) => entity.ref.name === ref.name)?.entity ?? null;

/** Whether the name is a misspelt one of another Service. */
const isMisspelt = ({ ref }: Entity, { where }: Caller, graph: CaseGraph): boolean =>
  where !== null && similarName(ref.name, serviceNames(ref.namespace, graph)) !== null;

/** A reference that was always so is no cause until somebody complains. */
const isSuspect = (caller: Caller, graph: CaseGraph): boolean =>
  isWrittenWithin(caller.seenAt, graph, RECENT_MS) || caller.workload.sick === true;

/** A Service that somebody calls and that does not exist. What is merely misspelt is the caller's fault. */
export const missingService = rule({
  mechanism: 'wiring/missing-service',
  on: ['Service'],
  carries: DOWN,
  find: (entity, graph) => {
    if (entity.object.status !== 'absent') return [];
    const callers = callersOf(entity, graph);
    const caller = tellingCaller(callers);
    if (caller === null) return [];
    const workload = workloadNamed(entity, graph);
    if (workload === null && isMisspelt(entity, caller, graph)) return [];
    const blame = blameAmong(callers);
    // Whoever answers under this name, it leads somewhere.
    if (blame !== null && isAnswer(blame.text)) return [];
    if (blame === null && !isSuspect(caller, graph)) return [];
    const { name } = entity.ref;
    const namespace = entity.ref.namespace ?? '';
    return [
      {
        since: null, // of the lines only the newest are known
        known: blame === null ? 'suggested' : 'shown',
        claims: [
          claim(
            evidenceOf(entity, graph),
            `there is no Service ${name} in namespace ${namespace}`,
            `네임스페이스 ${namespace}에 서비스 ${name} 없음`,
          ),
          ...placeClaims(caller),
          ...(workload === null
            ? []
            : [
                claim(
                  evidenceOf(workload, graph),
                  `${titleOf(workload)} is there`,
                  `${titleOf(workload)}은(는) 존재함`,
                ),
              ]),
          ...blameClaims(callers),
        ],
        values: {
          ...callerValues(callers),
          ...(workload !== null && { running: titleOf(workload) }),
        },
      },
    ];
  },
});
