import type { LabelSelector, Pod } from '../../../evidence/objects.js';
import { selectorText } from '../../../integrations/kubernetes/label-selector.js';
import { nodesOf } from './nodes.js';
import { unplacedRule, type Told, type Unplaced } from './unplaced.js';

interface Term {
  readonly labelSelector?: LabelSelector;
  readonly topologyKey?: string;
}

type Side = 'podAffinity' | 'podAntiAffinity';
type Affinity = Partial<
  Record<Side, { readonly requiredDuringSchedulingIgnoredDuringExecution?: readonly Term[] }>
>;

const termOf = ({ spec }: Pod, side: Side): Term | undefined =>
  (spec.affinity as Affinity | undefined)?.[side]?.requiredDuringSchedulingIgnoredDuringExecution?.[0];

/** How many places of a kind (nodes, zones) the cluster has. */
const places = ({ graph }: Unplaced, key: string): number =>
  new Set(nodesOf(graph).flatMap(({ metadata }) => metadata.labels?.[key] ?? [])).size;

const read =
  (side: Side) =>
  (unplaced: Unplaced): Told => {
    const { labelSelector, topologyKey } = termOf(unplaced.pod, side) ?? {};
    const selector = selectorText(labelSelector);
    const count = topologyKey === undefined ? 0 : places(unplaced, topologyKey);
    return {
      values: {
        ...(topologyKey !== undefined && { topology: topologyKey }),
        ...(selector !== null && { selector }),
        ...(count > 0 && { count: String(count) }),
      },
    };
  };

/** Every place that is left has a pod already that this one must not be beside. */
export const antiAffinity = unplacedRule(
  'scheduling/anti-affinity',
  ['anti-affinity'],
  read('podAntiAffinity'),
);

/** No place has the pod that this one must be beside. */
export const podAffinity = unplacedRule('scheduling/pod-affinity', ['affinity'], read('podAffinity'));
