import { quoted, bounded } from '../../../evidence/bounded-text.js';
import type { Pod } from '../../../evidence/objects.js';
import { podRule } from '../../kit/container-rule.js';
import { conditionOf, workloadContainers } from '../../kit/look.js';
import { claim } from '../../kit/rule.js';
import { oomRun } from './container-memory-limit.js';

const RESOURCES = ['cpu', 'memory'] as const;
const SETTINGS = ['limits', 'requests'] as const;

/** Where the spec asks for other resources than are in force: `container app: memory limit 256Mi instead of 2Gi`. */
export const resizeOf = (
  pod: Pod,
): {
  readonly container: string;
  readonly resource: string;
  readonly inForce: string;
  readonly wanted: string;
} | null => {
  for (const { name, spec, status } of workloadContainers(pod)) {
    for (const setting of SETTINGS) {
      for (const resource of RESOURCES) {
        const wanted = spec?.resources?.[setting]?.[resource];
        const inForce = status?.resources?.[setting]?.[resource];
        if (wanted !== undefined && inForce !== undefined && wanted !== inForce)
          return { container: name, resource: `${resource} ${setting.slice(0, -1)}`, inForce, wanted };
      }
    }
  }
  return null;
};

/** An in-place resize that does not come through: the node has no room now (Deferred), or never will (Infeasible). */
export const resizePending = podRule(
  'run/resize-pending',
  ({ pod, evidence }) => {
    const conditions = pod.status?.conditions;
    const pending = [
      conditionOf(conditions, 'PodResizePending'),
      conditionOf(conditions, 'PodResizeInProgress'),
    ].find(
      (each) => each?.status === 'True' && (each.type === 'PodResizePending' || each.reason === 'Error'),
    );
    if (pending === undefined || pending === null) return null;
    // told with the kill, which is what it led to
    if (workloadContainers(pod).some((each) => oomRun(each) !== null)) return null;
    const resize = resizeOf(pod);
    const { reason = 'pending', message = '', lastTransitionTime } = pending;
    return {
      since: lastTransitionTime ?? null,
      known: 'stated',
      claims: [
        claim(evidence, `${pending.type}, ${reason}: ${quoted(message)}`),
        ...(resize === null
          ? []
          : [
              claim(
                evidence,
                `container ${resize.container}: ${resize.resource} ${resize.inForce} in force, ${resize.wanted} asked for`,
                `컨테이너 ${resize.container}: ${resize.resource} 적용 중 ${resize.inForce}, 요청 ${resize.wanted}`,
              ),
            ]),
      ],
      values: {
        resize: reason,
        ...(message !== '' && { message: bounded(message, 200) }),
        ...resize,
      },
    };
  },
  ['saturation', 'scaling', 'latency', 'not-ready', 'restarts', 'unknown'],
);
