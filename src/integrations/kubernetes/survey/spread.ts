import type { Pod } from '../../../evidence/objects.js';
import { isHealthy } from '../pod-health.js';

/** Most nodes named. */
const SHOWN = 5;

const nodeOf = ({ spec }: Pod): string => spec.nodeName ?? 'no node';

const onNodes = (unhealthy: readonly Pod[], all: readonly Pod[]): string => {
  const total = Map.groupBy(all, nodeOf);
  const counts = [...Map.groupBy(unhealthy, nodeOf)]
    .map(([node, pods]) => ({ node, bad: pods.length, of: total.get(node)?.length ?? 0 }))
    .toSorted((a, b) => b.bad - a.bad || a.node.localeCompare(b.node, 'en'));
  const [first] = counts;
  const alone = counts.length === 1 && first !== undefined && unhealthy.length > 1 && first.bad === first.of;
  if (alone && total.size > 1) return `all on ${first.node}, where none is healthy`;
  const named = counts.slice(0, SHOWN).map(({ node, bad, of }) => `${bad} of ${of} on ${node}`);
  const more = counts.length - named.length;
  return named.join(', ') + (more > 0 ? ` and on ${more} more nodes` : '');
};

/** Whether it is one pod or all, one node or all, in a sentence: `2 of 6 pods are not healthy: 2 of 2 on w1`. */
export const spreadOf = (pods: readonly Pod[]): string => {
  const unhealthy = pods.filter((pod) => !isHealthy(pod));
  if (pods.length === 0) return 'there are no pods';
  if (unhealthy.length === 0) return `all ${pods.length} pods are healthy`;
  const nodes = onNodes(unhealthy, pods);
  if (unhealthy.length === pods.length) return `none of ${pods.length} pods is healthy: ${nodes}`;
  return `${unhealthy.length} of ${pods.length} pods ${unhealthy.length === 1 ? 'is' : 'are'} not healthy: ${nodes}`;
};
