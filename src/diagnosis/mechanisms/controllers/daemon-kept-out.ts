import { evidenceOf, workloadOf } from '../../kit/look.js';
import { claim, rule } from '../../kit/rule.js';
import { hasLabels, nodesOf, taintText, untolerated } from '../scheduling/nodes.js';
import { nodesWithPod } from './daemon-nodes.js';

/** Taints that Kubernetes itself sets for a node's state, and those of control planes: not meant for this DaemonSet. */
const OF_STATE = /^node(?:-role)?\.kubernetes\.io\/|^node\.cloudprovider\.kubernetes\.io\//;
/** Most nodes that are named. */
const MAX_NODES = 4;

/**
 * Nodes that a DaemonSet leaves out because it does not tolerate a taint that somebody gave them. Dedicated nodes are
 * mostly meant so: it counts only where the DaemonSet itself is asked about.
 */
export const daemonKeptOut = rule({
  mechanism: 'controller/daemon-kept-out',
  on: ['DaemonSet'],
  carries: ['scheduling', 'unknown'],
  find: (entity, graph) => {
    const spec = workloadOf(entity)?.spec.template?.spec;
    if (spec === undefined || !graph.isComplete('Pod', entity.ref.namespace)) return [];
    if (!graph.parts.subjects.includes(entity.key)) return [];
    const on = nodesWithPod(entity, graph);
    const left = nodesOf(graph)
      .filter((node) => !on.has(node.metadata.name) && hasLabels(node, spec))
      .flatMap((node) => {
        const taint = untolerated(node, spec).find(({ key }) => !OF_STATE.test(key));
        return taint === undefined ? [] : [{ name: node.metadata.name, taint }];
      })
      .slice(0, MAX_NODES);
    const [first] = left;
    if (first === undefined) return [];
    return [
      {
        since: first.taint.timeAdded ?? null,
        known: 'suggested',
        claims: left.map(({ name, taint }) =>
          claim(
            evidenceOf(entity, graph),
            `node ${name} has the taint ${taintText(taint)}`,
            `노드 ${name}의 taint ${taintText(taint)}`,
          ),
        ),
        values: { nodes: left.map(({ name }) => name).join(', '), taint: taintText(first.taint) },
      },
    ];
  },
});
