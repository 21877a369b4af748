import type { WorkloadObject } from '../../../evidence/objects.js';
import type { CaseReader } from '../case-reader.js';
import { mapCall, valueOf, type Reading } from '../../../evidence/reading.js';
import { collectionOf } from '../workload-kinds.js';
import { workloadReading } from './workload.collector.js';

/** Most Jobs of a namespace that one list brings: nothing selects those of one CronJob. */
const READ_LIMIT = 200;

const hasFailed = ({ status }: WorkloadObject): boolean =>
  status?.conditions?.some(({ type, status: value }) => type === 'Failed' && value === 'True') ?? false;

const createdMs = ({ metadata }: WorkloadObject): number => Date.parse(metadata.creationTimestamp ?? '') || 0;

/** The Job of a CronJob to look at: the newest that failed, else the newest; `null` when there is none. */
export const readJobOf = async (
  reader: CaseReader,
  namespace: string,
  cronJob: WorkloadObject,
): Promise<Reading<WorkloadObject> | null> => {
  const call = await reader.list<WorkloadObject>({ ...collectionOf('Job', namespace), limit: READ_LIMIT });
  const job = (valueOf(call) ?? [])
    .filter(({ metadata }) => metadata.ownerReferences?.some(({ uid }) => uid === cronJob.metadata.uid))
    .toSorted((a, b) => Number(hasFailed(b)) - Number(hasFailed(a)) || createdMs(b) - createdMs(a))[0];
  if (job === undefined) return null;
  return workloadReading(
    mapCall(call, () => job),
    namespace,
    { kind: 'Job', name: job.metadata.name },
  );
};
