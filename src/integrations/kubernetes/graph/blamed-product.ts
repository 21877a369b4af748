import type { EntityRef } from '../../../evidence/entity.js';
import type { RelationDraft } from '../../../evidence/graph-source.js';
import type { Pod, Service } from '../../../evidence/objects.js';
import { productOfLine, productOfPod, type Product } from '../../../evidence/products.js';
import { podBaseName } from '../../../alerts/subject/pod-base-name.js';
import { picks } from '../label-selector.js';
import { referencedConfig } from '../changes/referenced-config.js';
import type { ConfigMap } from './entities/config-map.js';
import { hostsOfConfig, hostsOfSpec } from './pod-references.js';
import { resolveHost } from './resolve-host.js';
import type { World } from './world.js';

const runs = (world: World, ref: EntityRef, product: Product): boolean => {
  const service = world.find<Service>('Service', ref.namespace, ref.name);
  if (service === null) return false;
  const images = world
    .objects<Pod>('Pod', ref.namespace)
    .filter(({ metadata }) => picks(service.spec?.selector, metadata.labels))
    .flatMap((pod) => productOfPod(pod) ?? []);
  if (images.length > 0) return images.some(({ name }) => name === product.name);
  return service.spec?.ports?.some(({ port }) => product.ports.includes(port)) ?? false;
};

/** `mongodb-profile` for a pod of `profile`: where many servers are configured in one file, each has its own. */
const isCalledAfter = (server: string, { metadata }: Pod): boolean =>
  `-${server}-`.includes(`-${podBaseName(metadata.name).replace(/-(?:service|svc|server)$/, '')}-`);

/**
 * Whom error lines are about that name a kind of server and no host (`pq: sorry, too many clients already`): the one
 * Service in the pod's specification and configuration that runs such a server; of several, the one called after the pod's
 * workload.
 */
export const blamedProducts = (
  world: World,
  pod: Pod,
  texts: readonly string[],
): readonly RelationDraft[] => {
  const namespace = pod.metadata.namespace ?? '';
  const config = referencedConfig(pod.spec).configMaps.flatMap((name) =>
    hostsOfConfig(world.find<ConfigMap>('ConfigMap', namespace, name)?.data ?? {}),
  );
  const services = [...hostsOfSpec(pod.spec), ...config].flatMap((host) => {
    const found = resolveHost(world, host, namespace);
    return found?.ref.kind === 'Service' ? [found.ref] : [];
  });
  const distinct = [...new Map(services.map((ref) => [JSON.stringify(ref), ref])).values()];
  return texts.flatMap((text): readonly RelationDraft[] => {
    const product = productOfLine(text);
    if (product === null || productOfPod(pod)?.name === product.name) return [];
    const all = distinct.filter((ref) => runs(world, ref, product));
    const own = all.length > 1 ? all.filter(({ name }) => isCalledAfter(name, pod)) : all;
    const [only, ...others] = own;
    return only === undefined || others.length > 0
      ? []
      : [{ type: 'calls', to: only, detail: 'error line', blame: text }];
  });
};
