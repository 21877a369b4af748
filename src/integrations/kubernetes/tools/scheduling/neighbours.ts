import type { Node, Pod } from '../../../../evidence/objects.js';
import { selects } from '../../label-selector.js';
import type { Obstacle } from './placement.js';
import type { Affinity, PodTerm } from './scheduled-pod.js';

/** Where pods are: which node has which labels, which pods stand there. */
export interface Neighbourhood {
  readonly nodes: ReadonlyMap<string, Node>;
  readonly placed: readonly Pod[];
}

const domainOf = (node: Node | undefined, { topologyKey }: PodTerm): string | undefined =>
  node?.metadata.labels?.[topologyKey];

/** Whether a term is about this pod. Which namespaces a selector of namespaces picks is not read: only "all" is known. */
const isAbout = (
  { labelSelector, namespaces, namespaceSelector }: PodTerm,
  pod: Pod,
  home: string,
): boolean => {
  const everywhere = namespaceSelector !== undefined && selects(namespaceSelector, {});
  const within = namespaces === undefined || namespaces.length === 0 ? [home] : namespaces;
  if (!everywhere && !within.includes(pod.metadata.namespace ?? '')) return false;
  return labelSelector !== undefined && selects(labelSelector, pod.metadata.labels ?? {});
};

const termText = ({ labelSelector, topologyKey }: PodTerm): string => {
  const labels = Object.entries(labelSelector?.matchLabels ?? {}).map(([key, value]) => `${key}=${value}`);
  return `pods ${labels.join(',') || 'it selects'} by ${topologyKey}`;
};

/** Required affinity and anti-affinity between pods that this node breaks. */
export const neighbourObstacles = (
  node: Node,
  pod: Pod,
  { nodes, placed }: Neighbourhood,
): readonly Obstacle[] => {
  const home = pod.metadata.namespace ?? '';
  const { podAffinity, podAntiAffinity } = (pod.spec.affinity ?? {}) as Affinity;
  const selected = (term: PodTerm): readonly Pod[] => placed.filter((other) => isAbout(term, other, home));
  const together = (term: PodTerm, others: readonly Pod[]): Pod | undefined => {
    const domain = domainOf(node, term);
    if (domain === undefined) return undefined;
    return others.find(({ spec }) => domainOf(nodes.get(spec.nodeName ?? ''), term) === domain);
  };
  const repelled = (podAntiAffinity?.requiredDuringSchedulingIgnoredDuringExecution ?? []).flatMap((term) => {
    const other = together(term, selected(term));
    if (other === undefined) return [];
    const detail = `anti-affinity to ${termText(term)}: ${other.metadata.name} is there`;
    return { kind: 'pod anti-affinity', detail };
  });
  const missed = (podAffinity?.requiredDuringSchedulingIgnoredDuringExecution ?? []).flatMap((term) => {
    const others = selected(term);
    const isFirst = others.length === 0 && isAbout(term, pod, home); // the first of its kind may go anywhere
    if ((isFirst && domainOf(node, term) !== undefined) || together(term, others) !== undefined) return [];
    return { kind: 'pod affinity', detail: `affinity to ${termText(term)}: none is there` };
  });
  return [...repelled, ...missed];
};
