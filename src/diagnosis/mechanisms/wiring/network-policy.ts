import type { CaseGraph } from '../../../evidence/case-graph.js';
import type { Entity } from '../../../evidence/entity.js';
import type { Relation } from '../../../evidence/relation.js';
import { quoted } from '../../../evidence/bounded-text.js';
import { calleesOf, portAsked } from '../logs/peers.js';
import { evidenceOf, podOf, topOwner } from '../../kit/look.js';
import { claim, rule, type Claim, type Known, type Sighting } from '../../kit/rule.js';
import type { AlertClass } from '../../../alerts/class/alert-class.js';
import { blameClaims, callersOf, isRefused, isTimeout, isUnreached } from './callers.js';
import { admits, type Direction } from './policy-admits.js';
import { endOf, policiesOn, reachedPods } from './policy-ends.js';
import { isWell, labelText, lastChange } from './service-pods.js';
import { changedAt, present, titleOf, writtenClaims, writtenValues } from './written.js';

/** How long before an alert a policy was written to be its likely cause; an older one was there while all was well. */
const RECENT_MS = 24 * 60 * 60_000;

export const CUT_OFF: readonly AlertClass[] = [
  'unavailable',
  'not-ready',
  'restarts',
  'errors',
  'latency',
  'job',
  'unknown',
];

/** How surely a refusal by a policy explains an error line; `null` where it does not. */
export const knownFor = (
  line: string,
  policy: Entity,
  calleeIsWell: boolean,
  graph: CaseGraph,
): Known | null => {
  const change = lastChange(policy);
  const recent = change === null || Date.parse(change.at) >= graph.parts.startedMs - RECENT_MS;
  if (isTimeout(line) || isUnreached(line)) return recent ? 'shown' : 'suggested';
  return isRefused(line) && calleeIsWell && recent ? 'suggested' : null;
};

/** One call that an error line complains about, from the pod that wrote the line. */
export interface FailedCall {
  readonly caller: Entity;
  readonly callee: Entity;
  readonly relation: Relation;
  readonly line: string;
  /** Whether the line tells of a call and not of which. */
  readonly unnamed?: true;
}

/** Calls from pods whose error lines name whom they could not reach. */
export const failedCalls = (graph: CaseGraph): readonly FailedCall[] =>
  graph.parts.relations.flatMap((relation): readonly FailedCall[] => {
    if (relation.type !== 'calls' || relation.blame === null) return [];
    const [caller, callee] = [graph.entity(relation.from), graph.entity(relation.to)];
    if (caller === null || callee === null || caller.ref.kind !== 'Pod') return [];
    return [{ caller, callee, relation, line: relation.blame }];
  });

/**
 * Calls that a pod is set up for, where it waits for an answer in vain and its lines name nobody (`Connect timed out`): each
 * may be the one.
 */
const unnamedCalls = (graph: CaseGraph): readonly FailedCall[] =>
  graph.ofKind('Pod').flatMap((caller): readonly FailedCall[] => {
    if (caller.hops === null) return [];
    const named = new Set(graph.relationsFrom(caller.key, 'calls').flatMap(({ blame }) => blame ?? []));
    const line = caller.errorLines.findLast(({ text }) => isTimeout(text));
    if (line === undefined || named.size > 0) return [];
    return calleesOf(caller, graph).map(({ entity, relation }) => ({
      caller,
      callee: entity,
      relation,
      line: line.text,
      unnamed: true,
    }));
  });

/** The pod and port of a callee that a policy of either side refuses; `null` where it admits one, or cannot tell. */
const refusedBy = (
  policy: Entity,
  direction: Direction,
  { caller, callee, relation }: FailedCall,
  graph: CaseGraph,
): { readonly pod: Entity; readonly port: number | null; readonly others: number } | null => {
  const from = endOf(caller, graph);
  if (from === null) return null;
  for (const { pod, port } of reachedPods(
    callee,
    relation.port ?? portAsked(caller, callee.key, graph),
    graph,
  )) {
    const to = endOf(pod, graph);
    if (to === null) continue;
    const policies = policiesOn(direction === 'Ingress' ? to : from, direction, graph);
    if (policies === null || policies[0]?.entity.key !== policy.key) continue;
    if (policies.every((each) => admits(each.policy, direction, { from, to, port }) === 'no'))
      return { pod, port, others: policies.length - 1 };
  }
  return null;
};

const missingRule = (
  direction: Direction,
  { caller, target }: { readonly caller: string; readonly target: string },
  port: number | null,
): { readonly en: string; readonly ko: string } => {
  const on = port === null ? { en: '', ko: '' } : { en: ` on port ${port}`, ko: ` (포트 ${port})` };
  return direction === 'Ingress'
    ? {
        en: `no ingress rule for the pods of ${target} admits ${caller}${on.en}`,
        ko: `${target}의 파드에 ${caller}의 접근을 허용하는 ingress 규칙 없음${on.ko}`,
      }
    : {
        en: `no egress rule for the pods of ${caller} allows ${target}${on.en}`,
        ko: `${caller}의 파드에 ${target}(으)로 나가는 egress 규칙 없음${on.ko}`,
      };
};

/** The labels by which a rule would have to mean a pod. */
const ownLabels = (pod: Entity): string => {
  const { 'pod-template-hash': _hash, ...kept } = podOf(pod)?.metadata.labels ?? {};
  return labelText(kept);
};

const lineClaims = ({ caller, line }: FailedCall, graph: CaseGraph): readonly Claim[] => [
  claim(
    caller.errorLines.findLast(({ text }) => text === line)?.evidence ?? evidenceOf(caller, graph),
    `${titleOf(topOwner(caller, graph))} logs ${quoted(line)}`,
    `${titleOf(topOwner(caller, graph))} 로그: ${quoted(line)}`,
  ),
];

const sightingOf = (
  policy: Entity,
  direction: Direction,
  call: FailedCall,
  graph: CaseGraph,
): readonly Sighting[] => {
  const refused = refusedBy(policy, direction, call, graph);
  const known = refused === null ? null : knownFor(call.line, policy, isWell(refused.pod), graph);
  if (refused === null || known === null || (call.unnamed === true && known !== 'shown')) return [];
  const [caller, target] = [topOwner(call.caller, graph), topOwner(refused.pod, graph)];
  const names = { caller: titleOf(caller), target: titleOf(target) };
  const rule = missingRule(direction, names, refused.port);
  const said = callersOf(call.callee, graph).filter(({ seenAt }) => seenAt.key === call.caller.key);
  return [
    {
      key: `${caller.key} ${target.key}`,
      since: changedAt(policy),
      known,
      claims: [
        claim(evidenceOf(policy, graph), rule.en, rule.ko),
        ...writtenClaims(policy, graph),
        ...(call.unnamed === true ? lineClaims(call, graph) : blameClaims(said)),
      ],
      ...(call.unnamed === true && { shownAt: [call.caller.key] }),
      values: {
        ...names,
        ...writtenValues(policy),
        ...present({
          callee: call.callee.ref.name,
          port: refused.port === null ? null : String(refused.port),
          labels: ownLabels(direction === 'Ingress' ? call.caller : refused.pod),
          callerNamespace: caller.ref.namespace,
        }),
      },
    },
  ];
};

const finder =
  (direction: Direction) =>
  (entity: Entity, graph: CaseGraph): readonly Sighting[] =>
    [...failedCalls(graph), ...unnamedCalls(graph)].flatMap((call) =>
      sightingOf(entity, direction, call, graph),
    );

/** A policy on the pods of a callee that does not admit the caller. */
export const networkPolicy = rule({
  mechanism: 'wiring/network-policy',
  on: ['NetworkPolicy'],
  carries: CUT_OFF,
  find: finder('Ingress'),
});

/** A policy on the pods of a caller that does not let it reach the callee. */
export const networkPolicyEgress = rule({
  mechanism: 'wiring/network-policy-egress',
  on: ['NetworkPolicy'],
  carries: CUT_OFF,
  find: finder('Egress'),
});
