import type { KubeObject } from '../evidence/objects.js';
import type { ClusterWatch } from '../integrations/kubernetes/client/cluster-watch.js';
import { WatchRefused } from '../integrations/kubernetes/client/watch-refused.js';
import type { Logger } from '../telemetry/logger.js';
import { doublingMs, jittered } from '../waiting/backoff.js';
import { idle } from '../waiting/sleep.js';
import type { WatchedKind } from '../integrations/watched-kind.js';

/** Wait before a watch that ended as it should is opened again, ms. */
const NEXT_MS = 500;
/** Wait after one that failed, ms. */
const FAILED_MS = { first: 1000, most: 60_000 };
/** Wait before a kind that is not served, or may not be read, is asked for again, ms. */
const REFUSED_MS = 5 * 60_000;

/** A kind, and where it is watched: in one namespace, or everywhere. */
export interface Watched {
  readonly kind: WatchedKind;
  readonly namespace: string | null;
}

/** Told of the objects of one kind. */
export interface KindObserver {
  /** @param isFirst whether it stands in the first list: nothing is known of what it was before */
  seen(kind: WatchedKind, object: KubeObject, isFirst: boolean): void;
  gone(kind: WatchedKind, metadata: KubeObject['metadata']): void;
  /** After a list: everything of the kind that is there. */
  listed(kind: WatchedKind, namespace: string | null, present: ReadonlySet<string>): void;
}

const nameOf = ({ namespace = '', name }: KubeObject['metadata']): string => `${namespace}/${name}`;

/** Follows one kind for ever: a list, then watches, each from where the one before ended; a list again only when that is forgotten. */
export class KindWatch {
  #version: string | null = null;
  #hasListed = false;
  #failures = 0;
  #told = '';
  readonly #first = Promise.withResolvers<void>();
  /** Once the kind was listed, or the first try failed. */
  readonly first = this.#first.promise;

  constructor(
    private readonly cluster: ClusterWatch,
    private readonly watched: Watched,
    private readonly observer: KindObserver,
    private readonly logger: Logger,
  ) {}

  /** Ends with the signal; never rejects. */
  async follow(stop: AbortSignal): Promise<void> {
    while (!stop.aborted) {
      const wait = await this.#once(stop).then(
        () => NEXT_MS,
        (error: unknown) => this.#failed(error, stop),
      );
      await idle(jittered(wait, 0.25), stop);
    }
  }

  async #once(stop: AbortSignal): Promise<void> {
    const { kind, namespace } = this.watched;
    const collection = { apiVersion: kind.apiVersion, plural: kind.plural, namespace };
    if (this.#version === null) {
      const present = new Set<string>();
      const isFirst = !this.#hasListed;
      const version = await this.cluster.list(
        collection,
        (object) => {
          present.add(nameOf(object.metadata));
          this.observer.seen(kind, object, isFirst);
        },
        stop,
      );
      this.observer.listed(kind, namespace, present);
      this.#version = version;
      this.#hasListed = true;
      this.#told = '';
      this.#first.resolve();
    }
    for await (const { type, object } of this.cluster.watch(collection, this.#version, stop)) {
      this.#failures = 0;
      this.#version = object.metadata.resourceVersion ?? this.#version;
      if (type === 'BOOKMARK') continue;
      if (type === 'DELETED') this.observer.gone(kind, object.metadata);
      else this.observer.seen(kind, object, false);
    }
  }

  /** @returns how long to wait */
  #failed(error: unknown, stop: AbortSignal): number {
    this.#first.resolve();
    if (stop.aborted) return 0;
    const status = error instanceof WatchRefused ? error.status : 0;
    if (status === 410) {
      this.#version = null;
      return NEXT_MS;
    }
    this.#failures += 1;
    const isRefused = status === 403 || status === 404;
    this.#tell(isRefused, status, error);
    return isRefused ? REFUSED_MS : doublingMs(this.#failures, FAILED_MS);
  }

  #tell(isRefused: boolean, status: number, error: unknown): void {
    const text = `${status} ${(error as Error).message}`;
    if (this.#told === text) return;
    this.#told = text;
    const { kind, namespace } = this.watched;
    const about = { kind: kind.kind, apiVersion: kind.apiVersion, namespace };
    if (status === 404) this.logger.debug('changes_kind_not_served', about);
    else
      this.logger.warn('changes_not_watched', {
        ...about,
        error,
        remedy: isRefused
          ? 'grant list and watch (changes.watch of the chart, or the rules of docs/changes.md)'
          : 'it is tried again; see whether the API server can be reached',
      });
  }
}
