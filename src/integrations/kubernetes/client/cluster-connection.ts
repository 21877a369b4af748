import type { ApiClient } from './api-client.js';
import { Lazy } from '../../../waiting/lazy.js';
import { NOT_CONFIGURED, type ClusterSource } from './cluster-source.js';

const MAX_CALLS_IN_FLIGHT = 32;

/** There is no cluster to read, or its configuration cannot be used. The message is for people. */
export class NoCluster extends Error {
  override readonly name = 'NoCluster';
}

/** The one client of the process, made when it is first needed. */
export class ClusterConnection {
  #source: ClusterSource;
  private readonly connecting = new Lazy(() => this.connect());
  private reason: string | null;

  /** @param find looks for a cluster: again by each call while there is none, for a token or kubeconfig may come late */
  constructor(
    private readonly find: () => ClusterSource,
    private readonly timeoutMs: number,
  ) {
    this.#source = find();
    this.reason = this.#source.kind === 'none' ? this.#source.reason : null;
  }

  /** Where the cluster is read from, as last found. */
  get source(): ClusterSource {
    return this.#source;
  }

  /** Why there is no cluster, as far as known; `null` while there is no reason to doubt. */
  problem(): string | null {
    return this.reason;
  }

  /**
   * A kubeconfig that could not be used is tried again by the next call, so that it can be mended in place.
   * @throws {NoCluster}
   */
  client(): Promise<ApiClient> {
    return this.connecting.get();
  }

  /** Ends the connections once their calls are done. */
  async close(): Promise<void> {
    await this.connecting.made?.then((client) => client.close()).catch(() => undefined);
  }

  private async connect(): Promise<ApiClient> {
    try {
      const source = this.#source.kind === 'none' ? this.find() : this.#source;
      this.#source = source;
      if (source.kind === 'none') {
        this.reason = source.reason;
        throw new NoCluster(source.reason);
      }
      const { connect } = await import('./connect.js');
      const client = connect(source, { timeoutMs: this.timeoutMs, maxInFlight: MAX_CALLS_IN_FLIGHT });
      this.reason = null;
      return client;
    } catch (error) {
      if (error instanceof NoCluster) throw error;
      // the first line only: a YAML error goes on to quote the file, which may hold a token
      const [firstLine] = (error as Error).message.split('\n', 1);
      this.reason = `${NOT_CONFIGURED}: ${firstLine}`;
      throw new NoCluster(this.reason, { cause: error });
    }
  }
}
