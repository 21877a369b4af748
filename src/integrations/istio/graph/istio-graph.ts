import type { EntityRef } from '../../../evidence/entity.js';
import type {
  Deepened,
  EntityDraft,
  GraphSource,
  ListedObjects,
  RelationDraft,
} from '../../../evidence/graph-source.js';
import type { KubeObject, Service } from '../../../evidence/objects.js';
import type { CaseReader } from '../../kubernetes/case-reader.js';
import {
  OptionalLists,
  type OptionalKind,
  type OptionalState,
} from '../../kubernetes/graph/optional-lists.js';
import { resolveHost } from '../../kubernetes/graph/resolve-host.js';
import type { World } from '../../kubernetes/graph/world.js';
import { meansService } from '../../../evidence/mesh/host-match.js';
import {
  destinationsOf,
  type DestinationRule,
  type MeshPolicy,
  type VirtualService,
} from '../../../evidence/mesh/mesh-objects.js';

const NETWORKING = ['networking.istio.io/v1', 'networking.istio.io/v1beta1'];
const SECURITY = ['security.istio.io/v1', 'security.istio.io/v1beta1'];

const KINDS: readonly OptionalKind[] = [
  { kind: 'VirtualService', plural: 'virtualservices', apiVersions: NETWORKING },
  { kind: 'DestinationRule', plural: 'destinationrules', apiVersions: NETWORKING },
  { kind: 'ServiceEntry', plural: 'serviceentries', apiVersions: NETWORKING },
  { kind: 'PeerAuthentication', plural: 'peerauthentications', apiVersions: SECURITY },
  { kind: 'AuthorizationPolicy', plural: 'authorizationpolicies', apiVersions: SECURITY },
];

/** Where policies of the whole mesh are, unless it was installed otherwise. */
const ROOT_NAMESPACE = 'istio-system';
/** Most namespaces whose routes are looked through for one Service. */
const MAX_NAMESPACES = 4;

/** Istio's routes and policies around the Services of a case, where the cluster serves them. */
export class IstioGraph implements GraphSource {
  readonly #lists: OptionalLists;

  /** @param namespace that of the subject: its lists are asked for ahead, so that no round of reading waits for them */
  constructor(
    reader: CaseReader,
    private readonly world: World,
    namespace: string | null,
  ) {
    this.#lists = new OptionalLists(reader, KINDS, (kind, object) => this.#look(kind, object));
    if (namespace !== null) void this.#load([namespace, ROOT_NAMESPACE]);
  }

  /** Never rejects. */
  #load(namespaces: readonly string[]): Promise<unknown> {
    return Promise.all(namespaces.map((namespace) => this.#lists.load(namespace)));
  }

  reads(kind: string): boolean {
    return this.#lists.has(kind);
  }

  read(refs: readonly EntityRef[]): Promise<readonly EntityDraft[]> {
    return this.#lists.read(refs);
  }

  /**
   * What the mesh does to traffic of a Service. It bounds the Service's own traffic, so it is followed wherever the Service
   * stands on the way, unlike what leads to a Service from outside.
   */
  async relate({ ref, outcome }: EntityDraft): Promise<readonly RelationDraft[]> {
    if (ref.kind !== 'Service' || ref.namespace === null) return [];
    const service = { namespace: ref.namespace, name: ref.name };
    const namespaces = [...new Set([ref.namespace, ...this.world.namespaces()])].slice(0, MAX_NAMESPACES);
    await this.#load([...namespaces, ROOT_NAMESPACE]);
    const labels = outcome.status === 'ok' ? (outcome.value as Service).spec?.selector : undefined;
    return [
      ...namespaces.flatMap((namespace) => [
        ...this.#naming('VirtualService', namespace, (object) =>
          hostsOfRoutes(object as VirtualService).some((host) => meansService(host, namespace, service)),
        ),
        ...this.#naming('DestinationRule', namespace, (object) =>
          meansService((object as DestinationRule).spec?.host ?? '', namespace, service),
        ),
      ]),
      ...[ref.namespace, ROOT_NAMESPACE].flatMap((namespace) =>
        ['PeerAuthentication', 'AuthorizationPolicy'].flatMap((kind) =>
          this.#naming(kind, namespace, (object) => isFor(object as MeshPolicy, labels)),
        ),
      ),
    ];
  }

  async deepen(): Promise<Deepened | null> {
    return null; // configuration has no logs
  }

  listed(): ListedObjects {
    return this.#lists.listed();
  }

  #naming(
    kind: string,
    namespace: string,
    isMeant: (object: KubeObject) => boolean,
  ): readonly RelationDraft[] {
    return this.#lists
      .objects(kind, namespace)
      .filter(isMeant)
      .map(({ metadata: { name } }) => ({
        type: 'guarded by',
        to: { kind, namespace, name },
        detail: 'mesh',
      }));
  }

  #look(kind: string, object: KubeObject): OptionalState {
    const none: OptionalState = { sick: null, trouble: [], relations: [] };
    if (kind !== 'VirtualService') return none;
    const namespace = object.metadata.namespace ?? '';
    const relations = destinationsOf(object as VirtualService).flatMap(
      ({ destination, weight }): readonly RelationDraft[] => {
        const host = destination?.host ?? '';
        if (host === '' || weight === 0) return [];
        const port = destination?.port?.number ?? null;
        const found = resolveHost(this.world, { host: host.toLowerCase(), port, certain: true }, namespace);
        if (found === null) return [];
        return [{ type: 'routes to', to: found.ref, detail: host, ...(port !== null && { port }) }];
      },
    );
    return { ...none, relations };
  }
}

const hostsOfRoutes = (object: VirtualService): readonly string[] => [
  ...(object.spec?.hosts ?? []),
  ...destinationsOf(object).flatMap(({ destination }) => destination?.host ?? []),
];

const isFor = ({ spec }: MeshPolicy, labels: Readonly<Record<string, string>> | undefined): boolean =>
  Object.entries(spec?.selector?.matchLabels ?? {}).every(([key, value]) => labels?.[key] === value);
