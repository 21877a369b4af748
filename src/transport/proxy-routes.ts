import type { Dispatcher } from 'undici';
import { AddressBlocks } from './address-blocks.js';
import { CONNECTION } from './connection-options.js';

/** Proxies of the settings; `null` for none. */
export interface ProxyOptions {
  /** Proxy of every call; wins over the other two. */
  readonly proxyUrl: string | null;
  /** Proxy of calls over https. */
  readonly httpsProxy: string | null;
  /** Hosts called without `httpsProxy`. */
  readonly noProxy: string | null;
  /** Longest wait for a connection; undici's own 10 s when absent. */
  readonly connectTimeoutMs?: number;
}

/** Connections to any server, direct or through a proxy. */
export interface ProxyRoutes {
  readonly to: (url: URL) => Dispatcher;
  /** Ends every connection, and with it every call under way. */
  readonly close: () => Promise<void>;
}

/**
 * Loads undici. A user and password in a proxy's URL become `Proxy-Authorization`. Waits for headers and between chunks
 * keep undici's bound of 300 s, above the longest timeout of a call to a model, whose own timers are always first.
 */
export const openProxyRoutes = async ({
  proxyUrl,
  httpsProxy,
  noProxy,
  connectTimeoutMs,
}: ProxyOptions): Promise<ProxyRoutes> => {
  const { Agent, EnvHttpProxyAgent, ProxyAgent } = await import('undici');
  const connection = {
    ...CONNECTION,
    ...(connectTimeoutMs !== undefined && { connect: { timeout: connectTimeoutMs } }),
  };
  if (proxyUrl !== null) return single(new ProxyAgent({ ...connection, uri: proxyUrl }));
  const direct = new Agent(connection);
  if (httpsProxy === null) return single(direct);
  // Empty texts keep it from reading the environment by itself.
  const proxied = new EnvHttpProxyAgent({ ...connection, httpProxy: '', httpsProxy, noProxy: noProxy ?? '' });
  const blocks = new AddressBlocks(noProxy ?? '');
  return {
    to: (url) => (blocks.has(url) ? direct : proxied),
    close: async () => void (await Promise.all([direct.destroy(), proxied.destroy()])),
  };
};

const single = (dispatcher: Dispatcher): ProxyRoutes => ({
  to: () => dispatcher,
  close: () => dispatcher.destroy(),
});
