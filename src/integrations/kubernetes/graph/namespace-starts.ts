import type { EntityRef } from '../../../evidence/entity.js';
import type { Condition, Pod, WorkloadObject } from '../../../evidence/objects.js';
import { podBaseName } from '../../../alerts/subject/pod-base-name.js';
import { isHealthy, worstFirst } from '../pod-health.js';
import type { World } from './world.js';

/** Most things that stand for an alert which names a namespace alone. */
const MAX_STARTS = 4;
/** What began so long before the alert is not what it is about, and what began later neither. */
const BEFORE_MS = 2 * 60 * 60_000;
const AFTER_MS = 5 * 60_000;

const timeOf = (text: string | null | undefined): number => Date.parse(text ?? '');

const WORKLOADS = ['Deployment', 'StatefulSet', 'DaemonSet'] as const;

const isNamedAfter = (name: string, word: string): boolean => name === word || name.startsWith(`${word}-`);

/** Workloads that are called by a word, or given it as a value, such as the name of their consumer group or queue. */
export const meantBy = (world: World, namespace: string, words: readonly string[]): readonly EntityRef[] =>
  WORKLOADS.flatMap((kind) =>
    world
      .objects<WorkloadObject>(kind, namespace)
      .filter(
        ({ metadata, spec }) =>
          words.some((word) => isNamedAfter(metadata.name, word)) ||
          spec.template?.spec.containers.some(({ env = [], args = [] }) =>
            [...env.flatMap(({ value }) => value ?? []), ...args].some((value) => words.includes(value)),
          ),
      )
      .map(({ metadata }): EntityRef => ({ kind, namespace, name: metadata.name })),
  );

/** When a pod stopped being ready, or was made if it never was. */
const unreadySince = ({ metadata, status }: Pod): number =>
  timeOf(
    status?.conditions?.find(({ type, status: is }) => type === 'Ready' && is !== 'True')
      ?.lastTransitionTime ?? metadata.creationTimestamp,
  );

const failing = (conditions: readonly Condition[] | undefined, type: string): Condition | undefined =>
  conditions?.find((condition) => condition.type === type && condition.status === 'True');

interface WithConditions extends WorkloadObject {
  readonly status?: WorkloadObject['status'] & { readonly conditions?: readonly Condition[] };
}

/** What a controller is refused, or gave up, and since when. */
const FAILURES = [
  ['Deployment', 'ReplicaFailure'],
  ['StatefulSet', 'ReplicaFailure'],
  ['Job', 'Failed'],
] as const;

/** What stopped being well around the time of an alert, the worst first; one pod stands for its workload. */
const troubledAround = (world: World, namespace: string, startedMs: number): readonly EntityRef[] => {
  const isOfCase = (since: number): boolean =>
    since >= startedMs - BEFORE_MS && since <= startedMs + AFTER_MS;
  const pods = worstFirst(
    world.objects<Pod>('Pod', namespace).filter((pod) => !isHealthy(pod) && isOfCase(unreadySince(pod))),
  );
  const distinct = [
    ...new Map(pods.toReversed().map((pod) => [podBaseName(pod.metadata.name), pod])).values(),
  ];
  const controllers = FAILURES.flatMap(([kind, type]) =>
    world
      .objects<WithConditions>(kind, namespace)
      .filter(({ status }) => isOfCase(timeOf(failing(status?.conditions, type)?.lastTransitionTime)))
      .map(({ metadata }): EntityRef => ({ kind, namespace, name: metadata.name })),
  ).filter(({ name }) => !distinct.some(({ metadata }) => podBaseName(metadata.name) === name));
  return [
    ...distinct
      .toReversed()
      .map(({ metadata }): EntityRef => ({ kind: 'Pod', namespace, name: metadata.name })),
    ...controllers,
  ];
};

/** What an alert tells beside a namespace. */
export interface NamespaceAlert {
  /** When it began, ms since the epoch. */
  readonly startedMs: number;
  /** What it names without saying what that is: a consumer group, a queue, a resource of an unknown kind. */
  readonly words: readonly string[];
}

/**
 * What an alert that names no more than a namespace is about: the workloads that are called or given what it speaks of, else
 * the one that stopped being well there around its time. Of several nobody knows which it means.
 */
export const namespaceStarts = (
  world: World,
  namespace: string,
  { startedMs, words }: NamespaceAlert,
): readonly EntityRef[] => {
  const meant = words.length === 0 ? [] : meantBy(world, namespace, words);
  if (meant.length > 0) return meant.slice(0, MAX_STARTS);
  const unwell = troubledAround(world, namespace, startedMs);
  return unwell.length === 1 ? unwell : [];
};
