import { firstSentence, quoted } from '../../../evidence/bounded-text.js';
import { eventsOf, workloadOf } from '../../kit/look.js';
import { claim, rule } from '../../kit/rule.js';

/** Warnings of the CronJob controller that it made no run. Source: pkg/controller/cronjob, v1.34. */
const REASONS = [
  'MissSchedule',
  'TooManyMissedTimes',
  'FailedNeedsStart',
  'UnparseableSchedule',
  'InvalidSchedule',
  'UnParseableCronJobSchedule',
  'UnknownTimeZone',
  'FailedCreate',
  'FailedGet',
] as const;

/** Runs of a CronJob that were not made: missed, too late for its deadline, of a schedule or time zone that cannot be read, or refused. */
export const jobMissed = rule({
  mechanism: 'job/missed',
  on: ['CronJob'],
  carries: ['job', 'unknown'],
  find: (entity) => {
    const [newest] = eventsOf(entity, ...REASONS);
    const workload = workloadOf(entity);
    if (newest === undefined || workload === null) return [];
    const { event, evidence } = newest;
    const deadline = workload.spec['startingDeadlineSeconds'];
    const last = workload.status?.['lastScheduleTime'];
    const ran = typeof last === 'string' && Date.parse(last) > Date.parse(event.lastTimestamp ?? '');
    return [
      {
        since: event.firstTimestamp ?? event.lastTimestamp,
        ...(ran && { lastSeen: event.lastTimestamp }),
        known: 'stated',
        claims: [claim(evidence, `${event.reason}: ${quoted(event.message)}`)],
        values: {
          why: event.reason,
          said: quoted(firstSentence(event.message), 240),
          ...(workload.spec.schedule !== undefined && { schedule: workload.spec.schedule }),
          ...(typeof deadline === 'number' && { deadline: String(deadline) }),
        },
      },
    ];
  },
});
