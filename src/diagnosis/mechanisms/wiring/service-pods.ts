import type { CaseGraph } from '../../../evidence/case-graph.js';
import type { Entity, EntityChange } from '../../../evidence/entity.js';
import type { EndpointSlice, Pod, Service } from '../../../evidence/objects.js';
import { picks } from '../../../integrations/kubernetes/label-selector.js';
import { isHealthy } from '../../../integrations/kubernetes/pod-health.js';
import { podOf, rawOf, topOwner, workloadOf } from '../../kit/look.js';

type Labels = Readonly<Record<string, string>>;

const WORKLOADS = ['Deployment', 'StatefulSet', 'DaemonSet'] as const;

/** The pods that a Service picks; `null` where not all pods of the namespace were read. */
export const podsOfService = (
  entity: Entity,
  service: Service,
  graph: CaseGraph,
): readonly Entity[] | null => {
  const { namespace } = entity.ref;
  if (!graph.isComplete('Pod', namespace)) return null;
  return graph
    .ofKind('Pod', namespace)
    .filter((pod) => picks(service.spec?.selector, podOf(pod)?.metadata.labels));
};

/** Workloads of a namespace with the labels of their pods. */
export const workloadsIn = (
  namespace: string | null,
  graph: CaseGraph,
): readonly { readonly entity: Entity; readonly labels: Labels }[] =>
  WORKLOADS.flatMap((kind) => graph.ofKind(kind, namespace)).flatMap((entity) => {
    const labels = workloadOf(entity)?.spec.template?.metadata?.labels;
    return labels === undefined ? [] : [{ entity, labels }];
  });

/** Ready and all endpoints of a Service by its slices; `null` where they were not all read. */
export const endpointCount = (
  { ref }: Entity,
  graph: CaseGraph,
): { readonly ready: number; readonly total: number } | null => {
  if (!graph.isComplete('EndpointSlice', ref.namespace)) return null;
  const endpoints = graph
    .ofKind('EndpointSlice', ref.namespace)
    .flatMap((entity) => rawOf<EndpointSlice>(entity) ?? [])
    .filter(({ metadata }) => metadata.labels?.['kubernetes.io/service-name'] === ref.name)
    .flatMap((slice) => slice.endpoints ?? []);
  return {
    ready: endpoints.filter(({ conditions }) => conditions?.ready !== false).length,
    total: endpoints.length,
  };
};

/** Whether a Service has pods picked by labels: no ExternalName, no endpoints of its own. */
export const isSelecting = ({ spec }: Service): boolean =>
  spec?.type !== 'ExternalName' && Object.keys(spec?.selector ?? {}).length > 0;

/** `app=cart, tier=live`. */
export const labelText = (labels: Labels | undefined): string =>
  Object.entries(labels ?? {})
    .map(([key, value]) => `${key}=${value}`)
    .join(', ');

/** The workloads at the top of pods, each once. */
export const ownersOf = (pods: readonly Entity[], graph: CaseGraph): readonly Entity[] => [
  ...new Map(pods.map((pod) => topOwner(pod, graph)).map((top) => [top.key, top])).values(),
];

/** Ports that the containers of a pod declare, sidecars among them. */
export const declaredPorts = ({
  spec,
}: Pod): readonly { readonly name: string | null; readonly port: number; readonly container: string }[] =>
  [
    ...(spec.initContainers ?? []).filter(({ restartPolicy }) => restartPolicy === 'Always'),
    ...spec.containers,
  ].flatMap(({ name: container, ports = [] }) =>
    ports.map(({ name = null, containerPort }) => ({ name, port: containerPort, container })),
  );

/** Whether a pod that was read runs and is ready. */
export const isWell = (entity: Entity): boolean => {
  const pod = podOf(entity);
  return pod !== null && isHealthy(pod);
};

/** When something was last written or made, as far as the cluster remembers; RFC 3339. */
export const lastChange = ({ changes }: Entity): EntityChange | null => changes[0] ?? null;

/** The later of two times. */
export const later = (one: string | null, other: string | null): string | null => {
  if (one === null || other === null) return one ?? other;
  return Date.parse(one) >= Date.parse(other) ? one : other;
};
