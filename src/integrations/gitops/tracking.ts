import type { EntityRef } from '../../evidence/entity.js';
import type { KubeObject } from '../../evidence/objects.js';

/** Who deployed an object, by what stands on the object itself. */
export interface Tracked {
  readonly kind: 'Application' | 'Kustomization' | 'HelmRelease';
  /** `null` where the mark does not say it: an Application. */
  readonly namespace: string | null;
  readonly name: string;
  /** Which mark says so. */
  readonly detail: string;
  /** Whether the mark is nobody else's: `app.kubernetes.io/instance` stands on what Helm installs, too. */
  readonly certain: boolean;
}

const ARGO_ID = 'argocd.argoproj.io/tracking-id';
const ARGO_LABEL = 'argocd.argoproj.io/instance';
const INSTANCE = 'app.kubernetes.io/instance';
const HELM_RELEASE = 'meta.helm.sh/release-name';

/**
 * Reads `app:group/kind:namespace/name`. One that names another object was copied with a manifest and says nothing.
 * An Application outside of Argo CD's own namespace is written `namespace_name`.
 */
const byTrackingId = (id: string, { kind, name }: EntityRef): readonly Tracked[] => {
  const [app = '', type = '', object = ''] = id.split(':');
  if (type !== '' && (!type.endsWith(`/${kind}`) || !object.endsWith(`/${name}`))) return [];
  const cut = app.indexOf('_');
  return [
    {
      kind: 'Application',
      namespace: cut < 0 ? null : app.slice(0, cut),
      name: app.slice(cut + 1),
      detail: `annotation ${ARGO_ID}`,
      certain: true,
    },
  ];
};

const FLUX = [
  ['HelmRelease', 'helm.toolkit.fluxcd.io'],
  ['Kustomization', 'kustomize.toolkit.fluxcd.io'],
] as const;

/**
 * Who deployed an object, by the labels and annotations that Argo CD and Flux put on what they apply. What another object
 * controls (a pod, a ReplicaSet of a Deployment) may carry them as copies and is left to its owner.
 */
export const trackedBy = ({ metadata }: KubeObject, ref: EntityRef): readonly Tracked[] => {
  if (metadata.ownerReferences?.some(({ controller }) => controller === true)) return [];
  const { labels = {}, annotations = {} } = metadata;
  const helm = annotations[HELM_RELEASE];
  const release = helm === undefined ? '' : `, Helm release ${helm}`;
  const flux = FLUX.flatMap(([kind, group]): readonly Tracked[] => {
    const name = labels[`${group}/name`];
    if (name === undefined) return [];
    const namespace = labels[`${group}/namespace`] ?? ref.namespace;
    return [{ kind, namespace, name, detail: `label ${group}/name${release}`, certain: true }];
  });
  const id = annotations[ARGO_ID];
  const byId = id === undefined ? [] : byTrackingId(id, ref);
  if (byId.length > 0 || flux.length > 0) return [...byId, ...flux];
  const label = labels[ARGO_LABEL] === undefined ? INSTANCE : ARGO_LABEL;
  const name = labels[label];
  if (name === undefined || name === '') return [];
  const certain = label === ARGO_LABEL;
  return [{ kind: 'Application', namespace: null, name, detail: `label ${label}${release}`, certain }];
};
