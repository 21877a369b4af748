import type { EvidenceId } from '../evidence/evidence.js';
import type { Condition, WorkloadObject } from '../evidence/objects.js';
import { lastTermination, type ContainerView } from './container-view.js';
import { failureQuote, type FailureQuote } from './failure-quote.js';
import type { PodView, Scene } from './scene.js';

/** A job that gave up, and what its pods show of the reason. */
export interface FailedJob {
  readonly job: WorkloadObject;
  readonly evidence: EvidenceId;
  readonly condition: Condition;
  readonly failed: { readonly pod: PodView; readonly container: ContainerView } | null;
  readonly quote: FailureQuote | null;
}

const failureOf = (job: WorkloadObject): Condition | null => {
  const conditions = job.status?.conditions ?? [];
  const isTrue = (type: string): Condition | undefined =>
    conditions.find((each) => each.type === type && each.status === 'True');
  return isTrue('Failed') ?? isTrue('FailureTarget') ?? null;
};

const hasFailed = (container: ContainerView): boolean => {
  const run = lastTermination(container);
  return run !== null && run.exitCode !== 0;
};

/** The container that failed, or for a job that ran out of time the one that still runs or waits. */
const culprit = (scene: Scene): FailedJob['failed'] => {
  const all = scene.pods.flatMap((pod) => pod.containers.map((container) => ({ pod, container })));
  const quotable = all.find((each) => hasFailed(each.container) && each.pod.isTarget);
  return (
    quotable ??
    all.find((each) => hasFailed(each.container)) ??
    all.find(({ container }) => container.role === 'app') ??
    null
  );
};

/** The target's job if it failed; `null` for any other workload and any other state. */
export const failedJob = (scene: Scene): FailedJob | null => {
  const { workload } = scene.facts;
  if (workload.status !== 'ok') return null;
  const condition = failureOf(workload.value);
  const kind = workload.value.kind ?? scene.facts.target.workload?.kind;
  if (!condition || (kind && kind !== 'Job')) return null;
  const failed = culprit(scene);
  const quote = failed ? failureQuote(scene, failed.pod, failed.container) : null;
  return { job: workload.value, evidence: workload.evidence, condition, failed, quote };
};
