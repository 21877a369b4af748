import type { ContainerStatus, KubeEvent, Pod } from '../../evidence/objects.js';

/** Words of a scenario for what is the matter with a pod (test/scenarios/README.md "Words"). */
export type PodWord = string | Readonly<Record<string, unknown>>;

/** Waiting reasons by the word that stands for them. */
const WAITING: readonly (readonly [RegExp, string])[] = [
  [/Image|Registry/, 'image'],
  [/CreateContainer(?:Config)?Error/, 'config'],
  [/RunContainerError|StartError/, 'start'],
  [/ContainerCreating|PodInitializing/, 'creating'],
];

/** A pod with what is told of it. */
export interface SeenPod {
  readonly pod: Pod;
  /** Warnings about it, the newest first. */
  readonly events: readonly KubeEvent[];
  /** Last lines of the run that ended. */
  readonly said: readonly string[];
}

const messageOf = ({ events }: SeenPod): string => events[0]?.message ?? '';

/** By its phase, for a pod that is not on a node or does not live any more. */
const ofPhase = (seen: SeenPod): PodWord | null => {
  const { metadata, spec, status } = seen.pod;
  if (metadata.deletionTimestamp !== undefined) return { terminating: { for: '10m' } };
  if (status?.phase === 'Succeeded') return 'done';
  if (status?.phase === 'Failed') return { evicted: { message: status.message ?? messageOf(seen) } };
  if (spec.nodeName !== undefined) return null;
  const scheduled = status?.conditions?.find(({ type }) => type === 'PodScheduled');
  return { pending: { message: scheduled?.message ?? messageOf(seen) } };
};

/** By how its container ended last. */
const ofEnding = (
  { said }: SeenPod,
  { ready, restartCount, state, lastState }: ContainerStatus,
): PodWord | null => {
  const ended = lastState?.terminated ?? state?.terminated;
  if (ended === undefined || ready) return null;
  const ending = { exit: ended.exitCode, restarts: restartCount };
  return ended.reason === 'OOMKilled' ? { oom: ending } : { crashloop: { ...ending, log: said } };
};

/** By what its container waits for. */
const ofWaiting = (seen: SeenPod, { state }: ContainerStatus): PodWord | null => {
  const { reason = '', message = messageOf(seen) } = state?.waiting ?? {};
  const word = WAITING.find(([reasons]) => reasons.test(reason))?.[1];
  return word === undefined ? null : { [word]: { message } };
};

/** What is the matter with a pod, in the words of a scenario. */
export const podWord = (seen: SeenPod): PodWord => {
  const [container] = seen.pod.status?.containerStatuses ?? [];
  const ofNothing: PodWord = container?.ready === false ? { unready: { message: messageOf(seen) } } : 'ready';
  if (container === undefined) return ofPhase(seen) ?? ofNothing;
  return ofPhase(seen) ?? ofEnding(seen, container) ?? ofWaiting(seen, container) ?? ofNothing;
};
