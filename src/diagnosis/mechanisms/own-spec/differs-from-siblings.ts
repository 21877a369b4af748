import type { CaseGraph } from '../../../evidence/case-graph.js';
import type { Entity } from '../../../evidence/entity.js';
import { quoted } from '../../../evidence/bounded-text.js';
import { claim, DOWN, rule } from '../../kit/rule.js';
import { workloadsIn } from '../wiring/service-pods.js';
import { hostMentions } from '../../../integrations/kubernetes/graph/host-mentions.js';
import { variablesOf, type NamedValue } from './named-values.js';
import { hasWord, linesUnder } from './said-lines.js';

/** How many other workloads must agree to be believed. */
const MIN_SIBLINGS = 2;
/** Variables that say who or how, which differ by design. */
const OWN = /(?:NAME|_ID|_KEY|TOKEN|SECRET|PASSWORD|USER|PORT|LEVEL|TIMEOUT|REPLICAS|HOSTNAME|POD_|NODE_)$/i;

/** The value of a variable that the other workloads of the namespace agree on. */
const agreed = (
  entity: Entity,
  variable: NamedValue,
  graph: CaseGraph,
): { readonly value: string; readonly by: readonly string[] } | null => {
  const others = workloadsIn(entity.ref.namespace, graph)
    .filter((each) => each.entity.key !== entity.key)
    .flatMap((each) =>
      variablesOf(each.entity, graph)
        .filter(({ name }) => name === variable.name)
        .map(({ value }) => ({ value, by: each.entity.ref.name })),
    );
  const values = new Set(others.map(({ value }) => value));
  const [value] = values;
  if (values.size !== 1 || value === undefined || value === variable.value) return null;
  const by = [...new Set(others.map((each) => each.by))];
  return by.length >= MIN_SIBLINGS ? { value, by } : null;
};

/** A workload that is given another address for the same thing than its siblings, and that does not reach it. */
export const differsFromSiblings = rule({
  mechanism: 'spec/differs-from-siblings',
  on: ['Deployment', 'StatefulSet', 'DaemonSet'],
  carries: DOWN,
  find: (entity, graph) =>
    variablesOf(entity, graph)
      .filter(({ name, value }) => !OWN.test(name) && hostMentions(value).length > 0)
      .flatMap((variable) => {
        const siblings = agreed(entity, variable, graph);
        if (siblings === null) return [];
        const words = [
          variable.value,
          ...hostMentions(variable.value).map(({ host }) => host),
          variable.name,
        ];
        const line = linesUnder(entity, graph).find(({ text }) => words.some((word) => hasWord(text, word)));
        if (line === undefined) return [];
        const by = siblings.by.slice(0, 4).join(', ');
        return [
          {
            key: variable.name,
            since: null,
            known: 'suggested' as const,
            claims: [
              claim(
                variable.evidence,
                `${variable.where} is ${quoted(variable.value, 100)}`,
                `${variable.where} 값: ${quoted(variable.value, 100)}`,
              ),
              claim(
                variable.evidence,
                `${by} have ${quoted(siblings.value, 100)}`,
                `${by}의 값: ${quoted(siblings.value, 100)}`,
              ),
              claim(line.evidence, quoted(line.text, 200)),
            ],
            values: { variable: variable.name, value: variable.value, theirs: siblings.value, siblings: by },
          },
        ];
      }),
});
