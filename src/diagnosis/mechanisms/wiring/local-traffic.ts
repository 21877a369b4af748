import { evidenceOf, podOf, serviceOf } from '../../kit/look.js';
import { claim, DOWN, rule } from '../../kit/rule.js';
import { blameClaims, callersOf, callerValues } from './callers.js';
import { isWell, lastChange, podsOfService } from './service-pods.js';

/** A Service that answers only on its own nodes, asked from a node that has none of its pods. */
export const localTraffic = rule({
  mechanism: 'wiring/local-traffic',
  on: ['Service'],
  carries: DOWN,
  find: (entity, graph) => {
    const service = serviceOf(entity);
    if (service?.spec?.internalTrafficPolicy !== 'Local') return [];
    const pods = (podsOfService(entity, service, graph) ?? []).filter(isWell);
    const nodes = new Set(pods.flatMap((pod) => podOf(pod)?.spec.nodeName ?? []));
    const callers = callersOf(entity, graph);
    const cutOff = callers.filter(({ seenAt, blame }) => {
      const node = podOf(seenAt)?.spec.nodeName;
      return blame !== null && node !== undefined && !nodes.has(node);
    });
    const [first] = cutOff;
    const node = first === undefined ? undefined : podOf(first.seenAt)?.spec.nodeName;
    if (node === undefined || pods.length === 0) return [];
    const has = [...nodes].join(', ');
    return [
      {
        since: lastChange(entity)?.at ?? null,
        known: 'shown',
        claims: [
          claim(
            evidenceOf(entity, graph),
            `internalTrafficPolicy Local, endpoints only on ${has}`,
            `internalTrafficPolicy가 Local이며 엔드포인트는 ${has}에만 있음`,
          ),
          ...blameClaims(cutOff),
        ],
        values: { ...callerValues(cutOff), callerNode: node, nodes: has },
      },
    ];
  },
});
