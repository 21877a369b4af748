import { isDeepStrictEqual } from 'node:util';
import type { RequestContext } from '@kubernetes/client-node';
import { KubeConfig } from '@kubernetes/client-node/dist/config.js';
import { Agent, ProxyAgent, type Dispatcher } from 'undici';

type DispatcherOptions = ReturnType<KubeConfig['createDispatcherOptions']>;

/** Bound of the connections to one API server. */
const MAX_CONNECTIONS = 32;
/** Longer than the pause between two analyses of a burst, shorter than the idle timeout of any load balancer. */
const KEEP_ALIVE_MS = 30_000;

/** Credentials and client certificates go to the configured server only, whatever a redirect says. */
const onlyTo =
  (origin: string): Dispatcher.DispatcherComposeInterceptor =>
  (dispatch) =>
  (options, handler) => {
    if (options.origin === undefined || new URL(options.origin).origin !== origin) {
      throw new Error(`refused to follow a redirect to ${String(options.origin)}`);
    }
    return dispatch(options, handler);
  };

/**
 * The package's configuration, with connections that are reused: on its own it opens a new TLS connection for every
 * call. They are replaced when the CA, the client certificate or another option of theirs changes.
 */
export class ReusingKubeConfig extends KubeConfig {
  private options: DispatcherOptions | undefined;
  private current: { readonly agent: Agent | ProxyAgent; readonly pinned: Dispatcher } | undefined;

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
    if (this.current && context.getDispatcher() === undefined) context.setDispatcher(this.current.pinned);
  }

  /** Ends the connections once their calls are done. */
  async close(): Promise<void> {
    const agent = this.current?.agent;
    this.current = undefined;
    await agent?.close();
  }

  private replace(options: DispatcherOptions): void {
    this.close().catch(() => undefined); // it is no longer used, whatever becomes of it
    this.options = options;
    const pool = { connections: MAX_CONNECTIONS, keepAliveTimeout: KEEP_ALIVE_MS, allowH2: false };
    const agent =
      options.type === 'proxy'
        ? new ProxyAgent({
            ...pool,
            uri: options.uri,
            requestTls: options.requestTls,
            connect: options.connect,
          })
        : new Agent({ ...pool, ...(options.type === 'agent' && { connect: options.connect }) });
    const origin = new URL(this.getCurrentCluster()?.server ?? '').origin;
    this.current = { agent, pinned: agent.compose(onlyTo(origin)) };
  }
}

const fromFiles = ([first = '', ...others]: readonly string[]): ReusingKubeConfig => {
  const merged = new ReusingKubeConfig();
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
): ReusingKubeConfig => {
  const config = source.kind === 'kubeconfig' ? fromFiles(source.files) : new ReusingKubeConfig();
  if (source.kind === 'in-cluster') config.loadFromCluster();
  if (!config.getCurrentCluster()) throw new Error('the kubeconfig has no current cluster');
  return config;
};
