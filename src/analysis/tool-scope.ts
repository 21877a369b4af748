import { targetFromLabels } from '../alerts/target-from-labels.js';
import type { Fact } from '../evidence/facts.js';
import type { PromptCase } from '../prompt/prompt-case.js';
import { isNamespaceName, isNodeName } from '../evidence/object-names.js';
import type { ToolScope } from '../tools/tool-scope.js';

/** What of a case says where tools may look. */
type ScopedCase = Pick<PromptCase, 'members' | 'target' | 'collected'>;

/** Names of a kind that tools may ask about; a workload of hundreds of pods does not open all their nodes. */
const MAX_NAMES = 50;

const valueOf = <T>(fact: Fact<T>): T | null => (fact.status === 'ok' ? fact.value : null);

/** Names of the right form, each once: labels may say anything, and the prompt tells the scope in a sentence of its own. */
const wellFormed = (
  names: readonly (string | null | undefined)[],
  isName: (text: string) => boolean,
): readonly string[] =>
  [...new Set(names)]
    .filter((name): name is string => typeof name === 'string' && isName(name))
    .slice(0, MAX_NAMES);

/** What tools may reach for an analysis: namespaces of its targets, their nodes and those that their pods run on. */
export const toolScopeOf = ({ members, target, collected }: ScopedCase): ToolScope => {
  const targets = [target, ...members.map(({ alert }) => targetFromLabels(alert.labels, null))];
  const { pod, pods, node } = collected.facts;
  return {
    namespaces: wellFormed(
      targets.map(({ namespace }) => namespace),
      isNamespaceName,
    ),
    nodes: wellFormed(
      [
        ...targets.map(({ node: named }) => named),
        valueOf(node)?.metadata.name,
        valueOf(pod)?.spec?.nodeName,
        ...(valueOf(pods) ?? []).map(({ spec }) => spec?.nodeName),
      ],
      isNodeName,
    ),
  };
};
