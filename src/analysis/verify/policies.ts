import type { ReadValues } from './read-values.js';

/** What a sentence says of a policy's direction. */
const DIRECTIONS: readonly { readonly type: string; readonly said: RegExp }[] = [
  { type: 'Egress', said: /\begress\b|\boutgoing\b|\boutbound\b/i },
  { type: 'Ingress', said: /\bingress\b|\bincoming\b|\binbound\b/i },
];
/** What a policy is said to be laid on. */
const SELECTED =
  /\b(?:selects?|selecting|applies to|applied to|is laid on)\s+(?:only\s+)?(?:the\s+|all\s+)*(?:pods?\s+(?:of|from|labell?ed)\s+)?(?:the\s+)?(?:Deployment\s+|Service\s+)?`?([a-z0-9][a-z0-9-]*[a-z0-9])/gi;

/** Pods that a network policy is said to select, and directions that it is said to block, otherwise than it was read. */
export const wrongPolicies = (sentence: string, values: ReadValues): readonly string[] => {
  const named = values.policies.filter(({ name }) => sentence.includes(name));
  const [policy] = named;
  if (policy === undefined || named.length > 1) return [];
  const { name, types, labels } = policy;
  const rest = sentence.replaceAll(name, ' ');
  const directions = DIRECTIONS.filter(({ said }) => said.test(rest)).map(({ type }) => type);
  const isOther =
    directions.length > 0 && types.length > 0 && !directions.some((type) => types.includes(type));
  const others = [...rest.matchAll(SELECTED)]
    .map(([, selected = '']) => selected)
    .filter(
      (selected) => values.nodeOfPod.size > 0 && values.isWorkload(selected) && !labels.includes(selected),
    );
  return [
    ...(isOther ? [`${directions.join(' and ')} of ${name} (it is of ${types.join(' and ')})`] : []),
    ...(labels.length > 0
      ? others.map((other) => `${name} selecting ${other} (it selects ${labels.join(', ')})`)
      : []),
  ];
};
