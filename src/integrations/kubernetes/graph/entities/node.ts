import type { Node, Pod } from '../../../../evidence/objects.js';
import { isFine, isNodeHealthy, nodeBody } from '../../body/node-body.js';
import { isHealthy } from '../../pod-health.js';
import { networkAgentsOn } from '../node-network.js';
import { kindReader } from './reader.js';

/** Most pods of a node that are looked at one by one, the sick ones first. */
const MAX_PODS = 5;

/** A node: its conditions, and the sick pods on it that were read. */
export const nodeReader = kindReader<Node>('Node', ({ object, ref, world, events }) => {
  const conditions = (object.status?.conditions ?? []).filter((condition) => !isFine(condition));
  const pods = world
    .namespaces()
    .flatMap((namespace) => world.objects<Pod>('Pod', namespace))
    .filter((pod) => pod.spec.nodeName === ref.name && !isHealthy(pod));
  const agents = networkAgentsOn(world, ref.name).filter((pod) => !isHealthy(pod));
  return {
    sick: !isNodeHealthy(object) || object.spec?.unschedulable === true || events.length > 0,
    trouble: [
      ...conditions.map(({ type, status, reason = '', message = '' }) =>
        `${type}=${status} ${reason}: ${message}`.slice(0, 300),
      ),
      ...(object.spec?.unschedulable === true ? ['it is cordoned'] : []),
      ...events.slice(0, 3).map(({ reason, message }) => `${reason}: ${message}`.slice(0, 300)),
    ],
    relations: [...agents, ...pods].slice(0, MAX_PODS).map(({ metadata }) => ({
      type: 'shares',
      to: { kind: 'Pod', namespace: metadata.namespace ?? null, name: metadata.name },
    })),
    changes: [],
    body: nodeBody(object),
  };
});
