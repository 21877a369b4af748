import type { Dispatcher } from 'undici';
import { AddressBlocks } from './address-blocks.js';

/** Proxies of the settings; `null` for none. */
export interface ProxyOptions {
  /** Proxy of every call; wins over the other two. */
  readonly proxyUrl: string | null;
  /** Proxy of calls over https. */
  readonly httpsProxy: string | null;
  /** Hosts called without `httpsProxy`. */
  readonly noProxy: string | null;
}

/** Connections to providers, direct or through a proxy. */
export interface Routes {
  readonly to: (url: URL) => Dispatcher;
  /** Ends every connection, and with it every call under way. */
  readonly close: () => Promise<void>;
}

/**
 * What all connections have in common. Waits for headers and between chunks keep undici's bound of 300 s, above the
 * longest timeout of a call, so that the timers of the model client are always first.
 */
const CONNECTION = {
  /** Longer than a turn's tools usually take, shorter than the idle timeout of any load balancer. */
  keepAliveTimeout: 30_000,
  // One call a connection: aborting a call ends its socket, and a dead connection is that of one call only.
  allowH2: false,
} as const;

/** Loads undici with the first call. A user and password in a proxy's URL become `Proxy-Authorization`. */
export const openRoutes = async ({ proxyUrl, httpsProxy, noProxy }: ProxyOptions): Promise<Routes> => {
  const { Agent, EnvHttpProxyAgent, ProxyAgent } = await import('undici');
  if (proxyUrl !== null) return single(new ProxyAgent({ ...CONNECTION, uri: proxyUrl }));
  const direct = new Agent(CONNECTION);
  if (httpsProxy === null) return single(direct);
  // Empty texts keep it from reading the environment by itself.
  const proxied = new EnvHttpProxyAgent({ ...CONNECTION, httpProxy: '', httpsProxy, noProxy: noProxy ?? '' });
  const blocks = new AddressBlocks(noProxy ?? '');
  return {
    to: (url) => (blocks.has(url) ? direct : proxied),
    close: async () => void (await Promise.all([direct.destroy(), proxied.destroy()])),
  };
};

const single = (dispatcher: Dispatcher): Routes => ({
  to: () => dispatcher,
  close: () => dispatcher.destroy(),
});
