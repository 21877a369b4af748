import type { Condition, KubeObject, WorkloadObject } from '../../../evidence/objects.js';
import type { CaseReader } from '../case-reader.js';
import type { Call } from '../../../evidence/reading.js';

/** Most autoscalers of a namespace among which that of a workload is looked for: they cannot be selected by target. */
const READ_LIMIT = 200;

/** The parts of a HorizontalPodAutoscaler (autoscaling/v2) that are read. */
export interface Autoscaler extends KubeObject {
  readonly spec?: {
    readonly scaleTargetRef?: { readonly kind?: string; readonly name?: string };
    readonly minReplicas?: number;
    readonly maxReplicas?: number;
    readonly metrics?: readonly unknown[];
  };
  readonly status?: {
    readonly lastScaleTime?: string;
    readonly currentReplicas?: number;
    readonly desiredReplicas?: number;
    readonly currentMetrics?: readonly unknown[] | null;
    readonly conditions?: readonly Condition[];
  };
}

/** The autoscalers of a namespace, among which {@link autoscalerOf} finds that of a workload. */
export const listAutoscalers = (
  reader: CaseReader,
  namespace: string,
): Promise<Call<readonly Autoscaler[]>> =>
  reader.list<Autoscaler>({
    apiVersion: 'autoscaling/v2',
    plural: 'horizontalpodautoscalers',
    namespace,
    limit: READ_LIMIT,
  });

/** The one that scales the workload, if there is one. */
export const autoscalerOf = (
  autoscalers: readonly Autoscaler[],
  { kind, metadata }: WorkloadObject,
): Autoscaler | null =>
  autoscalers.find(
    ({ spec }) => spec?.scaleTargetRef?.kind === kind && spec?.scaleTargetRef?.name === metadata.name,
  ) ?? null;
