import { evidenceOf, serviceOf } from '../../kit/look.js';
import { claim, DOWN, rule } from '../../kit/rule.js';
import { blameClaims, callersOf, callerValues } from './callers.js';
import { endpointCount, isSelecting, ownersOf, podsOfService } from './service-pods.js';

/** A Service none of whose pods is ready: a symptom; what keeps its pods from being ready lies behind it. */
export const endpoints = rule({
  mechanism: 'wiring/endpoints',
  on: ['Service'],
  carries: DOWN,
  find: (entity, graph) => {
    const service = serviceOf(entity);
    const count = endpointCount(entity, graph);
    if (service === null || !isSelecting(service) || count === null || count.ready > 0) return [];
    const pods = podsOfService(entity, service, graph) ?? [];
    if (pods.length === 0) return [];
    const owners = ownersOf(pods, graph);
    const callers = callersOf(entity, graph);
    const total = Math.max(count.total, pods.length);
    return [
      {
        since: null,
        known: 'stated',
        claims: [
          claim(
            evidenceOf(entity, graph),
            `0 of ${total} endpoints are ready`,
            `엔드포인트 ${total}개 중 준비된 것 0개`,
          ),
          ...blameClaims(callers),
        ],
        values: {
          ...callerValues(callers),
          total: String(total),
          owners: owners.map(({ ref }) => `${ref.kind} ${ref.name}`).join(', '),
        },
        behind: [...owners, ...pods].map(({ key }) => key),
      },
    ];
  },
});
