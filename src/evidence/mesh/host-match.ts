/** A Service as hosts of a mesh name it. */
export interface MeshService {
  readonly namespace: string;
  readonly name: string;
}

/** Longest chain of labels that a qualified host adds to `<service>.<namespace>`: `.svc.cluster.local`. */
const QUALIFIED = /^\.svc(\..+)?$/;

/**
 * Whether a host of a resource in `namespace` means the Service. A short name is resolved in the namespace of the resource,
 * not in that of the Service; `*` and `*.…` match by their ending.
 */
export const meansService = (host: string, namespace: string, service: MeshService): boolean => {
  if (host === '*') return true;
  if (!host.includes('.')) return host === service.name && namespace === service.namespace;
  const qualified = `${service.name}.${service.namespace}`;
  if (host.startsWith('*.')) {
    const ending = host.slice(1);
    return [qualified, `${qualified}.svc`, `${qualified}.svc.cluster.local`].some((name) =>
      name.endsWith(ending),
    );
  }
  return host === qualified || (host.startsWith(qualified) && QUALIFIED.test(host.slice(qualified.length)));
};
