import type { ContainerStatus } from '../../../evidence/objects.js';
import type { ContainerView, Termination } from '../../container-view.js';
import { evidenceOf, podOf, workloadContainers } from '../../kit/look.js';
import { claim, DOWN, rule, type Sighting } from '../../kit/rule.js';
import { doubled } from '../../quantity.js';

/** The limit in force: of the status, where a resize is not through yet, else of the spec. */
const limitOf = ({ spec, status }: ContainerView): string | undefined => {
  const inForce = (
    status as
      | (ContainerStatus & { readonly resources?: { readonly limits?: Readonly<Record<string, string>> } })
      | null
  )?.resources?.limits?.['memory'];
  return inForce ?? spec?.resources?.limits?.['memory'];
};

/** The latest run that the kernel ended for memory. Exit code 137 alone is any SIGKILL: a failed probe ends so too. */
const oomRun = ({ status }: ContainerView): Termination | null =>
  [status?.state?.terminated, status?.lastState?.terminated].find((run) => run?.reason === 'OOMKilled') ??
  null;

const sighting = (container: ContainerView, evidence: ReturnType<typeof evidenceOf>): readonly Sighting[] => {
  const run = oomRun(container);
  const limit = limitOf(container);
  if (run === null || limit === undefined) return [];
  const higher = doubled(limit);
  const over = container.status?.state?.running !== undefined && container.status.ready;
  const at = run.finishedAt ?? null;
  const restarts = String(container.status?.restartCount ?? 0);
  return [
    {
      key: container.name,
      since: at,
      ...(over && { lastSeen: at }),
      known: 'stated',
      claims: [
        claim(evidence, `last state OOMKilled, exit code ${run.exitCode}${at === null ? '' : `, at ${at}`}`),
        claim(evidence, `memory limit in force ${limit}`, `적용 중인 메모리 한도 ${limit}`),
        claim(evidence, `${restarts} restarts`, `재시작 ${restarts}회`),
      ],
      values: { container: container.name, limit, restarts, ...(higher !== null && { higher }) },
    },
  ];
};

/** A container that the kernel killed because it used as much memory as its limit lets it. */
export const containerMemoryLimit = rule({
  mechanism: 'memory/container-limit',
  on: ['Pod'],
  carries: [...DOWN, 'saturation'],
  find: (entity, graph) => {
    const pod = podOf(entity);
    if (pod === null) return [];
    return workloadContainers(pod).flatMap((container) => sighting(container, evidenceOf(entity, graph)));
  },
});
