import type { CaseGraph } from '../../../evidence/case-graph.js';
import type { Entity } from '../../../evidence/entity.js';
import type { Pod, Service } from '../../../evidence/objects.js';
import { evidenceOf, podOf, serviceOf } from '../../kit/look.js';
import { claim, DOWN, rule, type Known, type Sighting } from '../../kit/rule.js';
import { blameClaims, blameAmong, callersOf, callerValues } from './callers.js';
import { declaredPorts, isSelecting, isWell, lastChange, podsOfService } from './service-pods.js';

type ServicePort = NonNullable<NonNullable<Service['spec']>['ports']>[number];

/** Ports of probes: somebody says that the container listens there. */
const probedPorts = ({ spec }: Pod): readonly (number | string)[] =>
  spec.containers.flatMap(({ livenessProbe, readinessProbe, startupProbe }) =>
    [livenessProbe, readinessProbe, startupProbe].flatMap(
      (probe) => probe?.httpGet?.port ?? probe?.tcpSocket?.port ?? probe?.grpc?.port ?? [],
    ),
  );

/** Whether a log line of the pods says that the program listens on another port. */
const listeningPort = (pods: readonly Entity[]): string | null => {
  const LISTENS = /(?:listen(?:ing)?|serv(?:ing|er started)|started)\b[^\n]{0,60}?[: ](\d{2,5})\b/i;
  for (const { logs } of pods) {
    for (const { lines } of logs) {
      if (lines.status !== 'ok') continue;
      const found = lines.value.map((line) => LISTENS.exec(line.replace(/^\S+Z /, ''))?.[1]).find(Boolean);
      if (found !== undefined) return found;
    }
  }
  return null;
};

/** Whether nothing in the pods listens on a port, by all that they declare. */
const isUnknownPort = (pod: Pod, target: number | string): boolean => {
  const declared = declaredPorts(pod);
  if (typeof target === 'string') return !declared.some(({ name }) => name === target);
  return (
    declared.length > 0 && !declared.some(({ port }) => port === target) && !probedPorts(pod).includes(target)
  );
};

interface Looked {
  readonly entity: Entity;
  readonly pods: readonly Entity[];
  readonly graph: CaseGraph;
}

/** A name is looked up in what is declared; of a number, the declarations tell only together with something else. */
const knownFor = ({ entity, pods, graph }: Looked, target: number | string): Known | null => {
  if (typeof target === 'string') return 'stated';
  const callers = callersOf(entity, graph);
  const listening = listeningPort(pods);
  if (listening === String(target)) return null;
  if (blameAmong(callers) !== null || listening !== null) return 'shown';
  return callers.length === 0 || lastChange(entity) !== null ? 'suggested' : null;
};

const sighting = (looked: Looked, { port, targetPort: target = port }: ServicePort): readonly Sighting[] => {
  const { entity, pods, graph } = looked;
  const [first] = pods.flatMap((pod) => podOf(pod) ?? []);
  if (first === undefined || !pods.every((pod) => isUnknownPort(podOf(pod) ?? first, target))) return [];
  const known = knownFor(looked, target);
  if (known === null) return [];
  const callers = callersOf(entity, graph);
  const declared = declaredPorts(first);
  const ports = declared
    .map((each) => `${each.port}${each.name === null ? '' : ` (${each.name})`}`)
    .join(', ');
  const change = lastChange(entity);
  return [
    {
      key: String(port),
      since: change?.at ?? null,
      known,
      claims: [
        claim(
          evidenceOf(entity, graph),
          `port ${port} goes to target port ${target}`,
          `포트 ${port}의 대상 포트(targetPort)는 ${target}`,
        ),
        claim(
          pods[0] === undefined ? 'E1' : evidenceOf(pods[0], graph),
          `its pods declare ${ports === '' ? 'no port' : `port ${ports}`}`,
          `파드가 선언한 포트: ${ports === '' ? '없음' : ports}`,
        ),
        ...blameClaims(callers),
      ],
      values: {
        ...callerValues(callers),
        port: String(port),
        target: String(target),
        declared: ports === '' ? 'none' : ports,
        ...(declared[0] !== undefined && { right: String(declared[0].port) }),
      },
    },
  ];
};

/** A Service port that leads to a port on which none of its pods listens. */
export const targetPort = rule({
  mechanism: 'wiring/target-port',
  on: ['Service'],
  carries: DOWN,
  find: (entity, graph) => {
    const service = serviceOf(entity);
    if (service === null || !isSelecting(service)) return [];
    const pods = (podsOfService(entity, service, graph) ?? []).filter(isWell);
    if (pods.length === 0) return [];
    return (service.spec?.ports ?? []).flatMap((port) => sighting({ entity, pods, graph }, port));
  },
});
