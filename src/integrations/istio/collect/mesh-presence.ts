import type { Node, Pod } from '../../../evidence/objects.js';

/** Service meshes that put a proxy before a pod. */
export type MeshKind = 'istio' | 'linkerd';

/** What of a mesh was seen at a pod and its node. */
export interface MeshPresence {
  /** `none`: the pod was read and has no proxy. `unknown`: no pod was read. */
  readonly type: MeshKind | 'none' | 'unknown';
  /** What it was recognised by, such as `container istio-proxy`; `null` without a mesh. */
  readonly seenBy: string | null;
  /** Cilium is the network of the pod's node. It can route and filter without any proxy in the pod. */
  readonly cilium: boolean;
}

const PROXIES: Readonly<Record<string, MeshKind>> = { 'istio-proxy': 'istio', 'linkerd-proxy': 'linkerd' };

/** Set by Istio's CNI plugin on pods whose traffic the node's ztunnel takes over (ambient mode, without a sidecar). */
const AMBIENT = 'ambient.istio.io/redirection';

/** Keys that Cilium's agent puts on the node it runs on. */
const CILIUM_KEY = /^(network\.|io\.)?cilium(\.io|\.network)?[/.]/;

const proxyOf = ({ spec }: Pod): readonly [MeshKind, string] | null => {
  const regular = spec.containers.map(({ name }) => ({ name, as: 'container' }));
  // Since Kubernetes 1.29 both meshes can run their proxy as a sidecar, which is an init container.
  const sidecars = (spec.initContainers ?? []).map(({ name }) => ({ name, as: 'init container' }));
  for (const { name, as } of [...regular, ...sidecars]) {
    const kind = PROXIES[name];
    if (kind !== undefined) return [kind, `${as} ${name}`];
  }
  return null;
};

const isAmbient = ({ metadata }: Pod): boolean => metadata.annotations?.[AMBIENT] === 'enabled';

const hasCilium = ({ metadata, status }: Node): boolean =>
  (status?.conditions ?? []).some(
    ({ type, reason }) => type === 'NetworkUnavailable' && reason === 'CiliumIsUp',
  ) ||
  [...Object.keys(metadata.annotations ?? {}), ...Object.keys(metadata.labels ?? {})].some((key) =>
    CILIUM_KEY.test(key),
  );

/** Tells the mesh from what was read anyway: the pod's containers and the node's conditions. `null`: not read. */
export const meshPresence = (pod: Pod | null, node: Node | null): MeshPresence => {
  const cilium = node !== null && hasCilium(node);
  if (pod === null) return { type: 'unknown', seenBy: null, cilium };
  const proxy = proxyOf(pod);
  if (proxy !== null) return { type: proxy[0], seenBy: proxy[1], cilium };
  if (isAmbient(pod)) return { type: 'istio', seenBy: `annotation ${AMBIENT}`, cilium };
  return { type: 'none', seenBy: null, cilium };
};

/** Nothing was looked at. */
export const UNKNOWN_MESH: MeshPresence = { type: 'unknown', seenBy: null, cilium: false };
