import type { RelationDraft } from '../../../evidence/graph-source.js';
import { isNetworkAgent } from '../../../evidence/network-agent.js';
import type { Pod } from '../../../evidence/objects.js';
import type { World } from './world.js';

/** Lines of a connection that came to no end: nobody took it, and nobody refused it. */
const NO_WAY =
  /timed? ?out|i\/o timeout|deadline.?exceeded|ETIMEDOUT|no route to host|EHOSTUNREACH|network is unreachable|ENETUNREACH/i;

/** The pods on a node that carry its traffic, as far as the node's pods were read. */
export const networkAgentsOn = (world: World, node: string): readonly Pod[] =>
  world.nodePods
    .of(node)
    .map((object) => object as Pod) // a list of pods
    .filter(({ metadata }) => isNetworkAgent(metadata.name));

const isUnready = ({ status }: Pod): boolean =>
  status?.conditions?.some(({ type, status: is }) => type === 'Ready' && is === 'False') === true;

/**
 * The agents of a pod's node that carry its traffic and are not ready, blamed by the newest line of a connection that came
 * to no end. Reads the pods of the node if there is such a line.
 */
export const blamedNodeNetwork = async (
  world: World,
  pod: Pod,
  lines: readonly string[],
): Promise<readonly RelationDraft[]> => {
  const blame = lines.findLast((line) => NO_WAY.test(line));
  if (blame === undefined || pod.spec.nodeName === undefined) return [];
  await world.nodePods.load(pod.spec.nodeName);
  return networkAgentsOn(world, pod.spec.nodeName)
    .filter(isUnready)
    .map(({ metadata }) => ({
      type: 'calls',
      to: { kind: 'Pod', namespace: metadata.namespace ?? '', name: metadata.name },
      detail: 'node network',
      blame,
    }));
};
