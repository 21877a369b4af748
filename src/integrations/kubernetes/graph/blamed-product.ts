import type { EntityRef } from '../../../evidence/entity.js';
import type { RelationDraft } from '../../../evidence/graph-source.js';
import type { Pod, Service } from '../../../evidence/objects.js';
import { productOfLine, productOfPod, type Product } from '../../../evidence/products.js';
import { picks } from '../label-selector.js';
import { hostsOfSpec } from './pod-references.js';
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

/**
 * Whom error lines are about that name a kind of server and no host (`pq: sorry, too many clients already`): the one
 * Service in the pod's specification that runs such a server.
 */
export const blamedProducts = (
  world: World,
  pod: Pod,
  texts: readonly string[],
): readonly RelationDraft[] => {
  const namespace = pod.metadata.namespace ?? '';
  const services = hostsOfSpec(pod.spec).flatMap((host) => {
    const found = resolveHost(world, host, namespace);
    return found?.ref.kind === 'Service' ? [found.ref] : [];
  });
  const distinct = [...new Map(services.map((ref) => [JSON.stringify(ref), ref])).values()];
  return texts.flatMap((text): readonly RelationDraft[] => {
    const product = productOfLine(text);
    if (product === null || productOfPod(pod)?.name === product.name) return [];
    const [only, ...others] = distinct.filter((ref) => runs(world, ref, product));
    return only === undefined || others.length > 0
      ? []
      : [{ type: 'calls', to: only, detail: 'error line', blame: text }];
  });
};
