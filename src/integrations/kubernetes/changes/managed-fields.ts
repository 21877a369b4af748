import type { ManagedFields, ObjectMeta } from '../../../evidence/objects.js';

/** When a part of an object was written last, and by whom. */
export interface Write {
  /** RFC 3339. */
  readonly at: string;
  /** `kubectl-client-side-apply`, `helm`, `kube-controller-manager`, …; `null` when it gave no name. */
  readonly by: string | null;
  readonly subresource: string | null;
}

type Path = readonly string[];

const owns = ({ fieldsV1 }: ManagedFields, path: Path): boolean => {
  let at: unknown = fieldsV1;
  for (const name of path) {
    if (typeof at !== 'object' || at === null) return false;
    at = (at as Readonly<Record<string, unknown>>)[`f:${name}`];
  }
  return at !== undefined;
};

const timeMs = ({ time }: ManagedFields): number => Date.parse(time ?? '') || 0;

/**
 * The newest write by a manager that owns one of the paths. The API server moves an entry's time with any of its fields, so
 * this is the time at or after which that part was written last. Status is written by itself and does not count.
 */
export const lastWrite = (
  { managedFields = [] }: ObjectMeta,
  paths: readonly Path[],
  counts: (entry: ManagedFields) => boolean = () => true,
): Write | null => {
  const [newest] = managedFields
    .filter((entry) => entry.subresource !== 'status' && timeMs(entry) > 0 && counts(entry))
    .filter((entry) => paths.some((path) => owns(entry, path)))
    .toSorted((a, b) => timeMs(b) - timeMs(a));
  if (newest?.time === undefined) return null;
  return { at: newest.time, by: newest.manager ?? null, subresource: newest.subresource ?? null };
};
