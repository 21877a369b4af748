import type { Call, Reading } from '../evidence/reading.js';
import { isUnread } from '../evidence/reading.js';
import type { HttpFailure } from '../transport/http-outcome.js';

/** How a reading ended: its title and its outcome. */
export type ReadingEnd = Pick<Reading<unknown>, 'title' | 'outcome'>;

/** What the server answered when it did not give what was asked for; `null` where it did, or said nothing. */
export const answerOf = ({ outcome }: Pick<Call<unknown>, 'outcome'>): HttpFailure['answer'] | null =>
  outcome.status === 'ok' ? null : ((outcome as HttpFailure).answer ?? null);

/** Whether the server answered, but refused or could not evaluate this query: others may still be answered. */
export const isQueryFailure = (end: ReadingEnd): boolean =>
  end.outcome.status === 'error' && (answerOf(end)?.statusCode ?? 0) < 500;

/** Readings that all failed for the same reason are one, of this title: that nothing could be read at all. */
export const collapsed = (
  readings: readonly Reading<unknown>[],
  title: string,
): readonly Reading<unknown>[] => {
  const [first, ...others] = readings;
  if (first === undefined || others.length === 0 || !isUnread(first)) return readings;
  const reason = JSON.stringify(first.outcome);
  return others.every(({ outcome }) => JSON.stringify(outcome) === reason)
    ? [{ ...first, title, query: null }]
    : readings;
};

/** How far something could be used: `degraded` when a part failed or queries were refused, `error` when it could not be at all. */
export type Reached = 'ok' | 'degraded' | 'unavailable' | 'error';

/** What is configured is `ok` also when nothing had to be asked of it. */
export const reachedBy = (configured: boolean, readings: readonly ReadingEnd[]): Reached => {
  if (!configured) return 'unavailable';
  const failed = readings.filter(({ outcome }) => outcome.status !== 'ok' && outcome.status !== 'absent');
  if (failed.length === 0) return 'ok';
  return failed.length < readings.length || failed.every(isQueryFailure) ? 'degraded' : 'error';
};

/** Whether it gave at least a part of what was asked. */
export const isUsable = (reached: Reached): boolean => reached === 'ok' || reached === 'degraded';

/**
 * Why something is missing, a sentence each: `name: forbidden: title: reason`.
 * @param told which outcomes are worth a sentence beside failures
 */
export const warningsOf = (
  name: string,
  configured: boolean,
  readings: readonly ReadingEnd[],
  told: 'failures' | 'absence too' = 'failures',
): readonly string[] =>
  configured
    ? readings.flatMap(({ title, outcome }) =>
        outcome.status === 'ok' || (outcome.status === 'absent' && told === 'failures')
          ? []
          : [`${name}: ${outcome.status}: ${title}: ${outcome.reason}`],
      )
    : [`${name}: not configured`];
