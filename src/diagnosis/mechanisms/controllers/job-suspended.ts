import { evidenceOf, workloadOf } from '../../kit/look.js';
import { claim, rule } from '../../kit/rule.js';
import { lastWrite } from './last-write.js';

/** A CronJob or Job that somebody suspended: it does not run. */
export const jobSuspended = rule({
  mechanism: 'job/suspended',
  on: ['CronJob', 'Job'],
  carries: ['job', 'unknown'],
  find: (entity, graph) => {
    const workload = workloadOf(entity);
    if (workload?.spec.suspend !== true) return [];
    const last = workload.status?.['lastScheduleTime'];
    const change = lastWrite(entity);
    const by = change?.by ?? null;
    return [
      {
        since: change?.at ?? null,
        known: 'stated',
        claims: [
          claim(evidenceOf(entity, graph), 'spec.suspend is true', 'spec.suspend 값이 true'),
          ...(typeof last === 'string'
            ? [claim(evidenceOf(entity, graph), `last run at ${last}`, `마지막 실행 ${last}`)]
            : []),
        ],
        values: {
          plural: entity.ref.kind.toLowerCase(),
          ...(typeof last === 'string' && { last }),
          ...(change !== null && { at: change.at }),
          ...(by !== null && { by }),
        },
      },
    ];
  },
});
