import type { Node, Pod } from '../../../../evidence/objects.js';
import { neighbourObstacles, type Neighbourhood } from './neighbours.js';
import { selectorObstacles, taintObstacles, type Obstacle } from './placement.js';
import { allocatable, amountText, amountTexts, podRequests, total, type Amounts } from './requests.js';
import type { SchedulingSpec } from './scheduled-pod.js';

/** One node, and why the pod does not fit there. */
export interface NodeFit {
  readonly node: string;
  readonly fits: boolean;
  readonly obstacles: readonly Obstacle[];
  /** What is left of each resource that the pod asks for. */
  readonly free: Readonly<Record<string, string>>;
}

const ONE_POD: Amounts = new Map([['pods', 1]]);

/** What each pod takes, its own place included. */
const takenBy = (pod: Pod): Amounts => total([podRequests(pod), ONE_POD]);

const roomObstacles = (wanted: Amounts, given: Amounts, taken: Amounts): readonly Obstacle[] =>
  [...wanted].flatMap(([resource, amount]) => {
    const all = given.get(resource) ?? 0;
    const used = taken.get(resource) ?? 0;
    if (amount === 0 || amount <= all - used) return [];
    const text = (value: number): string => amountText(resource, value);
    const never = amount > all ? '; more than the node has when empty' : '';
    return {
      kind: `insufficient ${resource}`,
      detail: `${resource}: asks for ${text(amount)}, ${text(Math.max(0, all - used))} free (${text(all)} allocatable, ${text(used)} requested)${never}`,
    };
  });

/**
 * Why a pod does or does not fit each node, as the scheduler's filters would see it: cordon and taints, node selector and
 * affinity, requests against what is allocatable less what is requested, affinity between pods. The nearest miss first.
 * Pure; the pod itself, where it is placed already, is not counted against itself.
 * @param placed pods that take room on the nodes; none when that could not be read
 */
export const explainScheduling = (
  pod: Pod,
  nodes: readonly Node[],
  placed: readonly Pod[],
): readonly NodeFit[] => {
  const isOther = ({ metadata }: Pod): boolean =>
    metadata.name !== pod.metadata.name || metadata.namespace !== pod.metadata.namespace;
  const others = placed.filter((other) => other.spec.nodeName !== undefined && isOther(other));
  const byNode = Map.groupBy(others, ({ spec }) => spec.nodeName ?? '');
  const neighbourhood: Neighbourhood = {
    nodes: new Map(nodes.map((node) => [node.metadata.name, node])),
    placed: others,
  };
  const wanted = takenBy(pod);
  const fits = nodes.map((node): NodeFit => {
    const given = allocatable(node.status?.allocatable);
    const taken = total((byNode.get(node.metadata.name) ?? []).map(takenBy));
    const obstacles = [
      ...taintObstacles(node, pod.spec as SchedulingSpec),
      ...selectorObstacles(node, pod.spec as SchedulingSpec),
      ...roomObstacles(wanted, given, taken),
      ...neighbourObstacles(node, pod, neighbourhood),
    ];
    const free = new Map(
      [...wanted.keys()].map((resource) => [
        resource,
        (given.get(resource) ?? 0) - (taken.get(resource) ?? 0),
      ]),
    );
    return { node: node.metadata.name, fits: obstacles.length === 0, obstacles, free: amountTexts(free) };
  });
  return fits.toSorted(
    (a, b) => a.obstacles.length - b.obstacles.length || a.node.localeCompare(b.node, 'en'),
  );
};

/** How many nodes each kind of obstacle rules out, the commonest first. */
export const countObstacles = (fits: readonly NodeFit[]): readonly { reason: string; nodes: number }[] => {
  const kinds = fits.flatMap(({ obstacles }) => [...new Set(obstacles.map(({ kind }) => kind))]);
  return [...Map.groupBy(kinds, (kind) => kind)]
    .map(([reason, found]) => ({ reason, nodes: found.length }))
    .toSorted((a, b) => b.nodes - a.nodes || a.reason.localeCompare(b.reason, 'en'));
};
