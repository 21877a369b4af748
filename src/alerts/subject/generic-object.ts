import type { ReadableLabels } from '../readable-labels.js';
import { WORKLOAD_KINDS, type WorkloadRef } from '../target.js';
import { isObjectKind, type NamedObject } from './object-kinds.js';
import { GENERIC_OBJECTS, type GenericLabels } from './vocabulary/objects.js';

/** What a pair of labels names of which one holds the kind. */
export interface GenericObject {
  readonly pod: string | null;
  readonly node: string | null;
  readonly workload: WorkloadRef | null;
  readonly object: NamedObject | null;
}

const NOTHING: GenericObject = { pod: null, node: null, workload: null, object: null };

const ofKind = (kind: string, name: string): GenericObject | null => {
  if (kind === 'Pod') return { ...NOTHING, pod: name };
  if (kind === 'Node') return { ...NOTHING, node: name };
  const workload = WORKLOAD_KINDS.find((known) => known === kind);
  if (workload !== undefined) return { ...NOTHING, workload: { kind: workload, name } };
  return isObjectKind(kind) ? { ...NOTHING, object: { kind, name } } : null;
};

/** A kind as the API writes it. */
const KIND = /^[A-Z][A-Za-z0-9]{0,62}$/;

/** An object of a kind that only its cluster knows, where the labels are such that nothing else is meant by a kind. */
const ofAnyKind = (
  labels: ReadableLabels,
  { group, version, anyKind }: GenericLabels,
  { kind, name }: { readonly kind: string; readonly name: string },
): GenericObject | null => {
  if (anyKind !== true || !KIND.test(kind)) return null;
  const [ofGroup, inVersion] = [group, version].map((label) => (label ? labels.get(label) : null));
  const apiVersion = ofGroup && inVersion ? `${ofGroup}/${inVersion}` : null;
  return { ...NOTHING, object: { kind, name, ...(apiVersion !== null && { apiVersion }) } };
};

const isBeside = (labels: ReadableLabels, { beside }: GenericLabels): boolean =>
  beside === undefined || beside.some((label) => labels.get(label) !== null);

/** The object of the first pair of such labels that names one; nothing when there is none. */
export const genericObjectIn = (labels: ReadableLabels): GenericObject => {
  for (const generic of GENERIC_OBJECTS) {
    const [kind, name] = [labels.get(generic.kind), labels.get(generic.name)];
    if (kind === null || name === null || !isBeside(labels, generic)) continue;
    const found = ofKind(kind, name) ?? ofAnyKind(labels, generic, { kind, name });
    if (found !== null) return found;
  }
  return NOTHING;
};
