import type { KubeEvent } from '../evidence/objects.js';
import { lastTermination, type ContainerView, type Termination } from './container-view.js';
import { probeOf, type ProbeKind } from './probe-text.js';
import { isAbout, podEvents, type PodView, type Scene, type SeenEvent } from './scene.js';

const TITLES: Readonly<Record<ProbeKind, RegExp>> = {
  liveness: /^Liveness probe (?:failed|errored)/i,
  startup: /^Startup probe (?:failed|errored)/i,
  readiness: /^Readiness probe (?:failed|errored)/i,
};

/** An event that names no container can only mean the one that has such a probe. */
const isProbed = (event: KubeEvent, pod: PodView, container: ContainerView, kind: ProbeKind): boolean => {
  if (event.involvedObject?.fieldPath) return isAbout(event, container.name, pod);
  const probed = pod.containers.filter(({ spec }) => probeOf(spec, kind) !== null);
  return probed.length === 1 && probed[0]?.name === container.name;
};

/** The kubelet's complaints about one probe of one container. */
export const probeFailures = (
  scene: Scene,
  pod: PodView,
  container: ContainerView,
  kind: ProbeKind,
): readonly SeenEvent[] =>
  podEvents(scene, pod, 'Unhealthy', 'ProbeWarning', 'ProbeError').filter(
    ({ event }) => TITLES[kind].test(event.message) && isProbed(event, pod, container, kind),
  );

/** Events that say the kubelet kills the container because of a probe. */
export const probeKills = (
  scene: Scene,
  pod: PodView,
  container: ContainerView,
  kind: ProbeKind,
): readonly SeenEvent[] =>
  podEvents(scene, pod, 'Killing').filter(({ event: { message } }) =>
    message.startsWith(`Container ${container.name} failed ${kind} probe`),
  );

/** The kubelet ends a container with SIGTERM, then SIGKILL; some programs answer SIGTERM with 0. */
const KILLED: readonly number[] = [137, 143, 0];

export const isKubeletKill = ({ reason, exitCode }: Termination): boolean =>
  reason !== 'OOMKilled' && KILLED.includes(exitCode);

/** Whether it is the kubelet that ends this container, for a failed liveness or startup probe. */
export const isKilledByProbe = (scene: Scene, pod: PodView, container: ContainerView): boolean => {
  const run = lastTermination(container);
  const killed = (['liveness', 'startup'] as const).some(
    (kind) => probeKills(scene, pod, container, kind).length > 0,
  );
  return killed && run !== null && isKubeletKill(run);
};

/** What the kubelet saw, without its own heading: `HTTP probe failed with statuscode: 503`. */
export const probeSaid = (message: string): string =>
  message.replace(/^\w+ probe (?:failed|errored): ?/i, '').trim();
