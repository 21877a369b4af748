import type { Condition, KubeObject } from '../../../evidence/objects.js';

/** Where the manifests lie. */
export interface Source {
  readonly repoURL?: string;
  readonly path?: string;
  readonly chart?: string;
  readonly targetRevision?: string;
}

/** Who asked for an operation. */
export interface Initiator {
  readonly username?: string;
  readonly automated?: boolean;
}

/** An object that an application deploys, as its status lists it. */
export interface DeployedObject {
  readonly group?: string;
  readonly kind?: string;
  readonly namespace?: string;
  readonly name?: string;
  /** `Synced`, `OutOfSync`, `Unknown`. */
  readonly status?: string;
  readonly health?: { readonly status?: string; readonly message?: string };
}

/** An object with what an operation did with it. */
export interface SyncedObject extends Omit<DeployedObject, 'health'> {
  readonly message?: string;
  readonly hookPhase?: string;
}

/**
 * The parts of an Application that are read.
 * Source: argoproj.io/v1alpha1 of Argo CD 3 (`ApplicationSpec`, `ApplicationStatus`).
 */
export interface Application extends KubeObject {
  readonly spec?: {
    readonly source?: Source;
    readonly sources?: readonly Source[];
    readonly project?: string;
    readonly destination?: { readonly namespace?: string; readonly server?: string; readonly name?: string };
    readonly syncPolicy?: { readonly automated?: object | null };
  };
  readonly status?: {
    readonly sync?: {
      readonly status?: string;
      readonly revision?: string;
      readonly revisions?: readonly string[];
    };
    readonly health?: { readonly status?: string; readonly message?: string };
    readonly history?: readonly {
      readonly id?: number;
      readonly revision?: string;
      readonly revisions?: readonly string[];
      readonly deployedAt?: string;
      readonly initiatedBy?: Initiator;
    }[];
    readonly operationState?: {
      readonly phase?: string;
      readonly message?: string;
      readonly startedAt?: string;
      readonly finishedAt?: string;
      readonly retryCount?: number;
      readonly operation?: {
        readonly initiatedBy?: Initiator;
        readonly sync?: { readonly revision?: string };
      };
      readonly syncResult?: {
        readonly revision?: string;
        readonly revisions?: readonly string[];
        readonly resources?: readonly SyncedObject[];
      };
    };
    readonly conditions?: readonly Omit<Condition, 'status'>[];
    readonly resources?: readonly DeployedObject[];
  };
}

/** Whether an application lists an object among those that it deploys. */
export const deploys = (
  { status, spec }: Application,
  {
    kind,
    namespace,
    name,
  }: { readonly kind: string; readonly namespace: string | null; readonly name: string },
): boolean =>
  (status?.resources ?? []).some(
    (each) =>
      each.kind === kind &&
      each.name === name &&
      (namespace === null || (each.namespace ?? spec?.destination?.namespace) === namespace),
  );
