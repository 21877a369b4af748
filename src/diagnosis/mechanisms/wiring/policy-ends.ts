import type { CaseGraph } from '../../../evidence/case-graph.js';
import type { Entity } from '../../../evidence/entity.js';
import { resolvedTarget } from './service-ports.js';
import type { NetworkPolicy } from '../../../integrations/kubernetes/graph/entities/network-policy.js';
import { selects } from '../../../integrations/kubernetes/label-selector.js';
import { podOf, rawOf, serviceOf } from '../../kit/look.js';
import { isolates, type Direction, type End } from './policy-admits.js';
import { declaredPorts, lastChange, podsOfService } from './service-pods.js';

/** A pod as a policy sees it; `null` for what is no pod. */
export const endOf = (entity: Entity, graph: CaseGraph): End | null => {
  const pod = podOf(entity);
  const { namespace } = entity.ref;
  if (pod === null || namespace === null) return null;
  const space = graph.find('Namespace', null, namespace);
  return {
    namespace,
    labels: pod.metadata.labels ?? {},
    namespaceLabels: space === null ? null : (rawOf(space)?.metadata.labels ?? null),
    address: pod.status?.podIP ?? null,
    ports: Object.fromEntries(
      declaredPorts(pod).flatMap(({ name, port }) => (name === null ? [] : [[name, port]])),
    ),
  };
};

/** The policies of a namespace that isolate a pod in a direction, the newest change first; `null` where they were not all read. */
export const policiesOn = (
  end: End,
  direction: Direction,
  graph: CaseGraph,
): readonly { readonly entity: Entity; readonly policy: NetworkPolicy }[] | null => {
  if (!graph.isComplete('NetworkPolicy', end.namespace)) return null;
  return graph
    .ofKind('NetworkPolicy', end.namespace)
    .flatMap((entity) => {
      const policy = rawOf<NetworkPolicy>(entity);
      return policy === null ? [] : [{ entity, policy }];
    })
    .filter(
      ({ policy }) => isolates(policy, direction) && selects(policy.spec?.podSelector ?? {}, end.labels),
    )
    .toSorted((a, b) => changedMs(b.entity) - changedMs(a.entity));
};

const changedMs = (entity: Entity): number => Date.parse(lastChange(entity)?.at ?? '') || 0;

/** The pods that a callee stands for, with the port of each that a call goes to; `null` where the port is not known. */
export const reachedPods = (
  callee: Entity,
  asked: number | string | null,
  graph: CaseGraph,
): readonly { readonly pod: Entity; readonly port: number | null }[] => {
  if (callee.ref.kind === 'Pod') {
    return [{ pod: callee, port: typeof asked === 'number' ? asked : null }];
  }
  const service = serviceOf(callee);
  if (service === null) return [];
  return (podsOfService(callee, service, graph) ?? []).flatMap((entity) => {
    const pod = podOf(entity);
    return pod === null ? [] : [{ pod: entity, port: resolvedTarget(service, asked, pod) }];
  });
};
