import { managed, metadata } from './built.ts';
import { child, mergePatch, type Json } from './json.ts';

/** API version of each kind that a scenario may name; of the cluster where it says so. */
const KINDS: Readonly<Record<string, readonly [apiVersion: string, scope?: 'cluster']>> = {
  ConfigMap: ['v1'],
  Service: ['v1'],
  ServiceAccount: ['v1'],
  ResourceQuota: ['v1'],
  LimitRange: ['v1'],
  PersistentVolumeClaim: ['v1'],
  PersistentVolume: ['v1', 'cluster'],
  Namespace: ['v1', 'cluster'],
  StorageClass: ['storage.k8s.io/v1', 'cluster'],
  VolumeAttachment: ['storage.k8s.io/v1', 'cluster'],
  CSIDriver: ['storage.k8s.io/v1', 'cluster'],
  HorizontalPodAutoscaler: ['autoscaling/v2'],
  PodDisruptionBudget: ['policy/v1'],
  NetworkPolicy: ['networking.k8s.io/v1'],
  Ingress: ['networking.k8s.io/v1'],
  IngressClass: ['networking.k8s.io/v1', 'cluster'],
  Role: ['rbac.authorization.k8s.io/v1'],
  RoleBinding: ['rbac.authorization.k8s.io/v1'],
  PriorityClass: ['scheduling.k8s.io/v1', 'cluster'],
  ValidatingWebhookConfiguration: ['admissionregistration.k8s.io/v1', 'cluster'],
  MutatingWebhookConfiguration: ['admissionregistration.k8s.io/v1', 'cluster'],
  APIService: ['apiregistration.k8s.io/v1', 'cluster'],
  VirtualService: ['networking.istio.io/v1'],
  DestinationRule: ['networking.istio.io/v1'],
  ServiceEntry: ['networking.istio.io/v1'],
  PeerAuthentication: ['security.istio.io/v1'],
  AuthorizationPolicy: ['security.istio.io/v1'],
  Gateway: ['gateway.networking.k8s.io/v1'],
  HTTPRoute: ['gateway.networking.k8s.io/v1'],
  GRPCRoute: ['gateway.networking.k8s.io/v1'],
  Certificate: ['cert-manager.io/v1'],
  Issuer: ['cert-manager.io/v1'],
  ClusterIssuer: ['cert-manager.io/v1', 'cluster'],
  Application: ['argoproj.io/v1alpha1'],
  Kustomization: ['kustomize.toolkit.fluxcd.io/v1'],
  HelmRelease: ['helm.toolkit.fluxcd.io/v2'],
  Rollout: ['argoproj.io/v1alpha1'],
  GitRepository: ['source.toolkit.fluxcd.io/v1'],
  HelmRepository: ['source.toolkit.fluxcd.io/v1'],
  ScaledObject: ['keda.sh/v1alpha1'],
  PodChaos: ['chaos-mesh.org/v1alpha1'],
  NetworkChaos: ['chaos-mesh.org/v1alpha1'],
  StressChaos: ['chaos-mesh.org/v1alpha1'],
  HTTPChaos: ['chaos-mesh.org/v1alpha1'],
  IOChaos: ['chaos-mesh.org/v1alpha1'],
  DNSChaos: ['chaos-mesh.org/v1alpha1'],
  TimeChaos: ['chaos-mesh.org/v1alpha1'],
  JVMChaos: ['chaos-mesh.org/v1alpha1'],
  KernelChaos: ['chaos-mesh.org/v1alpha1'],
  ChaosEngine: ['litmuschaos.io/v1alpha1'],
  TidbCluster: ['pingcap.com/v1alpha1'],
  PostgresCluster: ['postgres.example.com/v1'],
  ExternalSecret: ['external-secrets.io/v1'],
  Bucket: ['s3.aws.upbound.io/v1beta1'],
  KafkaTopic: ['kafka.strimzi.io/v1beta2'],
  Workflow: ['argoproj.io/v1alpha1'],
  BackupStorageLocation: ['velero.io/v1'],
  Pod: ['v1'],
  Event: ['v1'],
  Node: ['v1', 'cluster'],
  Deployment: ['apps/v1'],
  ReplicaSet: ['apps/v1'],
  StatefulSet: ['apps/v1'],
  DaemonSet: ['apps/v1'],
  ControllerRevision: ['apps/v1'],
  Job: ['batch/v1'],
  CronJob: ['batch/v1'],
  Endpoints: ['v1'],
  EndpointSlice: ['discovery.k8s.io/v1'],
};

/** Kinds for `snapshot.json`: whatever a recorder may list of them was read, so a kind without objects has none. */
export const RECORDED_KINDS: readonly string[] = Object.keys(KINDS);

export interface Named {
  readonly apiVersion: string;
  readonly kind: string;
  readonly namespace?: string;
  readonly name: string;
}

/** Reads `Kind/name` or `Kind/namespace/name`. @throws Error for a kind that is not in the table */
export const named = (key: string, namespace: string): Named => {
  const [kind = '', ...rest] = key.split('/');
  const [apiVersion, scope] = KINDS[kind] ?? [];
  if (apiVersion === undefined) throw new Error(`no such kind: ${key}`);
  const name = rest.at(-1) ?? '';
  return {
    apiVersion,
    kind,
    name,
    ...(scope === undefined && { namespace: rest.length > 1 ? rest[0] : namespace }),
  };
};

/**
 * An object of any kind from what is said of it.
 * @param text its fields; `metadata` is merged, `age` is read by the caller
 * @param changed when it was last written
 */
export const bareObject = (
  key: string,
  namespace: string,
  text: Json,
  created: string,
  changed: string,
): Json => {
  const identity = named(key, namespace);
  const { metadata: more = {}, apiVersion = identity.apiVersion, ...fields } = text;
  const written = managed(String(apiVersion), changed, Object.keys(fields));
  const own = metadata(identity, created, written);
  return { apiVersion, kind: identity.kind, metadata: mergePatch(own, more), ...fields };
};

export const keyOf = (object: Json): string => {
  const { namespace = '', name } = child(object, 'metadata');
  return `${String(object['kind'])}/${String(namespace)}/${String(name)}`;
};
