/**
 * Objects that an alert can be about beside pods, workloads, services and nodes: the sort of subject that each kind is, and
 * whether it lies in a namespace.
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
} as const;

export type ObjectKind = keyof typeof OBJECT_KINDS;
export type ObjectSubjectKind = (typeof OBJECT_KINDS)[ObjectKind]['subject'];

export const isObjectKind = (name: string): name is ObjectKind => Object.hasOwn(OBJECT_KINDS, name);

/** An object of one of these kinds, such as a claim. */
export interface NamedObject {
  readonly kind: ObjectKind;
  readonly name: string;
}
