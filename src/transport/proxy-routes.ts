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
}: ProxyOptions): Promise<ProxyRoutes> => {
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

const single = (dispatcher: Dispatcher): ProxyRoutes => ({
  to: () => dispatcher,
  close: () => dispatcher.destroy(),
});
