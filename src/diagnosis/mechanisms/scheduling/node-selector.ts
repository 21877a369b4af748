import type { Node, Pod } from '../../../evidence/objects.js';
import { claim } from '../../kit/rule.js';
import { nodesOf } from './nodes.js';
import { unplacedRule, type Told, type Unplaced } from './unplaced.js';

interface Wish {
  readonly key: string;
  readonly operator: string;
  readonly values: readonly string[];
}

interface NodeAffinity {
  readonly nodeAffinity?: {
    readonly requiredDuringSchedulingIgnoredDuringExecution?: {
      readonly nodeSelectorTerms?: readonly {
        readonly matchExpressions?: readonly (Pick<Wish, 'key' | 'operator'> & Partial<Wish>)[];
      }[];
    };
  };
}

/** Most values of a label that nodes have instead. */
const MAX_VALUES = 4;

const wishesOf = ({ nodeSelector = {}, affinity }: Pod['spec']): readonly Wish[] => [
  ...Object.entries(nodeSelector).map(([key, value]) => ({ key, operator: 'In', values: [value] })),
  ...(
    (affinity as NodeAffinity | undefined)?.nodeAffinity?.requiredDuringSchedulingIgnoredDuringExecution
      ?.nodeSelectorTerms ?? []
  ).flatMap(({ matchExpressions = [] }) => matchExpressions.map((each) => ({ values: [], ...each }))),
];

const text = ({ key, operator, values }: Wish): string => {
  if (operator === 'In') return `${key}=${values.join('|')}`;
  return `${key} ${operator}${values.length > 0 ? ` ${values.join(', ')}` : ''}`;
};

const isMet = ({ metadata }: Node, { key, operator, values }: Wish): boolean => {
  const value = metadata.labels?.[key];
  if (operator === 'In') return value !== undefined && values.includes(value);
  if (operator === 'NotIn') return value === undefined || !values.includes(value);
  if (operator === 'Exists') return value !== undefined;
  return operator === 'DoesNotExist' ? value === undefined : true;
};

const read = ({ pod, graph, evidence }: Unplaced): Told => {
  const wishes = wishesOf(pod.spec);
  const nodes = nodesOf(graph);
  const unmet = nodes.length === 0 ? [] : wishes.filter((wish) => !nodes.some((node) => isMet(node, wish)));
  const [first] = unmet;
  const others = new Set(
    nodes.flatMap(({ metadata }) => (first === undefined ? [] : (metadata.labels?.[first.key] ?? []))),
  );
  const had = [...others].slice(0, MAX_VALUES).join(', ');
  return {
    values: {
      ...(wishes.length > 0 && { wants: wishes.map(text).join(', ') }),
      ...(first !== undefined && { missing: unmet.map(text).join(', ') }),
      ...(first !== undefined && had !== '' && { key: first.key, had }),
    },
    claims:
      first === undefined
        ? []
        : [
            claim(
              evidence,
              `none of ${nodes.length} nodes has ${unmet.map(text).join(', ')}`,
              `노드 ${nodes.length}개 중 ${unmet.map(text).join(', ')}인 노드 없음`,
            ),
          ],
  };
};

/** The pod asks for labels that no node has. */
export const nodeSelector = unplacedRule('scheduling/node-selector', ['selector'], read);
