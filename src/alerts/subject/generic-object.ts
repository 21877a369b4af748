import type { ReadableLabels } from '../readable-labels.js';
import { WORKLOAD_KINDS, type WorkloadRef } from '../target.js';
import { isObjectKind, type NamedObject } from './object-kinds.js';
import { GENERIC_OBJECTS } from './vocabulary/objects.js';

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

/** The object of the first pair of such labels whose kind is known; nothing when there is none. */
export const genericObjectIn = (labels: ReadableLabels): GenericObject => {
  for (const { kind, name } of GENERIC_OBJECTS) {
    const [said, called] = [labels.get(kind), labels.get(name)];
    const found = said === null || called === null ? null : ofKind(said, called);
    if (found !== null) return found;
  }
  return NOTHING;
};
