import type { CaseGraph } from '../../../evidence/case-graph.js';
import type { Entity } from '../../../evidence/entity.js';
import { evidenceOf, serviceOf } from '../../kit/look.js';
import { claim, DOWN, rule } from '../../kit/rule.js';
import { blameClaims, callersOf, callerValues, isUnknownName } from './callers.js';
import { lastChange } from './service-pods.js';

/** Whether the host that a Service stands for does not exist: by the cluster's own lists, or by the log of who asked for it. */
const isNowhere = (entity: Entity, graph: CaseGraph): 'absent' | 'unknown name' | null => {
  const target = graph.relationsFrom(entity.key, 'calls').find(({ detail }) => detail === 'external name');
  const stands = target === undefined ? null : graph.entity(target.to);
  if (stands === null) return null;
  if (stands.object.status === 'absent') return 'absent';
  if (stands.ref.kind !== 'Host') return null;
  const lines = [...callersOf(entity, graph), ...callersOf(stands, graph)].flatMap(
    ({ blame }) => blame ?? [],
  );
  return lines.some(({ text }) => isUnknownName(text)) ? 'unknown name' : null;
};

/** An ExternalName Service that stands for a host that does not exist. */
export const externalName = rule({
  mechanism: 'wiring/external-name',
  on: ['Service'],
  carries: DOWN,
  find: (entity, graph) => {
    const service = serviceOf(entity);
    const host = service?.spec?.externalName;
    if (service?.spec?.type !== 'ExternalName' || host === undefined) return [];
    const nowhere = isNowhere(entity, graph);
    if (nowhere === null) return [];
    const callers = callersOf(entity, graph);
    return [
      {
        since: lastChange(entity)?.at ?? null,
        known: 'shown',
        claims: [
          claim(
            evidenceOf(entity, graph),
            nowhere === 'absent'
              ? `externalName ${host}, and there is no such Service`
              : `externalName ${host}, a name that is not found`,
            nowhere === 'absent'
              ? `externalName ${host}에 해당하는 서비스 없음`
              : `externalName ${host}은(는) 찾을 수 없는 이름`,
          ),
          ...blameClaims(callers),
        ],
        values: { ...callerValues(callers), host },
      },
    ];
  },
});
