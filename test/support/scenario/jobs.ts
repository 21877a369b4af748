import { metadata, ownedBy, type Built, type ObjectName } from './built.ts';
import { mergePatch, type Json } from './json.ts';
import type { Moments } from './moments.ts';
import { suffix, uid } from './names.ts';
import type { PodState } from './pod-state.ts';
import { labelsOf } from './pod-template.ts';
import type { Duration, EventText } from './scenario-file.ts';
import {
  condition,
  eventsOf,
  gather,
  identityOf,
  podsOf,
  refusalOf,
  refusedEvent,
  withLabels,
  type WorkloadPlan,
} from './workload-plan.ts';

const jobStatus = (states: readonly PodState[], moments: Moments, age: Duration): Json => {
  const startTime = moments.ago(age);
  if (states.every((state) => state === 'done')) {
    const at = moments.ago('95s');
    return {
      startTime,
      completionTime: at,
      succeeded: 1,
      conditions: [
        condition('Complete', true, 'CompletionsReached', 'Reached expected number of succeeded pods', at),
      ],
    };
  }
  const failed = states.filter((state) => typeof state === 'object' && 'failed' in state).length;
  if (failed === states.length) {
    const message = 'Job has reached the specified backoff limit';
    return {
      startTime,
      failed,
      conditions: [condition('Failed', true, 'BackoffLimitExceeded', message, moments.ago('80s'))],
    };
  }
  return { startTime, active: states.length - failed, ready: 0, ...(failed > 0 && { failed }) };
};

/** A Job and its pods. */
export const buildJob = (plan: WorkloadPlan, owner: ObjectName | null = null): Built => {
  const { moments, template, workload, age } = plan;
  const identity = identityOf(plan, 'Job');
  const states = workload.states ?? [workload.state ?? 'done'];
  const controllerUid = uid(`Job/${plan.namespace}/${plan.name}`);
  const labels = {
    'batch.kubernetes.io/job-name': plan.name,
    'batch.kubernetes.io/controller-uid': controllerUid,
    'job-name': plan.name,
    'controller-uid': controllerUid,
  };
  const pods = podsOf(plan, {
    owner: identity,
    template: withLabels(template, labels),
    names: (index) => `${plan.name}-${suffix(`${plan.namespace}/${plan.name}/${index}`, 5)}`,
    states,
    age,
  });
  const status = jobStatus(states, moments, age);
  const job = {
    apiVersion: 'batch/v1',
    kind: 'Job',
    metadata: metadata(identity, moments.ago(age), {
      labels: labelsOf(plan.name, workload),
      ...(owner !== null && ownedBy(owner)),
    }),
    spec: {
      parallelism: 1,
      completions: 1,
      backoffLimit: states.length - 1,
      selector: {
        matchLabels: { 'batch.kubernetes.io/controller-uid': controllerUid },
      },
      template: withLabels(template, labels),
    },
    status,
  };
  const over: readonly EventText[] =
    status['failed'] === states.length
      ? [['W', 'BackoffLimitExceeded', 'Job has reached the specified backoff limit', 1, '80s']]
      : [];
  const refused = refusalOf(workload);
  const refusals = refused === null ? [] : [refusedEvent(refused, plan.since)];
  return gather(
    [mergePatch(job, workload.controller ?? {}) as Json],
    pods,
    eventsOf(plan, identity, [...over, ...refusals, ...(workload.events ?? [])]),
  );
};

/** A CronJob and its last Job. */
export const buildCronJob = (plan: WorkloadPlan): Built => {
  const { moments, template, workload, age } = plan;
  const identity = identityOf(plan, 'CronJob');
  const run = workload.state === undefined ? 'done' : workload.state;
  const cron = {
    apiVersion: 'batch/v1',
    kind: 'CronJob',
    metadata: metadata(identity, moments.ago(age), { labels: labelsOf(plan.name, workload) }),
    spec: {
      schedule: workload.schedule ?? '0 3 * * *',
      concurrencyPolicy: 'Allow',
      suspend: false,
      failedJobsHistoryLimit: 1,
      successfulJobsHistoryLimit: 3,
      jobTemplate: { spec: { template } },
    },
    status: {
      lastScheduleTime: moments.ago('7h'),
      ...(run === 'done' && { lastSuccessfulTime: moments.ago('7h') }),
    },
  };
  const { events: _events, controller: _controller, ...ofJob } = workload;
  const job = buildJob(
    { ...plan, name: `${plan.name}-29401140`, workload: { ...ofJob, state: run }, age: '7h' },
    identity,
  );
  return {
    objects: [
      mergePatch(cron, workload.controller ?? {}) as Json,
      ...job.objects,
      ...eventsOf(plan, identity, workload.events),
    ],
    logs: job.logs,
  };
};
