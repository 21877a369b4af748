import { isDeepStrictEqual } from 'node:util';
import type { RequestContext } from '@kubernetes/client-node';
import { KubeConfig } from '@kubernetes/client-node/dist/config.js';
import { Agent, ProxyAgent } from 'undici';
import { WITHIN_DEADLINE } from '../../../transport/connection-options.js';
import { orLate } from '../../../waiting/or-late.js';

type DispatcherOptions = ReturnType<KubeConfig['createDispatcherOptions']>;

/** How long calls that still run are waited for at the end, in ms: longer than the last answer of a server that is well takes. */
const END_MS = 500;

/** Bound of the connections to one API server, unless asked for otherwise. */
const MAX_CONNECTIONS = 32;

/**
 * The package's configuration, with connections that are reused: on its own it opens a new TLS connection for every
 * call. They are replaced when the CA, the client certificate or another option of theirs changes.
 */
export class ReusingKubeConfig extends KubeConfig {
  private options: DispatcherOptions | undefined;
  private current: Agent | ProxyAgent | undefined;

  /** @param connections bound of those to one API server */
  constructor(private readonly connections = MAX_CONNECTIONS) {
    super();
  }

  /** Takes note of what the package would connect with; `none` keeps it from making a dispatcher of its own. */
  override createDispatcherOptions(
    ...parameters: Parameters<KubeConfig['createDispatcherOptions']>
  ): DispatcherOptions {
    const options = super.createDispatcherOptions(...parameters);
    if (options.type === 'socks') return options; // its connector is not exported
    if (this.current === undefined || !isDeepStrictEqual(options, this.options)) this.replace(options);
    return { type: 'none' };
  }

  override async applySecurityAuthentication(context: RequestContext): Promise<void> {
    await super.applySecurityAuthentication(context);
    if (this.current && context.getDispatcher() === undefined) context.setDispatcher(this.current);
  }

  /** Ends the connections once their calls are done. */
  async close(): Promise<void> {
    const agent = this.current;
    this.current = undefined;
    await agent?.close();
  }

  /** Ends the connections, those too that a server which does not answer keeps open. */
  async end(): Promise<void> {
    const agent = this.current;
    await orLate(this.close(), END_MS, () => undefined);
    await agent?.destroy();
  }

  private replace(options: DispatcherOptions): void {
    this.close().catch(() => undefined); // it is no longer used, whatever becomes of it
    this.options = options;
    const pool = { ...WITHIN_DEADLINE, connections: this.connections };
    this.current =
      options.type === 'proxy'
        ? new ProxyAgent({
            ...pool,
            uri: options.uri,
            requestTls: options.requestTls,
            connect: options.connect,
          })
        : new Agent({ ...pool, ...(options.type === 'agent' && { connect: options.connect }) });
  }
}

const fromFiles = (
  [first = '', ...others]: readonly string[],
  connections: number | undefined,
): ReusingKubeConfig => {
  const merged = new ReusingKubeConfig(connections);
  merged.loadFromFile(first);
  for (const file of others) {
    const next = new KubeConfig();
    next.loadFromFile(file);
    merged.mergeConfig(next, Boolean(merged.getCurrentContext())); // the first context wins
  }
  return merged;
};

/** @throws when a file cannot be read, or names no cluster */
export const loadKubeConfig = (
  source:
    | { readonly kind: 'in-cluster' }
    | { readonly kind: 'kubeconfig'; readonly files: readonly string[] },
  connections?: number,
): ReusingKubeConfig => {
  const config =
    source.kind === 'kubeconfig' ? fromFiles(source.files, connections) : new ReusingKubeConfig(connections);
  if (source.kind === 'in-cluster') config.loadFromCluster();
  if (!config.getCurrentCluster()) throw new Error('the kubeconfig has no current cluster');
  return config;
};
