import type { CaseGraph } from '../../../evidence/case-graph.js';
import type { Entity } from '../../../evidence/entity.js';
import type { Service } from '../../../evidence/objects.js';
import type { Ingress } from '../../../integrations/kubernetes/around/ingresses.js';
import { rawOf, serviceOf } from '../../kit/look.js';

/** Where an Ingress sends one path. */
export interface IngressBackend {
  /** `shop.example.com/cart`; `default backend`. */
  readonly route: string;
  readonly path: string;
  readonly name: string;
  readonly port: number | string | null;
  /** `null` where the Service does not exist. */
  readonly service: Service | null;
  readonly entity: Entity | null;
}

interface Written {
  readonly name?: string;
  readonly port?: unknown;
}

const portOf = (port: unknown): number | string | null => {
  if (typeof port !== 'object' || port === null) return null;
  const value: unknown = Reflect.get(port, 'number') ?? Reflect.get(port, 'name');
  return typeof value === 'number' || typeof value === 'string' ? value : null;
};

/** The backends of an Ingress with their Services; empty where not all Services of the namespace were read. */
export const backendsOf = (entity: Entity, graph: CaseGraph): readonly IngressBackend[] => {
  const ingress = rawOf<Ingress>(entity);
  const { namespace } = entity.ref;
  if (ingress === null || !graph.isComplete('Service', namespace)) return [];
  const written: readonly { route: string; path: string; backend: Written | undefined }[] = [
    { route: 'default backend', path: '', backend: ingress.spec?.defaultBackend?.service },
    ...(ingress.spec?.rules ?? []).flatMap(({ host = '*', http }) =>
      (http?.paths ?? []).map(({ path = '/', backend }) => ({
        route: `${host}${path}`,
        path,
        backend: backend?.service,
      })),
    ),
  ];
  return written.flatMap(({ route, path, backend }) => {
    if (backend?.name === undefined) return [];
    const found = graph.find('Service', namespace, backend.name);
    const service = found === null ? null : serviceOf(found);
    return [{ route, path, name: backend.name, port: portOf(backend.port), service, entity: found }];
  });
};

/** Names of the Services of a namespace. */
export const serviceNames = (namespace: string | null, graph: CaseGraph): readonly string[] =>
  graph
    .ofKind('Service', namespace)
    .filter((entity) => serviceOf(entity) !== null)
    .map(({ ref }) => ref.name);
