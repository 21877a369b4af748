import type { EntityRef } from '../../../../evidence/entity.js';
import type {
  Deepened,
  EntityDraft,
  GraphSource,
  ListedObjects,
  RelationDraft,
} from '../../../../evidence/graph-source.js';
import type { Condition, KubeObject } from '../../../../evidence/objects.js';
import type { CaseReader } from '../../case-reader.js';
import { OptionalLists, type OptionalKind, type OptionalState } from '../optional-lists.js';
import { backendsOfRoute, ROUTE_KINDS, type Gateway, type GatewayRoute } from './gateway-objects.js';

const GROUP = 'gateway.networking.k8s.io';

const KINDS: readonly OptionalKind[] = [
  { kind: 'Gateway', plural: 'gateways', apiVersions: [`${GROUP}/v1`, `${GROUP}/v1beta1`] },
  { kind: 'HTTPRoute', plural: 'httproutes', apiVersions: [`${GROUP}/v1`, `${GROUP}/v1beta1`] },
  { kind: 'GRPCRoute', plural: 'grpcroutes', apiVersions: [`${GROUP}/v1`, `${GROUP}/v1alpha2`] },
  { kind: 'TLSRoute', plural: 'tlsroutes', apiVersions: [`${GROUP}/v1`, `${GROUP}/v1alpha2`] },
  { kind: 'TCPRoute', plural: 'tcproutes', apiVersions: [`${GROUP}/v1alpha2`] },
];

/** Conditions that are to be true, and `Conflicted`, which is not. */
const isBad = ({ type, status }: Condition): boolean =>
  type === 'Conflicted' ? status === 'True' : status === 'False';

const told = ({ type, status, reason = '', message = '' }: Condition): string =>
  `${type}=${status} ${reason}: ${message}`.slice(0, 300);

const gatewayState = ({ status }: Gateway): OptionalState => {
  const conditions = [
    ...(status?.conditions ?? []),
    ...(status?.listeners ?? []).flatMap((listener) => listener.conditions ?? []),
  ].filter(isBad);
  return { sick: conditions.length > 0, trouble: conditions.slice(0, 4).map(told), relations: [] };
};

const gatewaysOf = ({ metadata, spec }: GatewayRoute): readonly EntityRef[] =>
  (spec?.parentRefs ?? [])
    .filter(({ kind = 'Gateway' }) => kind === 'Gateway')
    .map(({ namespace = metadata.namespace ?? null, name }) => ({ kind: 'Gateway', namespace, name }));

const routeState = (route: GatewayRoute): OptionalState => {
  const conditions = (route.status?.parents ?? []).flatMap((parent) => parent.conditions ?? []).filter(isBad);
  return {
    sick: conditions.length > 0,
    trouble: conditions.slice(0, 4).map(told),
    relations: [
      ...backendsOfRoute(route).map(
        ({ namespace, name, port, path }) =>
          ({
            type: 'routes to',
            to: { kind: 'Service', namespace, name },
            detail: path,
            ...(port !== null && { port }),
          }) as const,
      ),
      ...gatewaysOf(route).map((to) => ({ type: 'provisioned by', to }) as const),
    ],
  };
};

const look = (kind: string, object: KubeObject): OptionalState =>
  kind === 'Gateway' ? gatewayState(object as Gateway) : routeState(object as GatewayRoute);

/** Gateways and routes of the Gateway API, where the cluster serves it. */
export class GatewayGraph implements GraphSource {
  readonly #lists: OptionalLists;

  /** @param namespace that of the subject: its lists are asked for ahead, so that no round of reading waits for them */
  constructor(reader: CaseReader, namespace: string | null) {
    this.#lists = new OptionalLists(reader, KINDS, look);
    if (namespace !== null) void this.#lists.load(namespace); // never rejects
  }

  reads(kind: string): boolean {
    return this.#lists.has(kind);
  }

  read(refs: readonly EntityRef[]): Promise<readonly EntityDraft[]> {
    return this.#lists.read(refs);
  }

  /** The routes that lead to a Service, and those of a Gateway. */
  async relate({ ref }: EntityDraft): Promise<readonly RelationDraft[]> {
    const { kind, namespace } = ref;
    if (namespace === null || (kind !== 'Service' && kind !== 'Gateway')) return [];
    await this.#lists.load(namespace);
    const routes = ROUTE_KINDS.flatMap((route) =>
      this.#lists
        .objects(route, namespace)
        .filter((object) => leadsTo(object as GatewayRoute, ref))
        .map((object) => ({ kind: route, object: object as GatewayRoute })),
    );
    const type = kind === 'Service' ? 'routed by' : 'routes to';
    return [
      ...routes.map(
        ({ kind: route, object }) =>
          ({ type, to: { kind: route, namespace, name: object.metadata.name } }) as const,
      ),
      // The gateways too: of what leads to a Service, only that is looked at, not what it refers to.
      ...(kind === 'Service' ? routes.flatMap(({ object }) => gatewaysOf(object)) : []).map(
        (to) => ({ type, to }) as const,
      ),
    ];
  }

  async deepen(): Promise<Deepened | null> {
    return null; // routes have no logs
  }

  listed(): ListedObjects {
    return this.#lists.listed();
  }
}

const leadsTo = (route: GatewayRoute, { kind, namespace, name }: EntityRef): boolean =>
  kind === 'Service'
    ? backendsOfRoute(route).some((backend) => backend.name === name && backend.namespace === namespace)
    : (route.spec?.parentRefs ?? []).some(
        (parent) =>
          (parent.kind ?? 'Gateway') === kind &&
          parent.name === name &&
          (parent.namespace ?? route.metadata.namespace) === namespace,
      );
