import type { Entity } from '../../../evidence/entity.js';

/** API groups that Kubernetes serves itself, by how they end; the core group has none. */
const OWN_GROUPS = /^(?:apps|batch|autoscaling|policy)$|\.k8s\.io$/;
/** Groups under `k8s.io` that are served by what is added to a cluster. */
const ADDED = /^(?:gateway\.networking|metrics|snapshot\.storage)\.k8s\.io$/;
/** Kinds of our own, and kinds that other mechanisms speak for. */
const SPOKEN_FOR = ['Host', 'Image', 'Certificate', 'Issuer', 'ClusterIssuer'];

/** Whether an entity is of a kind of Kubernetes itself, or of one that has mechanisms of its own. */
export const isBuiltIn = ({ ref, object }: Entity): boolean => {
  if (object.status !== 'ok' || SPOKEN_FOR.includes(ref.kind)) return true;
  const { apiVersion } = object.value;
  if (apiVersion === undefined || !apiVersion.includes('/')) return true; // lists leave it out for their items
  const [group = ''] = apiVersion.split('/');
  return OWN_GROUPS.test(group) && !ADDED.test(group);
};
