import { Injectable, type OnApplicationBootstrap } from '@nestjs/common';
import { Settings } from '../config/settings.js';
import type { ClusterWatch } from '../integrations/kubernetes/client/cluster-watch.js';
import { findCluster } from '../integrations/kubernetes/client/cluster-source.js';
import { KUBERNETES } from '../integrations/kubernetes/settings.js';
import { WATCHED_KINDS } from '../integrations/integrations.js';
import type { WatchedKind } from '../integrations/watched-kind.js';
import { Leadership } from '../jetstream/leadership.js';
import { Logger } from '../telemetry/logger.js';
import { idle } from '../waiting/sleep.js';
import { ChangeRecorder } from './change-recorder.js';
import { KindWatch } from './kind-watch.js';

const LEASE = 'recorder';
/** Most namespaces that are watched one by one. */
const MOST_NAMESPACES = 20;
/** Wait before a cluster is looked for again, ms. */
const NO_CLUSTER_MS = 60_000;

/** Where a kind is watched: everywhere, or in the namespaces that may be read. */
const placesOf = ({ isClusterWide }: WatchedKind, allowed: readonly string[]): readonly (string | null)[] =>
  isClusterWide || allowed.length === 0 ? [null] : allowed.slice(0, MOST_NAMESPACES);

/**
 * Records what changes in the cluster while `CHANGES_WATCH` is true: one process at a time, another goes on when it ends. What
 * changes between the two is not told.
 */
@Injectable()
export class Recorder implements OnApplicationBootstrap {
  constructor(
    private readonly changes: ChangeRecorder,
    private readonly leadership: Leadership,
    private readonly settings: Settings,
    private readonly logger: Logger,
  ) {}

  onApplicationBootstrap(): void {
    const { changesWatch, enabled } = this.settings.stream;
    if (!changesWatch) return;
    if (enabled) void this.leadership.lead(LEASE, (signal) => this.#record(signal));
    else
      this.logger.warn('changes_not_recorded', {
        reason: 'changes are kept in a stream, and there is none',
        remedy: 'set NATS_URL, or CHANGES_WATCH=false',
      });
  }

  async #record(signal: AbortSignal): Promise<void> {
    const cluster = await this.#cluster();
    if (cluster === null) return idle(NO_CLUSTER_MS, signal);
    const { namespacesAllow } = this.settings.of(KUBERNETES);
    this.#tellLeftOut(namespacesAllow);
    this.changes.begin();
    const watches = WATCHED_KINDS.flatMap((kind) =>
      placesOf(kind, namespacesAllow).map(
        (namespace) => new KindWatch(cluster, { kind, namespace }, this.changes, this.logger),
      ),
    );
    void Promise.all(watches.map(({ first }) => first)).then(() =>
      this.logger.info('changes_watched', { kinds: WATCHED_KINDS.length, ...this.changes.kept }),
    );
    try {
      await Promise.all(watches.map((watch) => watch.follow(signal)));
    } finally {
      await cluster.close();
    }
  }

  async #cluster(): Promise<ClusterWatch | null> {
    const source = findCluster(this.settings.of(KUBERNETES));
    if (source.kind === 'none' || source.kind === 'snapshot') {
      this.logger.warn('changes_not_recorded', {
        reason: source.kind === 'none' ? source.reason : 'a recorded cluster does not change',
        remedy: 'run in a pod with a service account, or name a kubeconfig; or set CHANGES_WATCH=false',
      });
      return null;
    }
    // Loads the Kubernetes client, which the process may not need otherwise.
    const { connectToWatch } = await import('../integrations/kubernetes/client/cluster-watch.js');
    return connectToWatch(source);
  }

  #tellLeftOut(allowed: readonly string[]): void {
    if (allowed.length > MOST_NAMESPACES)
      this.logger.warn('changes_not_watched', {
        namespaces: allowed.slice(MOST_NAMESPACES),
        remedy: `at most ${MOST_NAMESPACES} namespaces of KUBE_NAMESPACES_ALLOW are watched one by one`,
      });
  }
}
