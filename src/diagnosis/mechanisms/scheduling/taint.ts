import { hasLabels, nodesBehind, nodesOf, taintText, untolerated } from './nodes.js';
import { unplacedRule, type Told, type Unplaced } from './unplaced.js';

/** Most nodes that are named. */
const MAX_NODES = 4;

const NAMED = /untolerated taint (?:\(s\) )?\{([^:}]+):\s*([^}]*)\}/;

const read = (unplaced: Unplaced): Told => {
  const { pod, graph, lead } = unplaced;
  const [, key, value = ''] = NAMED.exec(lead.reason) ?? [];
  const tainted = nodesOf(graph)
    .filter((node) => hasLabels(node, pod.spec))
    .flatMap((node) => {
      const taint = untolerated(node, pod.spec).find((each) => key === undefined || each.key === key);
      return taint === undefined ? [] : [{ name: node.metadata.name, taint }];
    });
  const [first] = tainted;
  const told = key === undefined ? '' : `${key}${value.trim() === '' ? '' : `=${value.trim()}`}`;
  return {
    values: {
      taint: first === undefined ? told || 'taint' : taintText(first.taint),
      ...(tainted.length > 0 && {
        nodes: tainted
          .slice(0, MAX_NODES)
          .map(({ name }) => name)
          .join(', '),
      }),
      ...(first !== undefined && { tainted: first.name }),
    },
    behind: nodesBehind(unplaced),
  };
};

/** The nodes that the pod could go to have a taint that it does not tolerate. */
export const taint = unplacedRule('scheduling/taint', ['taint', 'control-plane'], read);
