/** Where the objects of a kind are. */
export interface DeliveryKind {
  readonly kind: string;
  /** As the cluster may serve them, the newest first. */
  readonly apiVersions: readonly string[];
  readonly plural: string;
  /** Whether it deploys others, and is listed by the tools; else it is what those read from. */
  readonly deploys: boolean;
}

const SOURCES = ['source.toolkit.fluxcd.io/v1', 'source.toolkit.fluxcd.io/v1beta2'];

const source = (kind: string, plural: string): DeliveryKind => ({
  kind,
  apiVersions: SOURCES,
  plural,
  deploys: false,
});

/**
 * What brings workloads into a cluster, and what it reads from.
 * Source: the CRDs of Argo CD 3, Argo Rollouts 1.8 and Flux 2.6, with the versions that Flux before 2.3 served.
 */
export const DELIVERY_KINDS: readonly DeliveryKind[] = [
  { kind: 'Application', apiVersions: ['argoproj.io/v1alpha1'], plural: 'applications', deploys: true },
  {
    kind: 'Kustomization',
    apiVersions: ['kustomize.toolkit.fluxcd.io/v1', 'kustomize.toolkit.fluxcd.io/v1beta2'],
    plural: 'kustomizations',
    deploys: true,
  },
  {
    kind: 'HelmRelease',
    apiVersions: [
      'helm.toolkit.fluxcd.io/v2',
      'helm.toolkit.fluxcd.io/v2beta2',
      'helm.toolkit.fluxcd.io/v2beta1',
    ],
    plural: 'helmreleases',
    deploys: true,
  },
  { kind: 'Rollout', apiVersions: ['argoproj.io/v1alpha1'], plural: 'rollouts', deploys: true },
  source('GitRepository', 'gitrepositories'),
  source('OCIRepository', 'ocirepositories'),
  source('HelmRepository', 'helmrepositories'),
  source('HelmChart', 'helmcharts'),
  source('Bucket', 'buckets'),
];

const BY_KIND: ReadonlyMap<string, DeliveryKind> = new Map(DELIVERY_KINDS.map((each) => [each.kind, each]));

/** `undefined` for a kind that has nothing to do with deploying. */
export const deliveryKind = (kind: string): DeliveryKind | undefined => BY_KIND.get(kind);
