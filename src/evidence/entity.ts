import type { EvidenceId } from './evidence.js';
import type { ContainerLog, Fact } from './fact.js';
import type { KubeEvent, KubeObject } from './objects.js';

/**
 * What a case is about, by name. `kind` is that of the API (`Deployment`, `Service`), or one of our own for what lies
 * outside of it: `Host`, `Image`. `namespace` is `null` for what has none.
 */
export interface EntityRef {
  readonly kind: string;
  readonly namespace: string | null;
  readonly name: string;
}

/** `Deployment/shop/cart`, `Node/worker-1`; equal for equal references. */
export type EntityKey = string & { readonly __brand: 'EntityKey' };

export const entityKey = ({ kind, namespace, name }: EntityRef): EntityKey =>
  `${kind}/${namespace === null ? '' : `${namespace}/`}${name}` as EntityKey;

/** An event with the evidence it was read in. */
export interface SeenEvent {
  readonly event: KubeEvent;
  readonly evidence: EvidenceId;
}

/**
 * What sort of change it was. `rollout`: something came to run that did not before; `run`: a controller made a run of it, as
 * it does again and again; `failed`: it was tried.
 */
export type ChangeKind = 'rollout' | 'written' | 'created' | 'run' | 'failed';

/** That something about an entity changed, as far as the cluster remembers. */
export interface EntityChange {
  readonly kind: ChangeKind;
  /** RFC 3339. */
  readonly at: string;
  /** What changed, in words: `revision 4: image 1.9.2 → 1.10.0`. */
  readonly what: string;
  /** What differs, one text a value (`DB_PORT 5432 → 543`); only of changes that were recorded as they happened. */
  readonly differs?: readonly string[];
  /** Who wrote it (`kubectl-edit`, `argocd-controller`); `null` where that is not told. */
  readonly by: string | null;
}

/** A line of a log that tells of a failure. */
export interface ErrorLine {
  readonly pod: string;
  readonly container: string;
  /** RFC 3339 of the API; `null` where the line has none. */
  readonly at: string | null;
  /** As the program wrote it, bounded. */
  readonly text: string;
  readonly evidence: EvidenceId;
}

/** One thing of the case and what was read about it. */
export interface Entity {
  readonly key: EntityKey;
  readonly ref: EntityRef;
  /** Calls between the subject and it: 0 for the subject and its own parts; `null` for what lies on no way from it. */
  readonly hops: number | null;
  /** `absent`: something refers to it and it does not exist. */
  readonly object: Fact<KubeObject>;
  /** Whether its own state says that it is not well; `null` where that could not be told. */
  readonly sick: boolean | null;
  /** What is wrong with its state, a few words each: `0 of 2 replicas are ready`. */
  readonly trouble: readonly string[];
  /** Newest first. */
  readonly events: readonly SeenEvent[];
  readonly logs: readonly ContainerLog[];
  /** Of its logs, since shortly before the alert began; newest last. */
  readonly errorLines: readonly ErrorLine[];
  /** Newest first. */
  readonly changes: readonly EntityChange[];
}

/** `deployment shop/cart`, as people write it. */
export const entityTitle = ({ kind, namespace, name }: EntityRef): string =>
  `${kind.toLowerCase()} ${namespace === null ? '' : `${namespace}/`}${name}`;
