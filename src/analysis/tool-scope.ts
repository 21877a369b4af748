import { targetFromLabels } from '../alerts/target-from-labels.js';
import type { Fact } from '../collectors/facts.js';
import type { ToolScope } from '../tools/tool-scope.js';
import type { CaseContent } from './stages.js';

/** Nodes that tools may ask about; a workload of hundreds of pods does not open them all. */
const MAX_NODES = 50;

const valueOf = <T>(fact: Fact<T>): T | null => (fact.status === 'ok' ? fact.value : null);

const present = (names: readonly (string | null | undefined)[]): readonly string[] => [
  ...new Set(names.filter((name): name is string => typeof name === 'string' && name !== '')),
];

/** What tools may reach for an analysis: namespaces of its targets, their nodes and those that their pods run on. */
export const toolScopeOf = ({ members, target, collected }: CaseContent): ToolScope => {
  const targets = [target, ...members.map(({ alert }) => targetFromLabels(alert.labels, null))];
  const { pod, pods, node } = collected.facts;
  return {
    namespaces: present(targets.map(({ namespace }) => namespace)),
    nodes: present([
      ...targets.map(({ node: named }) => named),
      valueOf(node)?.metadata.name,
      valueOf(pod)?.spec?.nodeName,
      ...(valueOf(pods) ?? []).map(({ spec }) => spec?.nodeName),
    ]).slice(0, MAX_NODES),
  };
};
