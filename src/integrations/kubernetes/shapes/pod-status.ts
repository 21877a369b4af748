import type { ContainerState, ContainerStatus, Pod } from '../../../evidence/objects.js';
import { conditionShape } from './condition.js';

/**
 * A pod's status in the wire's names (docs/tool-results.md "PodStatus"), with init and ephemeral containers beside the
 * others.
 */
export const podStatusShape = ({ spec, status }: Pod) => ({
  ...lifeOf(spec, status),
  conditions: (status?.conditions ?? []).map(conditionShape),
  container_statuses: (status?.containerStatuses ?? []).map(containerStatusShape),
  init_container_statuses: (status?.initContainerStatuses ?? []).map(containerStatusShape),
  ephemeral_container_statuses: (status?.ephemeralContainerStatuses ?? []).map(containerStatusShape),
});

const lifeOf = (spec: Pod['spec'], status: Pod['status']) => ({
  phase: status?.phase ?? null,
  node_name: spec.nodeName ?? null,
  start_time: status?.startTime ?? null,
  reason: status?.reason ?? null,
  message: status?.message ?? null,
});

const containerStatusShape = (status: ContainerStatus) => ({
  name: status.name,
  ready: status.ready,
  restart_count: status.restartCount,
  state: containerStateShape(status.state),
  last_state: containerStateShape(status.lastState),
});

/** `exit_code` is text on the wire. */
const containerStateShape = (state: ContainerState | undefined) => {
  if (state?.terminated) {
    const { reason, message, exitCode, startedAt, finishedAt } = state.terminated;
    return {
      type: 'terminated',
      reason: reason ?? null,
      message: message ?? null,
      exit_code: String(exitCode),
      started_at: startedAt ?? null,
      finished_at: finishedAt ?? null,
    };
  }
  if (state?.waiting) {
    return {
      type: 'waiting',
      reason: state.waiting.reason ?? null,
      message: state.waiting.message ?? null,
    };
  }
  return state?.running ? { type: 'running', started_at: state.running.startedAt ?? null } : null;
};
