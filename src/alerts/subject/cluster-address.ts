/** What a cluster-internal host name says. */
export interface ServiceAddress {
  readonly service: string;
  readonly namespace: string;
}

const LABEL = '[a-z0-9](?:[-a-z0-9]{0,61}[a-z0-9])?';
const IN_CLUSTER = new RegExp(
  `(?:^|[/@|.])(${LABEL})\\.(${LABEL})\\.svc(?:\\.[a-z0-9.-]{1,253})?(?:[:/?#]|$)`,
  'i',
);

/** Traefik's name of a Service's port, where it can be taken apart in one way only: `shop-cart-80@kubernetes`. */
const TRAEFIK = /^([a-z0-9]+)-([a-z0-9]+)-[a-z0-9]+@kubernetes$/;

/** Longest address looked at, in characters. */
const MAX_LENGTH = 2048;

/** The Service behind `http://cart.shop.svc:8080/health`, `outbound|80||cart.shop.svc.cluster.local` and the like. */
export const serviceAddress = (text: string): ServiceAddress | null => {
  const address = text.slice(0, MAX_LENGTH);
  const [, namespaceFirst, backend] = TRAEFIK.exec(address) ?? [];
  const [, service = backend, namespace = namespaceFirst] = IN_CLUSTER.exec(address) ?? [];
  return service === undefined || namespace === undefined
    ? null
    : { service: service.toLowerCase(), namespace: namespace.toLowerCase() };
};

const URL_HOST = /^[a-z][a-z0-9+.-]{0,30}:\/\/(?:[^@/?#]{0,200}@)?([a-z0-9][a-z0-9.-]{0,252})(?:[:/?#]|$)/i;
const BARE_HOST = /^((?:[a-z0-9](?:[-a-z0-9]{0,61}[a-z0-9])?\.)+[a-z][-a-z0-9]{1,62})(?::\d{1,5})?(?:\/|$)/i;

/** The host that an address outside of the cluster's names points to; `null` when it is no address. */
export const hostIn = (text: string): string | null => {
  const address = text.slice(0, MAX_LENGTH);
  return (URL_HOST.exec(address) ?? BARE_HOST.exec(address))?.[1]?.toLowerCase() ?? null;
};

/** An instance without its port: `10.0.0.7:9100` → `10.0.0.7`, `[fd00::7]:9100` → `fd00::7`. */
export const withoutPort = (instance: string): string =>
  /^\[([0-9a-f:.]+)\](?::\d{1,5})?$/i.exec(instance)?.[1] ??
  (/^[^:]+:\d{1,5}$/.test(instance) ? instance.replace(/:\d{1,5}$/, '') : instance);
