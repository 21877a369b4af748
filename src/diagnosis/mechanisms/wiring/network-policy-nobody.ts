import type { CaseGraph } from '../../../evidence/case-graph.js';
import type { Entity } from '../../../evidence/entity.js';
import type { NetworkPolicy } from '../../../integrations/kubernetes/graph/entities/network-policy.js';
import { evidenceOf, rawOf } from '../../kit/look.js';
import { claim, rule } from '../../kit/rule.js';
import { CUT_OFF, failedCalls } from './network-policy.js';
import { isolates } from './policy-admits.js';
import { endOf, policiesOn } from './policy-ends.js';
import { isWell, ownersOf } from './service-pods.js';
import { changedAt, isWrittenWithin, titleOf, writtenClaims, writtenValues } from './written.js';

/** A policy that admits nobody may be meant so; one that was written just before an alert is a suspect. */
const RECENT_MS = 2 * 60 * 60_000;

const admitsNobody = (policy: NetworkPolicy): boolean =>
  isolates(policy, 'Ingress') && (policy.spec?.ingress ?? []).length === 0;

/** Pods that are well, and that none of the policies on them admits anybody to. */
const sealedPods = (policy: Entity, graph: CaseGraph): readonly Entity[] =>
  graph.sources(policy.key, 'guarded by').filter((pod) => {
    const end = endOf(pod, graph);
    const policies = end === null ? null : policiesOn(end, 'Ingress', graph);
    return isWell(pod) && policies !== null && policies.every((each) => admitsNobody(each.policy));
  });

/** A policy that admits nobody to pods that are well, where no caller was read that could say so. */
export const networkPolicyNobody = rule({
  mechanism: 'wiring/network-policy-nobody',
  on: ['NetworkPolicy'],
  carries: CUT_OFF,
  find: (entity, graph) => {
    const policy = rawOf<NetworkPolicy>(entity);
    if (policy === null || !admitsNobody(policy) || !isWrittenWithin(entity, graph, RECENT_MS)) return [];
    const pods = sealedPods(entity, graph);
    // Who fails otherwise says what it fails over.
    if (pods.length === 0 || failedCalls(graph).length > 0) return [];
    const target = ownersOf(pods, graph).map(titleOf).join(', ');
    return [
      {
        since: changedAt(entity),
        known: 'suggested',
        claims: [
          claim(
            evidenceOf(entity, graph),
            `it has no ingress rule and selects the pods of ${target}`,
            `ingress 규칙이 없고 ${target}의 파드를 선택함`,
          ),
          ...writtenClaims(entity, graph),
        ],
        values: { target, ...writtenValues(entity) },
      },
    ];
  },
});
