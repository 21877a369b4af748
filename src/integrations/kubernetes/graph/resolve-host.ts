import type { EntityRef } from '../../../evidence/entity.js';
import type { Pod, Service } from '../../../evidence/objects.js';
import type { HostMention } from './host-mentions.js';
import type { World } from './world.js';

/** How a host is read in a namespace. */
export interface ResolvedHost {
  /** A Service, a pod, or a `Host` by name only. */
  readonly ref: EntityRef;
  /** Whether the cluster has it; `null` where that cannot be told (another namespace that was not read, outside). */
  readonly exists: boolean | null;
}

const CLUSTER_SUFFIX = /\.(?:svc(?:\.[a-z0-9.-]+)?|cluster\.local)$/;
const LOCAL = /^(?:localhost|127\.|0\.0\.0\.0$|host\.docker\.internal$)/;
/** Endings that no host of a cluster or the internet has, but files and code do. */
const NOT_A_HOST =
  /\.(?:go|m?js|jsx|tsx?|py|rb|java|kt|scala|php|rs|cs|cc?|cpp|hpp|h|lua|exs?|erl|pl|so|sh|json|ya?ml|xml|html?|css|txt|log|md|conf|cfg|ini|toml|env|sql|pem|crt|key|jar|war|class|dll|exe|zip|gz|tar|sock|pid|lock|tmp|bak|png|jpe?g|svg|properties)$/;

const byAddress = (world: World, address: string): EntityRef | null => {
  for (const namespace of world.namespaces()) {
    const service = world
      .objects<Service>('Service', namespace)
      .find(({ spec }) => spec?.clusterIP === address);
    if (service !== undefined) return { kind: 'Service', namespace, name: service.metadata.name };
    const pod = world.objects<Pod>('Pod', namespace).find(({ status }) => status?.podIP === address);
    if (pod !== undefined) return { kind: 'Pod', namespace, name: pod.metadata.name };
  }
  return null;
};

const serviceIn = (world: World, namespace: string, name: string, certain: boolean): ResolvedHost | null => {
  const ref: EntityRef = { kind: 'Service', namespace, name };
  if (world.find('Service', namespace, name) !== null) return { ref, exists: true };
  if (!certain) return null;
  // What calls itself by its host name means a pod: `rabbit@rabbitmq-0`.
  if (world.find('Pod', namespace, name) !== null)
    return { ref: { kind: 'Pod', namespace, name }, exists: true };
  return { ref, exists: world.isComplete('Service', namespace) ? false : null };
};

const outside = (host: string): ResolvedHost => ({
  ref: { kind: 'Host', namespace: null, name: host },
  exists: null,
});

/** A name of two parts: `orders.shop` is a Service of another namespace, `api.example` a host; only what exists tells. */
const ofTwoParts = (world: World, name: string, namespace: string, certain: boolean): ResolvedHost | null => {
  if (world.namespaces().includes(namespace)) {
    const there = serviceIn(world, namespace, name, certain);
    if (there !== null) return there;
  }
  // What lies in a namespace that is not read yet is read by this reference.
  if (world.find('Namespace', null, namespace) !== null)
    return { ref: { kind: 'Service', namespace, name }, exists: null };
  return certain ? outside(`${name}.${namespace}`) : null;
};

/**
 * What a host means to a pod of a namespace, by the search path of cluster DNS. `null` for a word that is no host, for the
 * pod itself, and for an address that nothing known has. Nothing is ever connected to.
 */
export const resolveHost = (
  world: World,
  { host, certain }: HostMention,
  namespace: string,
): ResolvedHost | null => {
  if (LOCAL.test(host) || NOT_A_HOST.test(host)) return null;
  if (/^\d{1,3}(?:\.\d{1,3}){3}$/.test(host)) {
    const ref = byAddress(world, host);
    return ref === null ? null : { ref, exists: true };
  }
  const inCluster = CLUSTER_SUFFIX.test(host);
  const parts = host.replace(CLUSTER_SUFFIX, '').split('.');
  const [name = '', second = ''] = parts.length > 2 && inCluster ? parts.slice(-2) : parts;
  if (parts.length === 1) return serviceIn(world, namespace, name, certain);
  if (inCluster) return serviceIn(world, second, name, true);
  if (parts.length === 2) return ofTwoParts(world, name, second, certain);
  return certain ? outside(host) : null;
};
