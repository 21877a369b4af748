import type { KubeObject } from '../../../evidence/objects.js';
import type { CaseReader } from '../case-reader.js';
import { notRead, within, type FoundChanges, type Window } from './change.js';

/** Most Jobs of a namespace looked at; the API cannot give the newest first. */
const READ_LIMIT = 200;
const MAX_JOBS = 8;

const createdMs = ({ metadata }: KubeObject): number => Date.parse(metadata.creationTimestamp ?? '') || 0;

/** Jobs of the namespace that started in the window, newest first: a backup or a migration often explains load. */
export const jobChanges = async (
  reader: CaseReader,
  namespace: string,
  window: Window,
): Promise<FoundChanges> => {
  const { outcome } = await reader.list<KubeObject>({
    apiVersion: 'batch/v1',
    plural: 'jobs',
    namespace,
    limit: READ_LIMIT,
    metadataOnly: true,
  });
  if (outcome.status !== 'ok') return notRead(`jobs of namespace ${namespace}`, outcome);
  const started = outcome.value
    .filter(({ metadata }) => within(metadata.creationTimestamp, window))
    .toSorted((a, b) => createdMs(b) - createdMs(a));
  const changes = started.slice(0, MAX_JOBS).map(({ metadata }) => {
    const owner = metadata.ownerReferences?.find(({ kind }) => kind === 'CronJob');
    const by = owner === undefined ? '' : ` by cronjob ${owner.name}`;
    return {
      at: metadata.creationTimestamp ?? '',
      kind: 'job' as const,
      object: `job ${namespace}/${metadata.name}`,
      what: `was started${by}`,
    };
  });
  const more = started.length - changes.length;
  return {
    changes,
    notes: [
      ...(more > 0 ? [`${more} more jobs were started in namespace ${namespace}`] : []),
      ...(outcome.value.length < READ_LIMIT
        ? []
        : [`only ${READ_LIMIT} jobs of namespace ${namespace} were looked at`]),
    ],
  };
};
