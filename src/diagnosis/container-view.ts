import type { Container, ContainerState, ContainerStatus, Pod } from '../evidence/objects.js';

export type ContainerRole = 'app' | 'init' | 'sidecar' | 'ephemeral';
export type Termination = NonNullable<ContainerState['terminated']>;

/** A container as specified together with what became of it. */
export interface ContainerView {
  readonly name: string;
  readonly role: ContainerRole;
  /** `null` when the status names a container that the spec does not. */
  readonly spec: Container | null;
  /** `null` before the kubelet reported one. */
  readonly status: ContainerStatus | null;
}

const joined = (
  specs: readonly Container[] | undefined,
  statuses: readonly ContainerStatus[] | undefined,
  role: (spec: Container | null) => ContainerRole,
): readonly ContainerView[] => {
  const names = new Set([...(specs ?? []), ...(statuses ?? [])].map(({ name }) => name));
  return [...names].map((name) => {
    const spec = specs?.find((each) => each.name === name) ?? null;
    return { name, role: role(spec), spec, status: statuses?.find((each) => each.name === name) ?? null };
  });
};

/** Every container of a pod, init containers (sidecars among them) first, as they start. */
export const containersOf = ({ spec, status }: Pod): readonly ContainerView[] => [
  ...joined(spec?.initContainers, status?.initContainerStatuses, (each) =>
    each?.restartPolicy === 'Always' ? 'sidecar' : 'init',
  ),
  ...joined(spec?.containers, status?.containerStatuses, () => 'app'),
  ...joined(spec?.ephemeralContainers, status?.ephemeralContainerStatuses, () => 'ephemeral'),
];

/** Why a container is not running, as the kubelet says it. */
export const waitingReason = (view: ContainerView): string | null =>
  view.status?.state?.waiting?.reason ?? null;

export const waitingMessage = (view: ContainerView): string => view.status?.state?.waiting?.message ?? '';

/** How the latest finished run ended: the current state when it is a termination, else the last state. */
export const lastTermination = (view: ContainerView): Termination | null =>
  view.status?.state?.terminated ?? view.status?.lastState?.terminated ?? null;

/** Whether the container runs and, where that is asked of it, is ready; finished init containers count. */
export const isHealthy = (view: ContainerView): boolean => {
  if (view.role === 'init') return view.status?.state?.terminated?.exitCode === 0;
  return view.status?.state?.running !== undefined && view.status.ready;
};
