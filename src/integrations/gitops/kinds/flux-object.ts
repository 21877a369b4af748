import type { EntityRef } from '../../../evidence/entity.js';
import type { Condition, KubeObject } from '../../../evidence/objects.js';

/** Another object of Flux, by name. */
export interface Reference {
  readonly kind?: string;
  readonly name?: string;
  readonly namespace?: string;
}

/** What every object of Flux has. Source: the API reference of Flux 2.6. */
export interface FluxObject extends KubeObject {
  readonly spec?: {
    readonly suspend?: boolean;
    readonly dependsOn?: readonly Reference[];
    readonly sourceRef?: Reference;
    readonly chartRef?: Reference;
    readonly targetNamespace?: string;
    readonly path?: string;
    readonly url?: string;
    readonly chart?: {
      readonly spec?: {
        readonly chart?: string;
        readonly version?: string;
        readonly sourceRef?: Reference;
      };
    };
  };
  readonly status?: {
    readonly conditions?: readonly Condition[];
    readonly lastAppliedRevision?: string;
    readonly lastAttemptedRevision?: string;
    readonly failures?: number;
    readonly installFailures?: number;
    readonly upgradeFailures?: number;
    readonly history?: readonly HistoryEntry[];
    readonly inventory?: { readonly entries?: readonly { readonly id?: string }[] };
    readonly artifact?: { readonly revision?: string; readonly lastUpdateTime?: string };
  };
}

/** A release of a HelmRelease, or a revision of a Kustomization. */
export interface HistoryEntry {
  readonly chartName?: string;
  readonly chartVersion?: string;
  readonly appVersion?: string;
  readonly version?: number;
  readonly status?: string;
  readonly lastDeployed?: string;
  readonly firstReconciled?: string;
  readonly lastReconciledStatus?: string;
  readonly metadata?: Readonly<Record<string, string>>;
}

/** What it is made from: a repository, a chart, a bucket. */
export const sourceOf = ({ spec }: FluxObject): Reference | undefined =>
  spec?.sourceRef ?? spec?.chartRef ?? spec?.chart?.spec?.sourceRef;

/** Kinds in an inventory whose trouble is that of what deployed them. */
const WORKLOADS = new Set(['Deployment', 'StatefulSet', 'DaemonSet', 'CronJob', 'Rollout', 'HelmRelease']);

/** Workloads that a Kustomization applied, by its inventory: `shop_cart_apps_Deployment`. Source: cli-utils `ObjMetadata`. */
export const inventoryOf = ({ status }: FluxObject): readonly EntityRef[] =>
  (status?.inventory?.entries ?? []).flatMap(({ id = '' }) => {
    const [namespace = '', name = '', , kind = ''] = id.split('_');
    return WORKLOADS.has(kind) && name !== '' ? [{ kind, namespace: namespace || null, name }] : [];
  });
