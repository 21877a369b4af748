import { event, type Built, type BuiltLog, type ObjectName } from './built.ts';
import { child, mergePatch, type Json } from './json.ts';
import type { Moments } from './moments.ts';
import { suffix } from './names.ts';
import { buildPod, type BuiltPod } from './pod.ts';
import type { PodState } from './pod-state.ts';
import type { Duration, EventText, WorkloadText } from './scenario-file.ts';

export interface WorkloadPlan {
  readonly name: string;
  readonly namespace: string;
  readonly workload: WorkloadText;
  readonly template: Json;
  /** The template before the fault, where the fault changed it. */
  readonly previous: Json | null;
  /** How many it wanted before the fault. */
  readonly replicasBefore: number;
  readonly nodes: readonly string[];
  readonly age: Duration;
  readonly since: Duration;
  readonly moments: Moments;
}

export const identityOf = (plan: WorkloadPlan, kind: string, name = plan.name): ObjectName => ({
  apiVersion: kind === 'Job' || kind === 'CronJob' ? 'batch/v1' : 'apps/v1',
  kind,
  namespace: plan.namespace,
  name,
});

export const statesOf = ({ workload }: WorkloadPlan, fallback: PodState): readonly PodState[] =>
  workload.states ?? Array.from({ length: workload.replicas ?? 2 }, () => workload.state ?? fallback);

export interface Refusal {
  readonly message: string;
  readonly reason?: string;
  readonly count?: number;
}

/** Why a controller is refused a pod; `null` where it is not. */
export const refusalOf = ({ states = [], state = 'ready' }: WorkloadText): Refusal | null => {
  for (const one of [...states, state]) if (typeof one === 'object' && 'refused' in one) return one.refused;
  return null;
};

export const refusedEvent = ({ message, reason, count }: Refusal, since: Duration): EventText => [
  'W',
  reason ?? 'FailedCreate',
  `Error creating: ${message}`,
  count ?? 14,
  '1m30s',
  since,
];

export const withLabels = (template: Json, more: Json): Json =>
  mergePatch(template, { metadata: { labels: more } }) as Json;

interface PodsPlan {
  readonly owner: ObjectName;
  readonly template: Json;
  readonly names: (index: number) => string;
  readonly states: readonly PodState[];
  readonly age: Duration;
}

export const podsOf = (
  plan: WorkloadPlan,
  { owner, template, names, states, age }: PodsPlan,
): readonly BuiltPod[] =>
  states
    .map((state, index) => {
      const nodes = plan.workload.nodes ?? plan.nodes;
      const offset = plan.workload.nodes === undefined ? plan.name.length : 0;
      const node = nodes[(index + offset) % nodes.length] ?? 'worker-1';
      const labels = child(child(template, 'metadata'), 'labels');
      const name = names(index);
      const { namespace, since, moments, workload } = plan;
      const own = {
        name,
        namespace,
        owner,
        template,
        labels,
        state,
        node,
        age,
        since,
        log: workload.log ?? null,
      };
      return buildPod(own, moments);
    })
    .filter((pod) => pod !== null);

export const eventsOf = (
  plan: WorkloadPlan,
  on: ObjectName,
  texts: readonly EventText[] = [],
): readonly Json[] => texts.map((text) => event(text, on, plan.moments));

export const gather = (
  controllers: readonly Json[],
  pods: readonly BuiltPod[],
  events: readonly Json[] = [],
): Built => ({
  objects: [...controllers, ...pods.flatMap(({ objects }) => objects), ...events],
  logs: pods.flatMap(({ logs }): readonly BuiltLog[] => logs),
});

export const condition = (type: string, ok: boolean, reason: string, message: string, at: string): Json => ({
  type,
  status: ok ? 'True' : 'False',
  reason,
  message,
  lastTransitionTime: at,
  lastUpdateTime: at,
});

export const replicaCounts = (
  pods: readonly BuiltPod[],
): { readonly total: number; readonly ready: number } => ({
  total: pods.filter(({ ended }) => !ended).length,
  ready: pods.filter(({ ready }) => ready).length,
});

export const hashOf = (plan: WorkloadPlan, template: Json): string =>
  suffix(`${plan.namespace}/${plan.name} ${JSON.stringify(template)}`, 9);
