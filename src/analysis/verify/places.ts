import type { ReadValues } from './read-values.js';

const PHASE =
  /\b(?:is|are|was|stays?|stuck|remains?|in)\s+(?:in\s+)?(?:phase\s+)?`?(Pending|Running|Failed|Succeeded|Unknown)`?\b/;

const named = (sentence: string, names: Iterable<string>): readonly string[] =>
  [...new Set(names)].filter((name) => {
    const at = sentence.indexOf(name);
    const [before, after] = [sentence.charAt(at - 1), sentence.charAt(at + name.length)];
    return at >= 0 && !/[\w-]/.test(before) && !/[\w-]/.test(after);
  });

/** Pods that a sentence puts on another node, or into another phase, than they were read in. */
export const wrongPlaces = (sentence: string, values: ReadValues): readonly string[] => {
  const { nodeOfPod, phaseOfPod } = values;
  const pods = named(sentence, new Set([...nodeOfPod.keys(), ...phaseOfPod.keys()]));
  if (pods.length !== 1) return [];
  const [pod = ''] = pods;
  const nodes = named(sentence, nodeOfPod.values());
  const node = nodeOfPod.get(pod);
  const phase = phaseOfPod.get(pod);
  const said = PHASE.exec(sentence)?.[1];
  const isOn = /\b(?:on|to|runs|scheduled|assigned)\b|노드/.test(sentence);
  return [
    ...(node !== undefined && isOn && nodes.length === 1 && nodes[0] !== node
      ? [`${pod} on ${nodes[0]} (it is on ${node})`]
      : []),
    ...(said !== undefined && phase !== undefined && said !== phase
      ? [`${pod} in phase ${said} (it is ${phase})`]
      : []),
  ];
};
