import type { RelationDraft } from '../../../evidence/graph-source.js';
import type { Pod } from '../../../evidence/objects.js';
import type { World } from './world.js';

/** Agents that carry the traffic of a node's pods to Services and other nodes, by how their pods are called. */
const AGENT =
  /^(?:[a-z0-9]+-)?(?:kube-proxy|cilium|calico-node|canal|kube-flannel(?:-ds)?|weave-net|kube-router|antrea-agent|ovnkube-node|ovs-node|aws-node|azure-cni|kindnet)-[a-z0-9]{5}$/;

/** Lines of a connection that came to no end: nobody took it, and nobody refused it. */
const NO_WAY =
  /timed? ?out|i\/o timeout|deadline.?exceeded|ETIMEDOUT|no route to host|EHOSTUNREACH|network is unreachable|ENETUNREACH/i;

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
  return world.nodePods
    .of(pod.spec.nodeName)
    .map((object) => object as Pod) // a list of pods
    .filter((agent) => AGENT.test(agent.metadata.name) && isUnready(agent))
    .map(({ metadata }) => ({
      type: 'calls',
      to: { kind: 'Pod', namespace: metadata.namespace ?? '', name: metadata.name },
      detail: 'node network',
      blame,
    }));
};
