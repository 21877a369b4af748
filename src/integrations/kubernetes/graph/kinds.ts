import { CHAOS_MESH_KINDS, LITMUS_KIND } from '../../../evidence/chaos-kinds.js';

/** Where the objects of a kind are, and how they are read for a case. */
export interface GraphKind {
  readonly kind: string;
  readonly apiVersion: string;
  readonly plural: string;
  readonly namespaced: boolean;
  /** Whether all of a namespace (or of the cluster) are read at once, so that absence is known and reads are shared. */
  readonly listed: boolean;
  /** Most objects of a list; with as many the list counts as cut. */
  readonly limit: number;
}

const inNamespace = (kind: string, apiVersion: string, plural: string, limit = 500): GraphKind => ({
  kind,
  apiVersion,
  plural,
  namespaced: true,
  listed: true,
  limit,
});

/** Read whole for every namespace that a case touches. */
export const NAMESPACE_KINDS: readonly GraphKind[] = [
  inNamespace('Pod', 'v1', 'pods'),
  inNamespace('Service', 'v1', 'services'),
  inNamespace('EndpointSlice', 'discovery.k8s.io/v1', 'endpointslices'),
  inNamespace('ReplicaSet', 'apps/v1', 'replicasets'),
  inNamespace('Deployment', 'apps/v1', 'deployments'),
  inNamespace('StatefulSet', 'apps/v1', 'statefulsets'),
  inNamespace('DaemonSet', 'apps/v1', 'daemonsets'),
  inNamespace('Job', 'batch/v1', 'jobs', 200),
  inNamespace('CronJob', 'batch/v1', 'cronjobs', 200),
  inNamespace('HorizontalPodAutoscaler', 'autoscaling/v2', 'horizontalpodautoscalers', 200),
  inNamespace('PersistentVolumeClaim', 'v1', 'persistentvolumeclaims', 200),
  inNamespace('ResourceQuota', 'v1', 'resourcequotas', 50),
  inNamespace('LimitRange', 'v1', 'limitranges', 50),
  inNamespace('PodDisruptionBudget', 'policy/v1', 'poddisruptionbudgets', 200),
  inNamespace('NetworkPolicy', 'networking.k8s.io/v1', 'networkpolicies', 200),
  inNamespace('Ingress', 'networking.k8s.io/v1', 'ingresses', 200),
  inNamespace('Certificate', 'cert-manager.io/v1', 'certificates', 200), // where cert-manager is installed
  inNamespace('ScaledObject', 'keda.sh/v1alpha1', 'scaledobjects', 200), // where KEDA is installed
];

/** Kinds of a chaos tool, whose plural is the kind itself; the first tells whether the tool is there. */
const chaos = (kind: string, apiVersion: string, plural = kind.toLowerCase()): GraphKind =>
  inNamespace(kind, apiVersion, plural, 100);

/** Read for every namespace of a case, the rest of a tool only where its first kind is served. */
export const CHAOS_KINDS: readonly (readonly GraphKind[])[] = [
  CHAOS_MESH_KINDS.map((kind) => chaos(kind, 'chaos-mesh.org/v1alpha1')),
  [chaos(LITMUS_KIND, 'litmuschaos.io/v1alpha1', 'chaosengines')],
];

const ofCluster = (kind: string, apiVersion: string, plural: string, listed: boolean): GraphKind => ({
  kind,
  apiVersion,
  plural,
  namespaced: false,
  listed,
  limit: 500,
});

/** Read when something refers to one. */
const ON_DEMAND: readonly GraphKind[] = [
  ofCluster('Node', 'v1', 'nodes', true),
  ofCluster('PersistentVolume', 'v1', 'persistentvolumes', false),
  ofCluster('StorageClass', 'storage.k8s.io/v1', 'storageclasses', true),
  ofCluster('IngressClass', 'networking.k8s.io/v1', 'ingressclasses', true),
  ofCluster('PriorityClass', 'scheduling.k8s.io/v1', 'priorityclasses', true),
  ofCluster('Namespace', 'v1', 'namespaces', false),
  ofCluster('APIService', 'apiregistration.k8s.io/v1', 'apiservices', false),
  ofCluster(
    'ValidatingWebhookConfiguration',
    'admissionregistration.k8s.io/v1',
    'validatingwebhookconfigurations',
    true,
  ),
  ofCluster(
    'MutatingWebhookConfiguration',
    'admissionregistration.k8s.io/v1',
    'mutatingwebhookconfigurations',
    true,
  ),
  ofCluster('ClusterIssuer', 'cert-manager.io/v1', 'clusterissuers', false),
  {
    kind: 'Issuer',
    apiVersion: 'cert-manager.io/v1',
    plural: 'issuers',
    namespaced: true,
    listed: false,
    limit: 0,
  },
  {
    kind: 'ScaledJob',
    apiVersion: 'keda.sh/v1alpha1',
    plural: 'scaledjobs',
    namespaced: true,
    listed: false,
    limit: 0,
  },
  {
    kind: 'ControllerRevision',
    apiVersion: 'apps/v1',
    plural: 'controllerrevisions',
    namespaced: true,
    listed: false,
    limit: 300,
  },
  { kind: 'ConfigMap', apiVersion: 'v1', plural: 'configmaps', namespaced: true, listed: false, limit: 0 },
  {
    kind: 'ServiceAccount',
    apiVersion: 'v1',
    plural: 'serviceaccounts',
    namespaced: true,
    listed: false,
    limit: 0,
  },
];

/** Every kind that a case may read; the ClusterRole grants them. */
export const GRAPH_KINDS: readonly GraphKind[] = [...NAMESPACE_KINDS, ...CHAOS_KINDS.flat(), ...ON_DEMAND];

const BY_KIND: ReadonlyMap<string, GraphKind> = new Map(GRAPH_KINDS.map((kind) => [kind.kind, kind]));

/** The pods of all namespaces at once, by `null` for their namespace: what the nodes have left is only told by all of them. */
export const ALL_PODS: GraphKind = {
  ...inNamespace('Pod', 'v1', 'pods', 2000),
};

/** `undefined` for a kind that is not read for the graph. */
export const graphKind = (kind: string): GraphKind | undefined => BY_KIND.get(kind);
