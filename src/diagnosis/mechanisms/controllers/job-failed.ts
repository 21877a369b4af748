import { bounded, quoted } from '../../../evidence/bounded-text.js';
import type { Condition, WorkloadObject } from '../../../evidence/objects.js';
import { evidenceOf, workloadOf } from '../../kit/look.js';
import { claim, DOWN, rule, type Claim, type Rule, type Values } from '../../kit/rule.js';
import { failedRunOf, runValues, type FailedRun } from './failed-run.js';

const failureOf = (job: WorkloadObject | null): Condition | null => {
  const isTrue = (type: string): Condition | undefined =>
    job?.status?.conditions?.find((each) => each.type === type && each.status === 'True');
  return isTrue('Failed') ?? isTrue('FailureTarget') ?? null;
};

const runClaims = (failed: FailedRun | null): readonly Claim[] => {
  if (failed === null) return [];
  const { run, line, container, evidence } = failed;
  return [
    ...(run === null
      ? []
      : [
          claim(
            evidence,
            `container ${container} ended with exit code ${run.exitCode}`,
            `컨테이너 ${container} 종료 코드 ${run.exitCode}`,
          ),
        ]),
    ...(line === null
      ? []
      : [claim(line.evidence, `log: ${quoted(line.text)}`, `로그: ${quoted(line.text)}`)]),
  ];
};

/** A rule about Jobs that gave up for some reasons. */
const failedFor = (
  mechanism: string,
  isMeant: (reason: string) => boolean,
  more: (job: WorkloadObject, condition: Condition) => Values,
): Rule =>
  rule({
    mechanism,
    on: ['Job'],
    carries: DOWN,
    find: (entity, graph) => {
      const job = workloadOf(entity);
      const condition = failureOf(job);
      if (job === null || condition === null || !isMeant(condition.reason ?? '')) return [];
      const failed = failedRunOf(entity, graph);
      const { message = '', reason = 'Failed', lastTransitionTime = null } = condition;
      return [
        {
          key: entity.ref.name,
          since: job.metadata.creationTimestamp ?? lastTransitionTime,
          known: 'stated',
          claims: [
            claim(evidenceOf(entity, graph), `${condition.type}, ${reason}: ${quoted(message)}`),
            ...runClaims(failed),
          ],
          values: {
            job: entity.ref.name,
            said: bounded(message, 200),
            ...runValues(failed),
            ...more(job, condition),
          },
        },
      ];
    },
  });

const DEADLINE = 'DeadlineExceeded';

/** A Job that gave up: at its backoff limit, or by its own failure policy; with how its pod ended. */
export const jobFailed = failedFor(
  'job/failed',
  (reason) => reason !== DEADLINE,
  ({ spec: { backoffLimit = 6 } }, { reason = 'Failed' }): Values =>
    reason === 'BackoffLimitExceeded' ? { retries: String(backoffLimit) } : { why: reason },
);

/** A Job that was stopped because it took longer than it may. */
export const jobDeadline = failedFor(
  'job/deadline',
  (reason) => reason === DEADLINE,
  ({ spec: { activeDeadlineSeconds } }): Values =>
    activeDeadlineSeconds === undefined ? {} : { seconds: String(activeDeadlineSeconds) },
);
