import type { SeenEvent } from '../../../evidence/entity.js';
import { lastTermination, type Termination } from '../../container-view.js';
import { restartsOf, type SeenContainer } from '../../kit/container-rule.js';
import { eventsOf, workloadContainers } from '../../kit/look.js';
import { isKubeletKill } from '../../probe-events.js';
import { probeOf, type ProbeKind } from '../../probe-text.js';

const TITLES: Readonly<Record<ProbeKind, RegExp>> = {
  liveness: /^Liveness probe (?:failed|errored)/i,
  startup: /^Startup probe (?:failed|errored)/i,
  readiness: /^Readiness probe (?:failed|errored)/i,
};

/** How long after its end a failed probe may have been told, and before, in ms. */
const NEAR_MS = 10 * 60_000;

/** An event that names no container can only mean the one that has such a probe. */
const isOf = ({ event }: SeenEvent, { container, pod }: SeenContainer, kind: ProbeKind): boolean => {
  const named = /\{([^}]+)\}/.exec(event.involvedObject?.fieldPath ?? '')?.[1];
  if (named !== undefined) return named === container.name;
  const probed = workloadContainers(pod).filter(({ spec }) => probeOf(spec, kind) !== null);
  return probed.length === 1 && probed[0]?.name === container.name;
};

/** The kubelet's complaints about one probe of a container, newest first. */
export const probeFailures = (seen: SeenContainer, kind: ProbeKind): readonly SeenEvent[] =>
  eventsOf(seen.entity, 'Unhealthy', 'ProbeWarning', 'ProbeError').filter(
    (each) => TITLES[kind].test(each.event.message) && isOf(each, seen, kind),
  );

/** Whether a run was ended by the kubelet for a failed liveness or start-up probe: killed, and such a probe failed near its end. */
export const isProbeKill = (seen: SeenContainer, run: Termination): boolean => {
  if (!isKubeletKill(run) || restartsOf(seen.container) === 0) return false;
  const ended = Date.parse(run.finishedAt ?? '');
  return (['startup', 'liveness'] as const).some((kind) =>
    probeFailures(seen, kind).some(({ event: { firstTimestamp, lastTimestamp } }) => {
      const last = Date.parse(lastTimestamp ?? firstTimestamp ?? '');
      const first = Date.parse(firstTimestamp ?? lastTimestamp ?? '');
      if (Number.isNaN(ended) || Number.isNaN(last)) return true;
      return first - NEAR_MS <= ended && ended <= last + NEAR_MS;
    }),
  );
};

/** The run that the kubelet ended for a probe, if any. */
export const probeKilledRun = (seen: SeenContainer): Termination | null => {
  const run = lastTermination(seen.container);
  return run !== null && isProbeKill(seen, run) ? run : null;
};
