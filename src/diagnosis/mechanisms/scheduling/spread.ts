import { nodesOf, taintText, untolerated } from './nodes.js';
import { unplacedRule } from './unplaced.js';

/** Most nodes that are named. */
const MAX_NAMED = 3;

interface Constraint {
  readonly topologyKey?: string;
  readonly maxSkew?: number;
  readonly whenUnsatisfiable?: string;
}

/** The pod would make its workload more unevenly spread than it says that it may be. */
export const spread = unplacedRule('scheduling/spread', ['spread'], ({ pod, lead, graph }) => {
  const all = (Reflect.get(pod.spec, 'topologySpreadConstraints') ?? []) as readonly Constraint[]; // of the API
  const hard = all.find(({ whenUnsatisfiable }) => whenUnsatisfiable !== 'ScheduleAnyway');
  // A domain whose nodes are closed to it counts for the spread all the same.
  const closed = nodesOf(graph).filter((node) => untolerated(node, pod.spec).length > 0);
  const [taint] = closed.flatMap((node) => untolerated(node, pod.spec));
  return {
    values: {
      ...(taint !== undefined && {
        kept: closed
          .slice(0, MAX_NAMED)
          .map(({ metadata }) => metadata.name)
          .join(', '),
        taint: taintText(taint),
      }),
      ...(hard?.topologyKey !== undefined && { topology: hard.topologyKey }),
      ...(hard?.maxSkew !== undefined && { skew: String(hard.maxSkew) }),
      ...(/missing required label/i.test(lead.reason) && { unlabelled: hard?.topologyKey ?? '' }),
    },
  };
});
