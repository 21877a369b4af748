import type { TextMap } from '../../alerts/alert.js';

/** Kinds of resource that are Kubernetes clusters. */
const CLUSTERS = ['managedclusters', 'connectedclusters'];

/** A machine of a scale set that AKS made is a node, called by the set and its number in base 36. */
const nodeOf = (set: string, instance: string): string | null =>
  /^aks-/i.test(set) && /^\d{1,9}$/.test(instance)
    ? `${set.toLowerCase()}${Number(instance).toString(36).padStart(6, '0')}`
    : null;

/**
 * What an Azure resource id names: `/subscriptions/…/resourceGroups/…/providers/Microsoft.ContainerService/managedClusters/aks1`.
 * Case does not count in it.
 */
export const azureResource = (id: string): TextMap => {
  const parts = id.split('/').slice(0, 40);
  const named = (type: string): string =>
    parts[parts.findIndex((part) => part.toLowerCase() === type) + 1] ?? '';
  const has = (type: string): boolean => parts.some((part) => part.toLowerCase() === type);
  const cluster = CLUSTERS.find(has);
  const node =
    has('virtualmachinescalesets') && has('virtualmachines')
      ? nodeOf(named('virtualmachinescalesets'), named('virtualmachines'))
      : null;
  return {
    ...(has('resourcegroups') && { resource_group: named('resourcegroups') }),
    ...(parts.length > 1 && { resource: parts.at(-1) ?? '' }),
    ...(cluster !== undefined && { clusterName: named(cluster) }),
    ...(node !== null && { node }),
  };
};
