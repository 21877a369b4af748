import type { Condition, KubeObject, WorkloadObject } from '../../../evidence/objects.js';
import {
  conditionText,
  deliveryReader,
  saying,
  shownConditions,
  told,
  type DeliveryReader,
} from './delivery-state.js';

interface AnalysisRun {
  readonly name?: string;
  readonly status?: string;
  readonly message?: string;
}

/**
 * The parts of a Rollout that are read beside those of any workload.
 * Source: argoproj.io/v1alpha1 of Argo Rollouts 1.8 (`RolloutStatus`).
 */
export interface Rollout extends KubeObject {
  readonly spec?: {
    readonly replicas?: number;
    readonly template?: WorkloadObject['spec']['template'];
    readonly strategy?: {
      readonly canary?: { readonly steps?: readonly object[] };
      readonly blueGreen?: object;
    };
  };
  readonly status?: {
    readonly phase?: string;
    readonly message?: string;
    readonly abort?: boolean;
    readonly abortedAt?: string;
    readonly currentStepIndex?: number;
    readonly currentPodHash?: string;
    readonly stableRS?: string;
    readonly readyReplicas?: number;
    readonly updatedReplicas?: number;
    readonly conditions?: readonly Condition[];
    readonly pauseConditions?: readonly { readonly reason?: string; readonly startTime?: string }[];
    readonly canary?: {
      readonly weights?: { readonly canary?: { readonly weight?: number } };
      readonly currentStepAnalysisRunStatus?: AnalysisRun;
      readonly currentBackgroundAnalysisRunStatus?: AnalysisRun;
    };
    readonly blueGreen?: {
      readonly prePromotionAnalysisRunStatus?: AnalysisRun;
      readonly postPromotionAnalysisRunStatus?: AnalysisRun;
    };
  };
}

const analysesOf = ({ status }: Rollout): readonly AnalysisRun[] =>
  [
    status?.canary?.currentStepAnalysisRunStatus,
    status?.canary?.currentBackgroundAnalysisRunStatus,
    status?.blueGreen?.prePromotionAnalysisRunStatus,
    status?.blueGreen?.postPromotionAnalysisRunStatus,
  ].filter((run) => run !== undefined);

const isAborted = ({ status }: Rollout): boolean => status?.abort === true || status?.abortedAt !== undefined;

const troubleOf = (object: Rollout): readonly string[] => {
  const { status = {}, spec } = object;
  const wanted = spec?.replicas ?? 1;
  const ready = status.readyReplicas ?? 0;
  const aborted = isAborted(object);
  const failing = (status.conditions ?? []).filter(
    ({ type, status: is }) =>
      (type === 'InvalidSpec' && is === 'True') ||
      (type === 'ReplicaFailure' && is === 'True') ||
      (type === 'Progressing' && is === 'False' && !aborted),
  );
  return [
    ...(aborted
      ? [
          `the rollout was aborted${status.abortedAt ? ` at ${status.abortedAt}` : ''}${saying(status.message)}`,
        ]
      : []),
    ...(status.phase === 'Degraded' && !aborted ? [`it is degraded${saying(status.message)}`] : []),
    ...(wanted > 0 && ready < wanted ? [`${ready} of ${wanted} replicas are ready`] : []),
    ...failing.map(conditionText),
    ...analysesOf(object)
      .filter((run) => ['Failed', 'Error', 'Inconclusive'].includes(run.status ?? ''))
      .map(({ name = '', status: ended, message }) => `analysis ${name} ended ${ended}${saying(message)}`),
  ];
};

/** How far the new revision came. */
const progressOf = (object: Rollout): Readonly<Record<string, unknown>> => {
  const { spec, status = {} } = object;
  const steps = spec?.strategy?.canary?.steps;
  return {
    strategy: spec?.strategy?.blueGreen === undefined ? 'canary' : 'blue-green',
    step: steps === undefined ? null : `${status.currentStepIndex ?? 0} of ${steps.length}`,
    steps: steps?.slice(0, 20),
    canaryWeight: status.canary?.weights?.canary?.weight,
    paused: status.pauseConditions?.map(({ reason, startTime }) => ({ reason, since: startTime })),
    aborted: isAborted(object),
    stable: status.stableRS,
    current: status.currentPodHash,
  };
};

const bodyOf = (object: Rollout): Readonly<Record<string, unknown>> => {
  const { spec, status = {} } = object;
  return told({
    phase: status.phase,
    message: status.message,
    ...progressOf(object),
    replicas: told({ wanted: spec?.replicas, ready: status.readyReplicas, updated: status.updatedReplicas }),
    images: spec?.template?.spec.containers.map(({ name, image }) => ({ name, image })),
    conditions: shownConditions(status.conditions),
  });
};

/** A Rollout of Argo Rollouts, by what it says itself; what it runs is found beside it. */
export const rolloutReader: DeliveryReader = deliveryReader<Rollout>((object) => {
  const trouble = troubleOf(object);
  return {
    sick: object.status === undefined ? null : trouble.length > 0,
    trouble,
    changes: [],
    relations: [],
    body: bodyOf(object),
  };
});
