import { evidenceOf, workloadOf } from '../../kit/look.js';
import { claim, rule } from '../../kit/rule.js';
import { lastWrite } from './last-write.js';
import { hasLabels, nodesOf, taintText, untolerated } from '../scheduling/nodes.js';
import { nodesWithPod } from './daemon-nodes.js';

/** Most nodes that are named. */
const MAX_NODES = 4;

/** Pods of a DaemonSet on nodes that it is not meant for any more: a label or a taint changed under them. */
export const daemonMisscheduled = rule({
  mechanism: 'controller/daemon-misscheduled',
  on: ['DaemonSet'],
  carries: ['scheduling', 'not-ready', 'unknown'],
  find: (entity, graph) => {
    const workload = workloadOf(entity);
    const count = workload?.status?.['numberMisscheduled'];
    const spec = workload?.spec.template?.spec;
    if (typeof count !== 'number' || count === 0 || spec === undefined) return [];
    const on = nodesWithPod(entity, graph);
    const wrong = nodesOf(graph)
      .filter(({ metadata }) => on.has(metadata.name))
      .flatMap((node) => {
        const { name } = node.metadata;
        const [taint] = untolerated(node, spec);
        if (!hasLabels(node, spec)) return [`${name} (labels)`];
        return taint === undefined ? [] : [`${name} (taint ${taintText(taint)})`];
      });
    return [
      {
        since: lastWrite(entity)?.at ?? null,
        known: 'stated',
        claims: [
          claim(evidenceOf(entity, graph), `numberMisscheduled ${count}`),
          ...wrong
            .slice(0, MAX_NODES)
            .map((each) => claim(evidenceOf(entity, graph), `on node ${each}`, `노드 ${each}`)),
        ],
        values: {
          count: String(count),
          ...(wrong.length > 0 && { nodes: wrong.slice(0, MAX_NODES).join(', ') }),
        },
      },
    ];
  },
});
