import type { CaseGraph } from '../../../evidence/case-graph.js';
import type { Entity } from '../../../evidence/entity.js';
import { evidenceOf, serviceOf } from '../../kit/look.js';
import { claim, DOWN, rule } from '../../kit/rule.js';
import { blameClaims, callersOf, callerValues } from './callers.js';
import { endpointCount, isSelecting, ownersOf, podsOfService } from './service-pods.js';

/** Whether the case is about the Service, or a way leads through it to its pods: not merely in front of a workload. */
const isAsked = ({ key }: Entity, graph: CaseGraph): boolean =>
  graph.parts.subjects.includes(key) ||
  graph.relationsTo(key, 'calls').length > 0 ||
  graph.relationsTo(key, 'routes to').length > 0;

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
    const callers = callersOf(entity, graph);
    if (!isAsked(entity, graph)) return [];
    const owners = ownersOf(pods, graph);
    const total = Math.max(count.total, pods.length);
    return [
      {
        since: null,
        known: 'suggested', // that it is so is certain, that it is the cause is not
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
