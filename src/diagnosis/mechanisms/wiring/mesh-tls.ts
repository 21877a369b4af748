import type { CaseGraph } from '../../../evidence/case-graph.js';
import type { Entity } from '../../../evidence/entity.js';
import { meansService } from '../../../evidence/mesh/host-match.js';
import type { DestinationRule, MeshPolicy } from '../../../evidence/mesh/mesh-objects.js';
import type { Pod } from '../../../evidence/objects.js';
import { evidenceOf, podOf, rawOf, topOwner } from '../../kit/look.js';
import { claim, rule, type Sighting } from '../../kit/rule.js';
import { CUT_OFF, failedCalls, type FailedCall } from './network-policy.js';
import { blameClaims, callersOf } from './callers.js';
import { lastChange } from './service-pods.js';

/** Whether a mesh's proxy runs beside it: meshes call its container so. */
const hasProxy = ({ spec }: Pod): boolean =>
  [...spec.containers, ...(spec.initContainers ?? [])].some(({ name }) => name.endsWith('-proxy'));

const isInMesh = (pod: Entity): boolean => {
  const object = podOf(pod);
  return object !== null && hasProxy(object);
};

const REFUSED =
  /reset by peer|ECONNRESET|connection (?:refused|reset|closed|terminated)|EOF|\b50[23]\b|upstream connect error|tls|ssl/i;

/** The rule of a DestinationRule that turns TLS off for a Service. */
const plainBy = (callee: Entity, graph: CaseGraph): Entity | null =>
  graph.ofKind('DestinationRule').find((each) => {
    const { host = '', trafficPolicy } = rawOf<DestinationRule>(each)?.spec ?? {};
    const service = { namespace: callee.ref.namespace ?? '', name: callee.ref.name };
    return trafficPolicy?.tls?.mode === 'DISABLE' && meansService(host, each.ref.namespace ?? '', service);
  }) ?? null;

const strictSighting = (policy: Entity, call: FailedCall, graph: CaseGraph): readonly Sighting[] => {
  const { caller, callee } = call;
  const plain = plainBy(callee, graph);
  const inMesh = isInMesh(caller);
  if ((inMesh && plain === null) || !REFUSED.test(call.line)) return [];
  const guarded = graph.targets(callee.key, 'selects').some(isInMesh);
  if (!guarded || !graph.targets(callee.key, 'guarded by').some(({ key }) => key === policy.key)) return [];
  const owner = topOwner(caller, graph);
  const name = `${owner.ref.kind} ${owner.ref.name}`;
  const why = inMesh ? `DestinationRule ${plain?.ref.name ?? ''}, tls.mode DISABLE` : 'no sidecar';
  return [
    {
      key: `${owner.key} ${callee.key}`,
      since: lastChange(policy)?.at ?? null,
      known: 'shown',
      claims: [
        claim(evidenceOf(policy, graph), 'mtls.mode STRICT'),
        claim(evidenceOf(inMesh && plain !== null ? plain : caller, graph), why),
        ...blameClaims(callersOf(callee, graph).filter(({ seenAt }) => seenAt.key === caller.key)),
      ],
      values: { caller: name, callee: callee.ref.name, why },
      ...(!inMesh && { inKorean: { why: '사이드카 없음' } }),
    },
  ];
};

/** A policy that demands mutual TLS of a caller that does not speak it. */
export const meshMutualTls = rule({
  mechanism: 'mesh/mtls',
  on: ['PeerAuthentication'],
  carries: CUT_OFF,
  find: (entity, graph) => {
    if (rawOf<MeshPolicy>(entity)?.spec?.mtls?.mode !== 'STRICT') return [];
    return failedCalls(graph).flatMap((call) => strictSighting(entity, call, graph));
  },
});
