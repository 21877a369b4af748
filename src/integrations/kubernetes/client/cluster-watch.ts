import type { KubeList, KubeObject } from '../../../evidence/objects.js';
import { linesOf } from '../../../transport/lines.js';
import { deadlineAfter } from '../../../waiting/deadline.js';
import { RequestContext, HttpMethod } from './client-parts.js';
import type { ClusterSource } from './cluster-source.js';
import { loadKubeConfig, type ReusingKubeConfig } from './kube-config.js';
import { WatchRefused } from './watch-refused.js';
import { collectionPath } from './request-path.js';
import type { CollectionRef } from '../reader.js';

/** What a watch tells of one object. A bookmark only says how far it came. */
export interface WatchEvent {
  readonly type: 'ADDED' | 'MODIFIED' | 'DELETED' | 'BOOKMARK';
  readonly object: KubeObject;
}

/** How long the API server keeps one watch open, s; it says nothing where nothing happens, but for a bookmark a minute. */
const WATCH_SECONDS = 240;
/** Longer than that a watch is not waited for, ms. */
const WATCH_MS = (WATCH_SECONDS + 30) * 1000;
/** Bound of one page of a list, ms. */
const PAGE_MS = 30_000;
/** Bounds of one object and of one page, in characters: etcd keeps no larger object than 1.5 MB. */
const MAX_OBJECT = 8 * 1024 * 1024;
const MAX_PAGE = 64 * 1024 * 1024;
const PAGE = 100;

const expired = (status: number): string =>
  status === 410 ? 'what it would go on from is no longer known' : `the API server answered ${status}`;

interface Line {
  readonly type: WatchEvent['type'] | 'ERROR';
  readonly object: KubeObject & { readonly code?: number; readonly message?: string };
}

/** Lists and watches whole kinds, over connections of its own: a watch holds one for as long as it lasts. */
export class ClusterWatch {
  private readonly base: string;

  constructor(private readonly config: ReusingKubeConfig) {
    this.base = (config.getCurrentCluster()?.server ?? '').replace(/\/+$/, '');
  }

  /**
   * Every object of a kind, page by page, from what the API server has in memory.
   * @returns the version that a watch goes on from
   * @throws {WatchRefused}, or what the connection failed with
   */
  async list(kind: CollectionRef, seen: (object: KubeObject) => void, signal: AbortSignal): Promise<string> {
    let next = '';
    for (;;) {
      const from = next === '' ? '' : `&continue=${encodeURIComponent(next)}`;
      const deadline = deadlineAfter(signal, PAGE_MS);
      try {
        const body = await this.#open(`${collectionPath(kind)}?limit=${PAGE}${from}`, deadline.signal);
        let text = '';
        const decoder = new TextDecoder();
        for await (const chunk of body) {
          text += decoder.decode(chunk, { stream: true });
          if (text.length > MAX_PAGE) throw new Error(`more than ${MAX_PAGE} characters of ${kind.plural}`);
        }
        const page = JSON.parse(text) as KubeList<KubeObject>;
        for (const object of page.items) seen(object);
        next = page.metadata?.continue ?? '';
        if (next === '') return page.metadata?.resourceVersion ?? '';
      } finally {
        deadline.release();
      }
    }
  }

  /**
   * What happens to the objects of a kind after a version, until the API server ends the watch, some four minutes.
   * @throws {WatchRefused}, or what the connection failed with
   */
  async *watch(kind: CollectionRef, version: string, signal: AbortSignal): AsyncGenerator<WatchEvent> {
    const query = `watch=1&allowWatchBookmarks=true&timeoutSeconds=${WATCH_SECONDS}&resourceVersion=${encodeURIComponent(version)}`;
    const deadline = deadlineAfter(signal, WATCH_MS);
    try {
      const body = await this.#open(`${collectionPath(kind)}?${query}`, deadline.signal);
      for await (const line of linesOf(body, MAX_OBJECT)) {
        const { type, object } = JSON.parse(line) as Line;
        if (type === 'ERROR') throw new WatchRefused(object.code ?? 0, object.message ?? 'the watch failed');
        yield { type, object };
      }
    } finally {
      deadline.release();
    }
  }

  async close(): Promise<void> {
    await this.config.end();
  }

  async #open(path: string, signal: AbortSignal): Promise<AsyncIterable<Uint8Array>> {
    const url = new URL(`${this.base}${path}`);
    const context = new RequestContext(url.href, HttpMethod.GET);
    await this.config.applySecurityAuthentication(context);
    const dispatcher = context.getDispatcher();
    if (dispatcher === undefined) throw new Error('the kubeconfig names no way to the API server');
    const { statusCode, body } = await dispatcher.request({
      origin: url.origin,
      path: `${url.pathname}${url.search}`,
      method: 'GET',
      headers: { ...context.getHeaders(), accept: 'application/json', 'user-agent': 'kuberca-agent' },
      signal,
    });
    if (statusCode === 200) return body;
    await body.dump({ limit: 65_536 });
    throw new WatchRefused(statusCode, expired(statusCode));
  }
}

/** Watches hold a connection each: of all kinds in as many namespaces as are watched one by one. */
const CONNECTIONS = 512;

/** @throws when the kubeconfig cannot be read */
export const connectToWatch = (
  source: Extract<ClusterSource, { readonly kind: 'in-cluster' | 'kubeconfig' }>,
): ClusterWatch => new ClusterWatch(loadKubeConfig(source, CONNECTIONS));
