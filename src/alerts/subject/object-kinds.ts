/**
 * Objects that an alert can be about beside pods, workloads, services and nodes: the sort of subject that each kind is,
 * whether it lies in a namespace, and for a kind that nothing else here reads the API that serves it.
 */
export const OBJECT_KINDS = {
  PersistentVolumeClaim: { subject: 'claim', namespaced: true },
  PersistentVolume: { subject: 'volume', namespaced: false },
  HorizontalPodAutoscaler: { subject: 'autoscaler', namespaced: true },
  VerticalPodAutoscaler: { subject: 'autoscaler', namespaced: true },
  ScaledObject: { subject: 'autoscaler', namespaced: true },
  ScaledJob: { subject: 'autoscaler', namespaced: true },
  ResourceQuota: { subject: 'quota', namespaced: true },
  PodDisruptionBudget: { subject: 'disruption-budget', namespaced: true },
  Ingress: { subject: 'ingress', namespaced: true },
  HTTPRoute: { subject: 'ingress', namespaced: true },
  Gateway: { subject: 'ingress', namespaced: true },
  Route: { subject: 'ingress', namespaced: true },
  Certificate: { subject: 'certificate', namespaced: true },
  Application: { subject: 'release', namespaced: true },
  Kustomization: { subject: 'release', namespaced: true },
  HelmRelease: { subject: 'release', namespaced: true },
  GitRepository: { subject: 'release', namespaced: true },
  Rollout: { subject: 'release', namespaced: true },
  APIService: { subject: 'resource', namespaced: false, apiVersion: 'apiregistration.k8s.io/v1' },
  ExternalSecret: { subject: 'resource', namespaced: true, apiVersion: 'external-secrets.io/v1' },
  SecretStore: { subject: 'resource', namespaced: true, apiVersion: 'external-secrets.io/v1' },
  NodePool: { subject: 'resource', namespaced: false, apiVersion: 'karpenter.sh/v1' },
  NodeClaim: { subject: 'resource', namespaced: false, apiVersion: 'karpenter.sh/v1' },
  PipelineRun: { subject: 'resource', namespaced: true, apiVersion: 'tekton.dev/v1' },
  TaskRun: { subject: 'resource', namespaced: true, apiVersion: 'tekton.dev/v1' },
  Workflow: { subject: 'resource', namespaced: true, apiVersion: 'argoproj.io/v1alpha1' },
} as const;

export type ObjectKind = keyof typeof OBJECT_KINDS;
/** The sort of subject that an object is; `resource` for one of a kind that stands above in no line. */
export type ObjectSubjectKind = (typeof OBJECT_KINDS)[ObjectKind]['subject'] | 'resource';

export const isObjectKind = (name: string): name is ObjectKind => Object.hasOwn(OBJECT_KINDS, name);

/** What is known of a kind: of one that only a cluster knows, that it may lie in a namespace. */
export const objectKind = (
  kind: string,
): { readonly subject: ObjectSubjectKind; readonly namespaced: boolean } =>
  isObjectKind(kind) ? OBJECT_KINDS[kind] : { subject: 'resource', namespaced: true };

/** An object such as a claim, or one of an operator's own kind. */
export interface NamedObject {
  /** As the API writes it. */
  readonly kind: string;
  readonly name: string;
  /** `group/version`, where the labels tell it; such a kind can be read although nobody knew of it before. */
  readonly apiVersion?: string;
}

/** The object that a label names whose term says its kind. */
export const objectOfKind = (kind: ObjectKind, name: string): NamedObject => {
  const known = OBJECT_KINDS[kind];
  return { kind, name, ...('apiVersion' in known && { apiVersion: known.apiVersion }) };
};
