import type { Target } from '../../../alerts/target.js';
import type { CaseReader } from '../case-reader.js';
import { readNode } from './node.collector.js';
import { readPod } from './pod.collector.js';
import type { Reading } from '../../../evidence/reading.js';
import { WEIGHT } from '../../../evidence/weights.js';
import { readWorkload } from './workload.collector.js';

/** Most other targets of a group that are looked at. */
const OTHER_LIMIT = 5;

const readOther = async (
  reader: CaseReader,
  { namespace, pod, workload, node }: Target,
): Promise<Reading<unknown> | null> => {
  if (namespace !== null && pod !== null) return readPod(reader, namespace, pod, WEIGHT.other);
  if (namespace !== null && workload !== null && workload.kind !== null) {
    return readWorkload(reader, namespace, { kind: workload.kind, name: workload.name }, WEIGHT.other);
  }
  return node === null ? null : { ...(await readNode(reader, node, false)), weight: WEIGHT.other };
};

/** What the other alerts of the group are about, one call each: further evidence, on which no fact rests. */
export const readOthers = async (
  reader: CaseReader,
  others: readonly Target[],
): Promise<readonly Reading<unknown>[]> => {
  const readings = await Promise.all(others.slice(0, OTHER_LIMIT).map((target) => readOther(reader, target)));
  return readings.filter((one) => one !== null);
};
