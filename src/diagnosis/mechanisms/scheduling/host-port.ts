import type { Pod } from '../../../evidence/objects.js';
import { podOf } from '../../kit/look.js';
import { unplacedRule } from './unplaced.js';

const hostPorts = ({ spec }: Pod): readonly number[] =>
  spec.containers.flatMap(({ ports = [] }) =>
    ports.flatMap((port) => {
      const number: unknown = Reflect.get(port, 'hostPort');
      if (typeof number === 'number') return [number];
      return Reflect.get(spec, 'hostNetwork') === true ? [port.containerPort] : [];
    }),
  );

/** Most holders that are named. */
const MAX_HOLDERS = 3;

/** A port of the node that the pod wants is taken on every node. */
export const hostPort = unplacedRule('scheduling/host-port', ['host-port'], ({ pod, graph }) => {
  const wanted = hostPorts(pod);
  const holders = graph
    .ofKind('Pod')
    .flatMap((entity) => podOf(entity) ?? [])
    .filter(
      (other) => other.spec.nodeName !== undefined && hostPorts(other).some((port) => wanted.includes(port)),
    )
    .slice(0, MAX_HOLDERS)
    .map(({ metadata, spec }) => `${metadata.name} (${spec.nodeName ?? ''})`);
  return {
    values: {
      ...(wanted.length > 0 && { ports: wanted.join(', ') }),
      ...(holders.length > 0 && { holders: holders.join(', ') }),
    },
  };
});
