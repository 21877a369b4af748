import type { ReadOutcome } from '../../transport/read-outcome.js';
import type { ApiResource, ServedKind } from './client/discovery.js';
import type { KubeEvent, KubeObject } from '../../evidence/objects.js';

/** A collection of the API: `v1` or `group/version`, and the plural in lower case. */
export interface CollectionRef {
  readonly apiVersion: string;
  readonly plural: string;
  /** Absent for cluster-scoped kinds and for lists over all namespaces. */
  readonly namespace?: string | null;
}

export interface ObjectRef extends CollectionRef {
  readonly name: string;
  /** Whether the server is asked for metadata alone: content (a ConfigMap's data, a Secret) never comes over the wire. */
  readonly metadataOnly?: boolean;
}

export interface ListQuery extends CollectionRef {
  readonly labelSelector?: string;
  readonly fieldSelector?: string;
  /** Most objects returned, over all pages; the rest is left unread. */
  readonly limit: number;
  /** As for one object: metadata alone. */
  readonly metadataOnly?: boolean;
  /** What is kept of each object; the rest of a page is let go before the next is read. */
  readonly reduced?: (object: never) => KubeObject;
  /** Called when one page turns out not to hold all, before the next is read. */
  readonly onFurtherPage?: () => void;
}

export interface LogQuery {
  readonly namespace: string;
  readonly pod: string;
  readonly container: string;
  readonly previous: boolean;
  readonly tailLines: number;
  readonly sinceSeconds?: number;
}

/** Events about one object. `namespace` is `null` for nodes (their events lie in `default`). */
export interface EventQuery {
  readonly namespace: string | null;
  readonly kind: string;
  readonly name: string;
}

/**
 * Reads a cluster: a live one or a recorded one (`KUBE_SNAPSHOT`). Injectable by class. Never throws for the cluster's
 * state or a bad name; only get, list and the log sub-resource. Each call has its own timeout
 * (`K8S_API_TIMEOUT_SECONDS`) and ends with `signal`. Namespaces that the settings do not allow are answered
 * `forbidden: not allowed by configuration` without a request.
 */
export abstract class KubernetesReader {
  /** Whether there is a cluster to read, and if not, why (`kubernetes client is not configured`). */
  abstract availability(): { readonly configured: boolean; readonly reason: string | null };
  /**
   * Loads the client ahead of the first reading; it takes about a second of the event loop, so after the port listens.
   * Never throws: every reading says why it could not be made.
   */
  async prepare(): Promise<void> {}
  /** Whether the cluster answers, and lets us in at all. A recorded one always does. */
  async reach(_signal: AbortSignal): Promise<ReadOutcome<unknown>> {
    return { status: 'ok', value: null };
  }
  /** Now, or when the snapshot was recorded. */
  abstract now(): Date;
  abstract get<T extends KubeObject>(ref: ObjectRef, signal: AbortSignal): Promise<ReadOutcome<T>>;
  abstract list<T extends KubeObject>(
    query: ListQuery,
    signal: AbortSignal,
  ): Promise<ReadOutcome<readonly T[]>>;
  /** Lines with the API's RFC 3339 time in front, oldest first, as much as the byte bound lets through. */
  abstract logs(query: LogQuery, signal: AbortSignal): Promise<ReadOutcome<readonly string[]>>;
  /** Newest first, at most `K8S_EVENT_LIMIT`; warnings are kept before others. */
  abstract events(query: EventQuery, signal: AbortSignal): Promise<ReadOutcome<readonly KubeEvent[]>>;
  /** The kinds that an API version serves; `absent` names the versions served instead. Remembered for minutes. */
  abstract resources(apiVersion: string, signal: AbortSignal): Promise<ReadOutcome<readonly ApiResource[]>>;

  /** Every kind that the cluster serves; of a recorded one, the kinds of the objects that were recorded. */
  abstract kinds(signal: AbortSignal): Promise<ReadOutcome<readonly ServedKind[]>>;
}
