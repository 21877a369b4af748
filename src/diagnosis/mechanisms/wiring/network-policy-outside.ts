import { saysNoDnsAnswer } from '../../../integrations/kubernetes/graph/cluster-dns.js';
import type { CaseGraph } from '../../../evidence/case-graph.js';
import type { Entity } from '../../../evidence/entity.js';
import { evidenceOf, topOwner } from '../../kit/look.js';
import { claim, rule, type Sighting } from '../../kit/rule.js';
import { bounded, quoted } from '../../../evidence/bounded-text.js';
import { CUT_OFF, failedCalls, knownFor, type FailedCall } from './network-policy.js';
import { admits, type Connection, type End, type Verdict } from './policy-admits.js';
import { endOf, policiesOn, reachedPods } from './policy-ends.js';
import { lastChange } from './service-pods.js';

/** A host outside the cluster as a policy sees it: only blocks of addresses can mean it. */
const OUTSIDE: End = { namespace: '', labels: {}, namespaceLabels: {}, address: null, ports: {} };

const connectionsOf = (call: FailedCall, from: End, graph: CaseGraph): readonly Connection[] => {
  const port = typeof call.relation.port === 'number' ? call.relation.port : null;
  if (call.callee.ref.kind === 'Host') return [{ from, to: OUTSIDE, port }];
  if (call.relation.detail !== 'cluster DNS' && !saysNoDnsAnswer(call.line)) return [];
  if (call.callee.ref.namespace !== 'kube-system') return [];
  return reachedPods(call.callee, 53, graph).flatMap(({ pod }): readonly Connection[] => {
    const to = endOf(pod, graph);
    return to === null ? [] : (['UDP', 'TCP'] as const).map((protocol) => ({ from, to, port: 53, protocol }));
  });
};

const sightingOf = (policy: Entity, call: FailedCall, graph: CaseGraph): readonly Sighting[] => {
  const from = endOf(call.caller, graph);
  const connections = from === null ? [] : connectionsOf(call, from, graph);
  const policies = from === null ? null : policiesOn(from, 'Egress', graph);
  if (policies === null || connections.length === 0 || policies[0]?.entity.key !== policy.key) return [];
  const verdicts = connections.flatMap((connection): readonly Verdict[] =>
    policies.map((each) => admits(each.policy, 'Egress', connection)),
  );
  if (verdicts.some((verdict) => verdict !== 'no')) return [];
  const dns = call.callee.ref.kind !== 'Host';
  const known = dns ? 'shown' : knownFor(call.line, policy, true, graph);
  if (known === null) return [];
  const caller = topOwner(call.caller, graph);
  const change = lastChange(policy);
  const name = `${caller.ref.kind} ${caller.ref.name}`;
  const host = dns ? 'cluster DNS (port 53)' : call.callee.ref.name;
  return [
    {
      key: `${caller.key} ${host}`,
      since: change?.at ?? null,
      known,
      claims: [
        claim(
          evidenceOf(policy, graph),
          `no egress rule for the pods of ${name} allows ${host}`,
          `${name}의 파드에 ${host}(으)로 나가는 egress 규칙 없음`,
        ),
        claim(
          evidenceOf(call.caller, graph),
          `${name} logs ${quoted(bounded(call.line, 200))}`,
          `${name} 로그: ${quoted(bounded(call.line, 200))}`,
        ),
      ],
      values: { caller: name, host, ...(change !== null && { at: change.at }) },
    },
  ];
};

/** A policy on the pods of a caller that lets it reach neither cluster DNS nor a host outside. */
export const networkPolicyOutside = rule({
  mechanism: 'wiring/network-policy-outside',
  on: ['NetworkPolicy'],
  carries: CUT_OFF,
  find: (entity, graph) => failedCalls(graph).flatMap((call) => sightingOf(entity, call, graph)),
});
