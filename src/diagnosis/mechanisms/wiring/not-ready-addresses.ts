import { evidenceOf, serviceOf } from '../../kit/look.js';
import { claim, rule } from '../../kit/rule.js';
import { blameAmong, blameClaims, callersOf, callerValues } from './callers.js';
import { isSelecting, isWell, lastChange, ownersOf, podsOfService } from './service-pods.js';

/** A Service that sends traffic to pods that say that they are not ready. */
export const notReadyAddresses = rule({
  mechanism: 'wiring/not-ready-addresses',
  on: ['Service'],
  carries: ['errors', 'latency', 'unavailable', 'unknown'],
  find: (entity, graph) => {
    const service = serviceOf(entity);
    if (service === null || !isSelecting(service) || service.spec?.publishNotReadyAddresses !== true)
      return [];
    const pods = podsOfService(entity, service, graph) ?? [];
    const sick = pods.filter((pod) => !isWell(pod));
    const callers = callersOf(entity, graph);
    if (sick.length === 0 || blameAmong(callers) === null) return [];
    return [
      {
        since: lastChange(entity)?.at ?? null,
        known: 'shown',
        claims: [
          claim(
            evidenceOf(entity, graph),
            `publishNotReadyAddresses is true, ${sick.length} of ${pods.length} pods are not ready`,
            `publishNotReadyAddresses가 true이고 파드 ${pods.length}개 중 ${sick.length}개가 준비되지 않음`,
          ),
          ...blameClaims(callers),
        ],
        values: { ...callerValues(callers), sick: String(sick.length), total: String(pods.length) },
        behind: [...ownersOf(sick, graph), ...sick].map(({ key }) => key),
      },
    ];
  },
});
