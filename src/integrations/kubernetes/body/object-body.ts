import type { ObjectMeta } from '../../../evidence/objects.js';

/** What of an object's metadata tells something: no managed fields, and no annotations (they hold whole manifests). */
export const metadataBody = (metadata: ObjectMeta): Readonly<Record<string, unknown>> => ({
  name: metadata.name,
  namespace: metadata.namespace,
  labels: metadata.labels,
  creationTimestamp: metadata.creationTimestamp,
  deletionTimestamp: metadata.deletionTimestamp,
  generation: metadata.generation,
  ownerReferences: metadata.ownerReferences?.map(({ kind, name }) => ({ kind, name })),
});
