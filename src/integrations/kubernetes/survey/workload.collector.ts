import type { WorkloadKind } from '../../../alerts/target.js';
import type { WorkloadObject } from '../../../evidence/objects.js';
import { workloadBody } from '../body/workload-body.js';
import type { CaseReader } from '../case-reader.js';
import { isUnread, mapCall, reading, type Call, type Reading } from '../../../evidence/reading.js';
import { WEIGHT } from '../../../evidence/weights.js';
import { collectionOf } from '../workload-kinds.js';

/** A workload of a known kind. */
export interface KindedRef {
  readonly kind: WorkloadKind;
  readonly name: string;
}

/** A call for a workload as a reading. Items of lists carry no kind: it is put in. */
export const workloadReading = (
  call: Call<WorkloadObject>,
  namespace: string,
  { kind, name }: KindedRef,
  weight: number = WEIGHT.workload,
): Reading<WorkloadObject> =>
  reading(
    mapCall(call, (object) => ({ ...object, kind })),
    { type: 'manifest', title: `${kind.toLowerCase()} ${namespace}/${name}`, weight },
    workloadBody,
  );

/** One workload by kind and name. */
export const readWorkload = async (
  reader: CaseReader,
  namespace: string,
  ref: KindedRef,
  weight?: number,
): Promise<Reading<WorkloadObject>> => {
  const call = await reader.get<WorkloadObject>({ ...collectionOf(ref.kind, namespace), name: ref.name });
  return workloadReading(call, namespace, ref, weight);
};

/**
 * The first of several candidates that exists, all asked at once. If none does: the first that could not be read, as the
 * workload may be there; else that it is absent.
 */
export const readFirstWorkload = async (
  reader: CaseReader,
  namespace: string,
  candidates: readonly KindedRef[],
): Promise<Reading<WorkloadObject> | null> => {
  const readings = await Promise.all(candidates.map((ref) => readWorkload(reader, namespace, ref)));
  const found = readings.find(({ outcome }) => outcome.status === 'ok') ?? readings.find(isUnread);
  const none = readings[0];
  if (found !== undefined || none === undefined || candidates.length === 1) return found ?? none ?? null;
  const tried = candidates.map(({ kind, name }) => `${kind} ${name}`).join(', ');
  const reason = `none of these exists in namespace ${namespace}: ${tried}`;
  const name = candidates[0]?.name ?? '';
  return { ...none, title: `workload ${namespace}/${name}`, outcome: { status: 'absent', reason } };
};
