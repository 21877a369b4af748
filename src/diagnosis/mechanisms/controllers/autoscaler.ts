import type { AlertClass } from '../../../alerts/class/alert-class.js';
import type { Entity } from '../../../evidence/entity.js';
import type { Condition, KubeObject } from '../../../evidence/objects.js';
import { conditionOf, rawOf } from '../../kit/look.js';
import { DOWN } from '../../kit/rule.js';

interface Amount {
  readonly averageUtilization?: number;
  readonly averageValue?: string;
  readonly value?: string;
}

interface MetricSource {
  readonly name?: string;
  readonly metric?: { readonly name?: string };
  readonly target?: Amount;
  readonly current?: Amount;
}

type Metric = Readonly<Record<string, MetricSource | string | undefined>>;

/** The parts of a HorizontalPodAutoscaler (autoscaling/v2) that are read. */
export interface Autoscaler extends KubeObject {
  readonly spec?: {
    readonly minReplicas?: number;
    readonly maxReplicas?: number;
    readonly scaleTargetRef?: { readonly kind?: string; readonly name?: string };
    readonly metrics?: readonly Metric[];
  };
  readonly status?: {
    readonly currentReplicas?: number;
    readonly desiredReplicas?: number;
    readonly conditions?: readonly Condition[];
    readonly currentMetrics?: readonly Metric[];
  };
}

/** What depends on how many replicas there are. */
export const SCALED: readonly AlertClass[] = [...DOWN, 'saturation'];

export const autoscalerOf = (entity: Entity): Autoscaler | null => rawOf<Autoscaler>(entity);

/** A condition that is of this status, else `null`. */
export const conditionWith = (entity: Entity, type: string, status: 'True' | 'False'): Condition | null => {
  const condition = conditionOf(autoscalerOf(entity)?.status?.conditions, type);
  return condition?.status === status ? condition : null;
};

export const targetName = (entity: Entity): string | null => {
  const { kind, name } = autoscalerOf(entity)?.spec?.scaleTargetRef ?? {};
  return kind === undefined || name === undefined ? null : `${kind} ${name}`;
};

const sourceOf = (metric: Metric): MetricSource | null =>
  Object.values(metric).find((value): value is MetricSource => typeof value === 'object') ?? null;

const nameOf = ({ name, metric }: MetricSource): string => name ?? metric?.name ?? '';

const amountOf = ({ averageUtilization, averageValue, value }: Amount = {}): string | null =>
  averageUtilization === undefined ? (averageValue ?? value ?? null) : `${averageUtilization}%`;

/** What the autoscaler goes by: `cpu 98% (target 60%)`; empty where it has no figures. */
export const figures = (entity: Entity): readonly string[] => {
  const { spec, status } = autoscalerOf(entity) ?? {};
  const targets = new Map(
    (spec?.metrics ?? []).flatMap((metric): readonly (readonly [string, string])[] => {
      const source = sourceOf(metric);
      const amount = source === null ? null : amountOf(source.target);
      return source === null || amount === null ? [] : [[nameOf(source), amount]];
    }),
  );
  return (status?.currentMetrics ?? []).flatMap((metric) => {
    const source = sourceOf(metric);
    const now = source === null ? null : amountOf(source.current);
    if (source === null || now === null) return [];
    const target = targets.get(nameOf(source));
    return [`${nameOf(source)} ${now}${target === undefined ? '' : ` (target ${target})`}`];
  });
};
