import type { CaseGraph } from '../../../evidence/case-graph.js';
import type { Entity } from '../../../evidence/entity.js';
import type { EvidenceId } from '../../../evidence/evidence.js';
import { bounded } from '../../../evidence/bounded-text.js';
import {
  lastTermination,
  waitingReason,
  type ContainerView,
  type Termination,
} from '../../container-view.js';
import { evidenceOf, podOf, saidBy, workloadContainers, type SaidLine } from '../../kit/look.js';
import type { Values } from '../../kit/rule.js';

/** How a pod of a Job ended, and what it said. */
export interface FailedRun {
  readonly pod: string;
  readonly container: string;
  readonly run: Termination | null;
  readonly waits: string | null;
  readonly line: SaidLine | null;
  readonly evidence: EvidenceId;
}

const failedIn = (containers: readonly ContainerView[]): ContainerView | undefined =>
  containers.find((each) => (lastTermination(each)?.exitCode ?? 0) !== 0) ??
  containers.find((each) => waitingReason(each) !== null) ??
  containers.find(({ role }) => role === 'app');

/** The pod of a Job that tells best why it failed: one that ended with an error before one that only waits or runs. */
export const failedRunOf = (job: Entity, graph: CaseGraph): FailedRun | null => {
  const runs = graph.targets(job.key, 'selects').flatMap((entity): readonly FailedRun[] => {
    const pod = podOf(entity);
    const container = pod === null ? undefined : failedIn(workloadContainers(pod));
    if (pod === null || container === undefined) return [];
    return [
      {
        pod: pod.metadata.name,
        container: container.name,
        run: lastTermination(container),
        waits: waitingReason(container),
        line: saidBy(entity, container.name, 'current'),
        evidence: evidenceOf(entity, graph),
      },
    ];
  });
  const failed = runs.filter(({ run }) => run !== null && run.exitCode !== 0);
  return failed.find(({ line }) => line !== null) ?? failed[0] ?? runs[0] ?? null;
};

/** What the texts say of it. */
export const runValues = (failed: FailedRun | null): Values => {
  if (failed === null) return {};
  const { pod, container, run, waits, line } = failed;
  const exit = run === null || run.exitCode === 0 ? null : String(run.exitCode);
  return {
    run: pod,
    container,
    ...(exit !== null && { exit }),
    ...(run?.reason !== undefined && run.reason !== 'Error' && exit !== null && { reason: run.reason }),
    ...(exit === null && waits !== null && { waits }),
    ...(line !== null && { line: bounded(line.text, 240) }),
  };
};
