import type { Node, Toleration } from '../../../../evidence/objects.js';
import { allHold, requirementText } from './label-match.js';
import type { Affinity, NodeSelectorTerm, SchedulingSpec } from './scheduled-pod.js';

/** Why a pod cannot be placed on a node: what kind of reason, and what exactly. */
export interface Obstacle {
  /** The same words for the same kind, so that nodes can be counted by it. */
  readonly kind: string;
  readonly detail: string;
}

type Taint = NonNullable<NonNullable<Node['spec']>['taints']>[number];

const CORDON = 'node.kubernetes.io/unschedulable';
/** `PreferNoSchedule` keeps nobody away. */
const KEEPING_AWAY: ReadonlySet<string> = new Set(['NoSchedule', 'NoExecute']);

const tolerates = ({ key, operator = 'Equal', value = '', effect }: Toleration, taint: Taint): boolean => {
  if (effect && effect !== taint.effect) return false;
  if (!key) return operator === 'Exists';
  if (key !== taint.key) return false;
  return operator === 'Exists' || value === (taint.value ?? '');
};

const isTolerated = (taint: Taint, tolerations: readonly Toleration[]): boolean =>
  tolerations.some((toleration) => tolerates(toleration, taint));

const taintText = ({ key, value, effect }: Taint): string => `${key}${value ? `=${value}` : ''}:${effect}`;

/** Taints without a toleration, and whether the node is cordoned. */
export const taintObstacles = ({ spec }: Node, { tolerations = [] }: SchedulingSpec): readonly Obstacle[] => {
  const cordon: Taint = { key: CORDON, effect: 'NoSchedule' };
  const cordoned = spec?.unschedulable === true && !isTolerated(cordon, tolerations);
  const taints = (spec?.taints ?? []).filter(
    (taint) => KEEPING_AWAY.has(taint.effect) && taint.key !== CORDON && !isTolerated(taint, tolerations),
  );
  return [
    ...(cordoned ? [{ kind: 'cordoned', detail: 'the node is cordoned (unschedulable)' }] : []),
    ...taints.map((taint) => ({
      kind: `untolerated taint ${taint.key}`,
      detail: `taint ${taintText(taint)} is not tolerated`,
    })),
  ];
};

const labelsOf = ({ metadata }: Node): Readonly<Record<string, string>> => metadata.labels ?? {};

const termHolds = (node: Node, { matchExpressions = [], matchFields = [] }: NodeSelectorTerm): boolean =>
  matchExpressions.length + matchFields.length > 0 &&
  allHold(labelsOf(node), matchExpressions) &&
  allHold({ 'metadata.name': node.metadata.name }, matchFields);

const termText = ({ matchExpressions = [], matchFields = [] }: NodeSelectorTerm): string =>
  [...matchExpressions, ...matchFields].map(requirementText).join(' and ');

/** Node selector and required node affinity that the node's labels do not meet. */
export const selectorObstacles = (node: Node, spec: SchedulingSpec): readonly Obstacle[] => {
  const unmet = Object.entries(spec.nodeSelector ?? {}).filter(
    ([key, value]) => labelsOf(node)[key] !== value,
  );
  const { nodeAffinity } = (spec.affinity ?? {}) as Affinity;
  const terms = nodeAffinity?.requiredDuringSchedulingIgnoredDuringExecution?.nodeSelectorTerms;
  const refused = terms !== undefined && !terms.some((term) => termHolds(node, term));
  return [
    ...unmet.map(([key, value]) => ({
      kind: 'node selector does not match',
      detail: `node selector wants ${key}=${value}, the node has ${labelsOf(node)[key] ?? 'no such label'}`,
    })),
    ...(refused
      ? [
          {
            kind: 'node affinity does not match',
            detail: `node affinity wants ${terms.map(termText).join(', or ')}`,
          },
        ]
      : []),
  ];
};
