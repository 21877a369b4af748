import { evidenceOf, serviceOf } from '../../kit/look.js';
import { claim, DOWN, rule } from '../../kit/rule.js';
import { blameAmong, blameClaims, callersOf, callerValues, placeOf, tellingCaller } from './callers.js';
import { lastChange, workloadsIn } from './service-pods.js';
import { similarName } from './similar-name.js';

/** How long before an alert a change of a caller still speaks for the reference being new. */
const RECENT_MS = 2 * 60 * 60_000;

/** A Service that somebody calls and that does not exist. What is merely misspelt is the caller's fault. */
export const missingService = rule({
  mechanism: 'wiring/missing-service',
  on: ['Service'],
  carries: DOWN,
  find: (entity, graph) => {
    const { namespace, name } = entity.ref;
    if (entity.object.status !== 'absent') return [];
    const callers = callersOf(entity, graph);
    const caller = tellingCaller(callers);
    if (caller === null) return [];
    const workload = workloadsIn(namespace, graph).find((each) => each.entity.ref.name === name);
    const services = graph
      .ofKind('Service', namespace)
      .filter((service) => serviceOf(service) !== null)
      .map(({ ref }) => ref.name);
    if (workload === undefined && similarName(name, services) !== null && caller.where !== null) return [];
    const blame = blameAmong(callers);
    const change = lastChange(caller.seenAt);
    const recent = change !== null && Date.parse(change.at) >= graph.parts.startedMs - RECENT_MS;
    if (blame === null && !recent && caller.workload.sick !== true) return [];
    const running = workload === undefined ? null : `${workload.entity.ref.kind} ${workload.entity.ref.name}`;
    return [
      {
        since: blame?.at ?? null,
        known: blame === null ? 'suggested' : 'shown',
        claims: [
          claim(
            evidenceOf(entity, graph),
            `there is no Service ${name} in namespace ${namespace ?? ''}`,
            `네임스페이스 ${namespace ?? ''}에 서비스 ${name} 없음`,
          ),
          ...(caller.where === null
            ? []
            : [claim(caller.evidence, `named by ${placeOf(caller)}`, `${placeOf(caller)}에서 참조`)]),
          ...(workload === undefined || running === null
            ? []
            : [claim(evidenceOf(workload.entity, graph), `${running} is there`, `${running}은(는) 존재함`)]),
          ...blameClaims(callers),
        ],
        values: { ...callerValues(callers), ...(running !== null && { running }) },
      },
    ];
  },
});
