import type { KubeObject, ManagedFields, ObjectMeta } from '../../evidence/objects.js';

type Fields = Readonly<Record<string, unknown>>;

const CONTENT = ['f:data', 'f:binaryData', 'f:stringData'];
const OF_SPEC = ['f:template', 'f:replicas', 'f:unschedulable'];

const named = (fields: Fields, names: readonly string[]): Fields =>
  Object.fromEntries(names.filter((name) => name in fields).map((name) => [name, {}]));

/** That a part was written by somebody, for the parts whose writes are dated: the rest is half of what a list takes. */
const partsOf = ({ fieldsV1, ...entry }: ManagedFields): ManagedFields => {
  if (typeof fieldsV1 !== 'object' || fieldsV1 === null) return entry;
  const fields = fieldsV1 as Fields;
  const spec = fields['f:spec'];
  const parts = {
    ...named(fields, CONTENT),
    ...(typeof spec === 'object' && spec !== null && { 'f:spec': named(spec as Fields, OF_SPEC) }),
  };
  return Object.keys(parts).length === 0 ? entry : { ...entry, fieldsV1: parts };
};

/**
 * An object of a list with what `lastWrite` asks for, and no more of who wrote what: whoever reads the list finds in it
 * what reading the object by itself would have told.
 */
export const withDatedParts = ({ metadata, ...object }: KubeObject): KubeObject =>
  metadata.managedFields === undefined
    ? { ...object, metadata }
    : {
        ...object,
        metadata: {
          ...metadata,
          managedFields: metadata.managedFields.map(partsOf),
        } satisfies ObjectMeta,
      };
