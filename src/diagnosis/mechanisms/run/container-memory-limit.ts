import { bounded } from '../../../evidence/bounded-text.js';
import type { Pod } from '../../../evidence/objects.js';
import type { ContainerView, Termination } from '../../container-view.js';
import { containerRule, restartsOf, type SeenContainer } from '../../kit/container-rule.js';
import { conditionOf } from '../../kit/look.js';
import { endingSince, overAt } from '../../kit/pod-times.js';
import { claim, DOWN, type Sighting, type Values } from '../../kit/rule.js';
import { doubled } from '../../quantity.js';

/** The limit in force: of the status, where a resize is not through yet, else of the spec; that of the whole pod last. */
const limitOf = ({ spec, status }: ContainerView, pod: Pod): string | undefined =>
  status?.resources?.limits?.['memory'] ??
  spec?.resources?.limits?.['memory'] ??
  pod.spec.resources?.limits?.['memory'];

/** The latest run that the kernel ended for memory. Exit code 137 alone is any SIGKILL: a failed probe ends so too. */
export const oomRun = ({ status }: ContainerView): Termination | null =>
  [status?.state?.terminated, status?.lastState?.terminated].find((run) => run?.reason === 'OOMKilled') ??
  null;

/** A limit that the spec asks for and that is not in force, and what the node says of that. */
const resizeValues = ({ spec, status }: ContainerView, pod: Pod): Values => {
  const wanted = spec?.resources?.limits?.['memory'];
  const inForce = status?.resources?.limits?.['memory'];
  if (wanted === undefined || inForce === undefined || wanted === inForce) return {};
  const { reason, message } = conditionOf(pod.status?.conditions, 'PodResizePending') ?? {};
  return {
    wanted,
    resize: reason ?? 'not through yet',
    ...(message !== undefined && { resizeMessage: bounded(message, 160) }),
  };
};

const sighting = ({ container, pod, entity, evidence }: SeenContainer): Sighting | null => {
  const run = oomRun(container);
  const limit = limitOf(container, pod);
  if (run === null || limit === undefined) return null;
  const higher = doubled(limit);
  const at = run.finishedAt ?? null;
  const restarts = String(restartsOf(container));
  const resize = resizeValues(container, pod);
  const asked = resize['wanted'];
  return {
    since: endingSince(entity, container.name, run),
    ...overAt(container, run),
    known: 'stated',
    claims: [
      claim(
        evidence,
        `last state OOMKilled, exit code ${run.exitCode}${at === null ? '' : `, at ${at}`}`,
        `마지막 상태 OOMKilled, 종료 코드 ${run.exitCode}${at === null ? '' : `, ${at}`}`,
      ),
      claim(evidence, `memory limit in force ${limit}`, `적용 중인 메모리 한도 ${limit}`),
      claim(evidence, `${restarts} restarts`, `재시작 ${restarts}회`),
      ...(asked === undefined
        ? []
        : [
            claim(
              evidence,
              `resize to ${asked}: ${resize['resize'] ?? ''}`,
              `${asked}(으)로 리사이즈: ${resize['resize'] ?? ''}`,
            ),
          ]),
    ],
    // a limit that is asked for and not given is not raised by asking for more
    values: {
      container: container.name,
      limit,
      restarts,
      ...resize,
      ...(higher !== null && asked === undefined && { higher }),
    },
  };
};

/** A container that the kernel killed because it used as much memory as its limit lets it. */
export const containerMemoryLimit = containerRule('memory/container-limit', sighting, [
  ...DOWN,
  'saturation',
]);
