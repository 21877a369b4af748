import type { KubeObject } from '../../../evidence/objects.js';
import type { CaseGraph } from '../../../evidence/case-graph.js';
import type { Entity } from '../../../evidence/entity.js';
import { conditionOf, evidenceOf, podOf, rawOf } from '../../kit/look.js';
import { claim, rule } from '../../kit/rule.js';

interface Budget extends KubeObject {
  readonly spec?: { readonly minAvailable?: number | string; readonly maxUnavailable?: number | string };
  readonly status?: {
    readonly disruptionsAllowed?: number;
    readonly currentHealthy?: number;
    readonly desiredHealthy?: number;
    readonly expectedPods?: number;
  };
}

const boundOf = ({ spec = {} }: Budget): string =>
  spec.minAvailable === undefined
    ? `maxUnavailable ${spec.maxUnavailable ?? 1}`
    : `minAvailable ${spec.minAvailable}`;

/** Names of the guarded pods that are not ready. */
const unreadyPods = (entity: Entity, graph: CaseGraph): readonly string[] =>
  graph
    .targets(entity.key, 'selects')
    .filter((pod) => conditionOf(podOf(pod)?.status?.conditions, 'Ready')?.status === 'False')
    .map(({ ref }) => ref.name);

/**
 * A disruption budget with fewer healthy pods than it demands. It is a cause only where the budget itself is asked about:
 * to whoever it guards it is the consequence.
 */
export const budgetShort = rule({
  mechanism: 'disruption/too-few-healthy',
  on: ['PodDisruptionBudget'],
  carries: ['not-ready', 'node', 'unknown'],
  find: (entity, graph) => {
    const budget = rawOf<Budget>(entity);
    const { currentHealthy, desiredHealthy } = budget?.status ?? {};
    if (budget === null || currentHealthy === undefined || desiredHealthy === undefined) return [];
    if (currentHealthy >= desiredHealthy || !graph.parts.subjects.includes(entity.key)) return [];
    const pods = unreadyPods(entity, graph);
    return [
      {
        since: null,
        known: 'suggested', // why the pods are not healthy is the cause
        claims: [
          claim(
            evidenceOf(entity, graph),
            `${currentHealthy} of ${desiredHealthy} pods that it demands are healthy`,
            `요구 파드 ${desiredHealthy}개 중 ${currentHealthy}개 정상`,
          ),
        ],
        values: {
          healthy: String(currentHealthy),
          demanded: String(desiredHealthy),
          bound: boundOf(budget),
          ...(pods.length > 0 && { unready: pods.join(', ') }),
        },
        behind: graph.targets(entity.key, 'selects').map(({ key }) => key),
      },
    ];
  },
});

/** Whether the budget itself or a node is asked about: a budget that is full does no harm to whom it guards. */
const isAsked = ({ key }: Entity, graph: CaseGraph): boolean =>
  graph.parts.subjects.some((subject) => subject === key || graph.entity(subject)?.ref.kind === 'Node');

/** A disruption budget that can never spare a pod: it demands as many as there are, and a node cannot be drained. */
export const budgetNever = rule({
  mechanism: 'disruption/never-spares',
  on: ['PodDisruptionBudget'],
  carries: ['node'],
  find: (entity, graph) => {
    const budget = rawOf<Budget>(entity);
    const {
      disruptionsAllowed,
      currentHealthy = 0,
      desiredHealthy = 0,
      expectedPods = 0,
    } = budget?.status ?? {};
    const isFull = expectedPods > 0 && desiredHealthy >= expectedPods && currentHealthy >= desiredHealthy;
    if (budget === null || disruptionsAllowed !== 0 || !isFull || !isAsked(entity, graph)) return [];
    return [
      {
        since: null,
        known: 'stated',
        claims: [
          claim(
            evidenceOf(entity, graph),
            `disruptionsAllowed 0 with ${currentHealthy} of ${expectedPods} pods healthy, ${boundOf(budget)}`,
            `disruptionsAllowed 0, 파드 ${expectedPods}개 중 ${currentHealthy}개 정상, ${boundOf(budget)}`,
          ),
        ],
        values: { bound: boundOf(budget), pods: String(expectedPods) },
      },
    ];
  },
});
