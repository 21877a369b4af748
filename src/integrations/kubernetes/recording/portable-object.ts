import type { KubeObject, ManagedFields, ObjectMeta } from '../../../evidence/objects.js';

const LAST_APPLIED = 'kubectl.kubernetes.io/last-applied-configuration';
/** Their content is nobody's business but the cluster's, and no rule reads it. */
const CONTENT_LEFT_OUT: readonly string[] = ['ConfigMap', 'Secret'];
/** Deep enough for `spec.template`; what lies below names containers, variables and list items. */
const FIELD_DEPTH = 3;

type Fields = Readonly<Record<string, unknown>>;

const outerFields = (fields: Fields, depth = FIELD_DEPTH): Fields =>
  Object.fromEntries(
    Object.entries(fields)
      .filter(([name]) => name.startsWith('f:') && depth > 0)
      .map(([name, below]) => [
        name,
        typeof below === 'object' && below !== null ? outerFields(below as Fields, depth - 1) : {},
      ]),
  );

const writer = ({ manager, operation, time, subresource, fieldsV1 = {} }: ManagedFields): ManagedFields => ({
  manager,
  operation,
  time,
  subresource,
  fieldsV1: outerFields(fieldsV1),
});

const portableMeta = ({ annotations, managedFields, ...metadata }: ObjectMeta): ObjectMeta => {
  const { [LAST_APPLIED]: _applied, ...kept } = annotations ?? {};
  return {
    ...metadata,
    ...(Object.keys(kept).length > 0 && { annotations: kept }),
    ...(managedFields !== undefined && { managedFields: managedFields.map(writer) }),
  };
};

/**
 * The object as it may be written to a folder, once masked: without copies of itself, without the content of ConfigMaps and
 * Secrets; of who wrote which fields, only what dates a change.
 */
export const portableObject = (object: KubeObject): KubeObject => {
  const { apiVersion, kind, metadata: given } = object;
  const metadata = portableMeta(given);
  return CONTENT_LEFT_OUT.includes(kind ?? '') ? { apiVersion, kind, metadata } : { ...object, metadata };
};
