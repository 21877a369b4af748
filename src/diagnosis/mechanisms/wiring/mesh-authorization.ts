import type { CaseGraph } from '../../../evidence/case-graph.js';
import type { Entity } from '../../../evidence/entity.js';
import type { MeshPolicy } from '../../../evidence/mesh/mesh-objects.js';
import { evidenceOf, rawOf, topOwner } from '../../kit/look.js';
import { claim, rule, type Known, type Sighting } from '../../kit/rule.js';
import { hostsNamedBy, serviceMeant, specOf } from '../own-spec/named-values.js';
import { failedCalls } from './network-policy.js';
import { blameClaims, callersOf } from './callers.js';
import { denies } from './mesh-sources.js';
import { lastChange } from './service-pods.js';
import { isWrittenWithin, titleOf, writtenClaims } from './written.js';

/** Written so shortly before the alert, a policy that leaves out a known caller is the likely cause of refusals. */
const RECENT_MS = 2 * 60 * 60_000;

const DENIED = /RBAC: access denied|rbac_access_denied|\b403\b/i;

/** A caller that a policy keeps out, and how that is known. */
interface KeptOut {
  readonly caller: Entity;
  readonly callee: Entity;
  readonly known: Known;
}

const isGuardedBy = (callee: Entity, policy: Entity, graph: CaseGraph): boolean =>
  graph.targets(callee.key, 'guarded by').some(({ key }) => key === policy.key);

/** Callers whose error lines say that they may not. */
const complaining = (policy: Entity, graph: CaseGraph): readonly KeptOut[] =>
  failedCalls(graph)
    .filter(({ line, callee }) => DENIED.test(line) && isGuardedBy(callee, policy, graph))
    .map(({ caller, callee, line }) => ({
      caller,
      callee,
      known: /rbac/i.test(line) ? 'shown' : 'suggested',
    }));

const KINDS = ['Deployment', 'StatefulSet', 'DaemonSet'] as const;

/** Workloads of its namespace that name a Service in their own specification or configuration. */
const callingWorkloads = ({ ref }: Entity, graph: CaseGraph): readonly Entity[] =>
  KINDS.flatMap((kind) => graph.ofKind(kind, ref.namespace ?? undefined)).filter((workload) =>
    hostsNamedBy(workload, graph).some(({ host }) => {
      const meant = serviceMeant(host, workload.ref.namespace, graph);
      return meant?.name === ref.name && meant.namespace === ref.namespace;
    }),
  );

/** Known callers that a policy leaves out by who they are, where it was written just before. */
const leftOut = (policy: Entity, graph: CaseGraph): readonly KeptOut[] => {
  const object = rawOf<MeshPolicy>(policy);
  if (object === null || !isWrittenWithin(policy, graph, RECENT_MS)) return [];
  return graph
    .sources(policy.key, 'guarded by')
    .filter(({ ref }) => ref.kind === 'Service')
    .flatMap((callee) =>
      callingWorkloads(callee, graph).flatMap((caller): readonly KeptOut[] => {
        const { serviceAccountName: account = 'default' } = specOf(caller) ?? {};
        const kept = denies(object, { namespace: caller.ref.namespace ?? '', account }) === true;
        return kept ? [{ caller, callee, known: 'shown' }] : [];
      }),
    );
};

const sightingOf = (policy: Entity, { caller, callee, known }: KeptOut, graph: CaseGraph): Sighting => {
  const { action = 'ALLOW', rules = [] } = rawOf<MeshPolicy>(policy)?.spec ?? {};
  const owner = topOwner(caller, graph);
  const said = callersOf(callee, graph).filter(({ seenAt }) => seenAt.key === caller.key);
  return {
    key: `${owner.key} ${callee.key}`,
    since: lastChange(policy)?.at ?? null,
    known,
    claims: [
      claim(
        evidenceOf(policy, graph),
        `action ${action} with ${rules.length} rules`,
        `action ${action}, 규칙 ${rules.length}개`,
      ),
      ...writtenClaims(policy, graph),
      ...blameClaims(said),
    ],
    values: {
      caller: titleOf(owner),
      callee: callee.ref.name,
      action,
      account: specOf(caller)?.serviceAccountName ?? 'default',
    },
  };
};

/** A policy of the mesh on a callee that does not let a caller in. */
export const meshAuthorization = rule({
  mechanism: 'mesh/authorization',
  on: ['AuthorizationPolicy'],
  carries: ['errors', 'unavailable', 'unknown'],
  find: (entity, graph) => {
    const { action = 'ALLOW' } = rawOf<MeshPolicy>(entity)?.spec ?? {};
    if (action !== 'ALLOW' && action !== 'DENY') return [];
    const said = complaining(entity, graph);
    return (said.length > 0 ? said : leftOut(entity, graph)).map((each) => sightingOf(entity, each, graph));
  },
});
