import type { CaseGraph } from '../../../evidence/case-graph.js';
import type { Entity, EntityKey } from '../../../evidence/entity.js';
import type { Node, Pod, Toleration } from '../../../evidence/objects.js';
import { nodeOf, podOf } from '../../kit/look.js';
import { quantity } from '../../../integrations/kubernetes/quantity.js';

type Taint = NonNullable<NonNullable<Node['spec']>['taints']>[number];

/** All nodes of the cluster; none where they were not all read. */
export const nodesOf = (graph: CaseGraph): readonly Node[] =>
  graph.isComplete('Node', null) ? graph.ofKind('Node').flatMap((entity) => nodeOf(entity) ?? []) : [];

const isTolerated = ({ key, value = '', effect }: Taint, tolerations: readonly Toleration[]): boolean =>
  tolerations.some(
    (each) =>
      (each.key === undefined || each.key === key) &&
      (each.effect === undefined || each.effect === '' || each.effect === effect) &&
      (each.operator === 'Exists' || (each.value ?? '') === value),
  );

/** Taints of a node that keep a pod out. */
export const untolerated = (node: Node, pod: Pick<Pod['spec'], 'tolerations'>): readonly Taint[] =>
  (node.spec?.taints ?? []).filter(
    (taint) => taint.effect !== 'PreferNoSchedule' && !isTolerated(taint, pod.tolerations ?? []),
  );

export const taintText = ({ key, value = '', effect }: Taint): string =>
  `${key}${value === '' ? '' : `=${value}`}:${effect}`;

/** Whether a node has the labels that the pod's `nodeSelector` asks for. */
export const hasLabels = ({ metadata }: Node, { nodeSelector = {} }: Pod['spec']): boolean =>
  Object.entries(nodeSelector).every(([key, value]) => metadata.labels?.[key] === value);

/** Nodes that the pod's selector and tolerations leave. */
export const eligible = (nodes: readonly Node[], { spec }: Pod): readonly Node[] =>
  nodes.filter(
    (node) =>
      node.spec?.unschedulable !== true && hasLabels(node, spec) && untolerated(node, spec).length === 0,
  );

/** What a pod asks of its node, in the resource's base unit: its containers together, or its largest init container. */
export const askedBy = ({ spec }: Pod, resource: string): number => {
  const of = ({ resources }: Pod['spec']['containers'][number]): number =>
    quantity(resources?.requests?.[resource] ?? resources?.limits?.[resource]) ?? 0;
  const together = spec.containers.reduce((sum, container) => sum + of(container), 0);
  const inits = (spec.initContainers ?? []).filter(({ restartPolicy }) => restartPolicy !== 'Always');
  return Math.max(together, ...inits.map(of));
};

const isOver = ({ status }: Pod): boolean => status?.phase === 'Succeeded' || status?.phase === 'Failed';

/** What the pods on a node leave of a resource; `null` where not the pods of all namespaces were read. */
export const freeOn = (graph: CaseGraph, node: Node, resource: string): number | null => {
  if (!graph.isComplete('Pod', null)) return null;
  const size = quantity(node.status?.allocatable?.[resource]) ?? 0;
  return graph
    .ofKind('Pod')
    .flatMap((entity) => podOf(entity) ?? [])
    .filter((pod) => pod.spec.nodeName === node.metadata.name && !isOver(pod))
    .reduce((left, pod) => left - (resource === 'pods' ? 1 : askedBy(pod, resource)), size);
};

/** The nodes that the graph leads a waiting pod to, because their own state keeps pods out. */
export const nodesBehind = ({
  entity,
  graph,
}: {
  readonly entity: Entity;
  readonly graph: CaseGraph;
}): readonly EntityKey[] =>
  graph
    .relationsFrom(entity.key, 'limited by')
    .filter(({ detail }) => detail === 'keeps pods out')
    .map(({ to }) => to);
