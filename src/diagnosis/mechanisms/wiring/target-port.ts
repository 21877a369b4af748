import type { CaseGraph } from '../../../evidence/case-graph.js';
import type { Entity } from '../../../evidence/entity.js';
import type { Pod, Service } from '../../../evidence/objects.js';
import { evidenceOf, podOf, serviceOf, topOwner } from '../../kit/look.js';
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

const LISTENS = /(?:listen(?:ing)?|serv(?:ing|er started)|started)\b[^\n]{0,60}?[: ](\d{2,5})\b/i;

/** Ports on which the log of the pods says that the program listens. */
const listeningPorts = (pods: readonly Entity[]): readonly string[] => [
  ...new Set(
    pods
      .flatMap(({ logs }) => logs)
      .flatMap(({ lines }) => (lines.status === 'ok' ? lines.value : []))
      .flatMap((line) => LISTENS.exec(line.replace(/^\S+Z /, ''))?.[1] ?? []),
  ),
];

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
  const listening = listeningPorts(pods);
  if (listening.includes(String(target))) return null;
  if (blameAmong(callers) !== null || listening.length > 0) return 'shown';
  return callers.length === 0 || lastChange(entity) !== null ? 'suggested' : null;
};

/** Where the program says that it listens, and callers are refused: what is declared binds nobody. */
const elsewhere = ({ entity, pods, graph }: Looked): string | null => {
  const [only, ...others] = listeningPorts(pods);
  const isRefused = /refused/i.test(blameAmong(callersOf(entity, graph))?.text ?? '');
  return only === undefined || others.length > 0 || !isRefused ? null : only;
};

/** What differs between a target port that nobody declares and a program that listens elsewhere than it declares. */
const cases = (
  looked: Looked,
  target: number | string,
): Pick<Sighting, 'since' | 'shownAt' | 'values'> | null => {
  const { entity, pods, graph } = looked;
  const objects = pods.flatMap((pod) => podOf(pod) ?? []);
  const [declared] = objects.flatMap(declaredPorts);
  if (objects.every((pod) => isUnknownPort(pod, target)))
    return {
      since: lastChange(entity)?.at ?? null,
      values: { ...(declared !== undefined && { right: String(declared.port) }) },
    };
  const listening = elsewhere(looked);
  if (listening === null || listening === String(target)) return null;
  // Where it listens is the workload's doing: what changed there set it off.
  const shownAt = pods.map((pod) => topOwner(pod, graph).key);
  return { since: null, shownAt, values: { listening, right: listening } };
};

const sighting = (looked: Looked, { port, targetPort: target = port }: ServicePort): readonly Sighting[] => {
  const { entity, pods, graph } = looked;
  const [first] = pods;
  const object = first === undefined ? null : podOf(first);
  const found = cases(looked, target);
  const known = knownFor(looked, target);
  if (first === undefined || object === null || found === null || known === null) return [];
  const callers = callersOf(entity, graph);
  const ports = declaredPorts(object)
    .map((each) => `${each.port}${each.name === null ? '' : ` (${each.name})`}`)
    .join(', ');
  return [
    {
      ...found,
      key: String(port),
      known,
      claims: [
        claim(
          evidenceOf(entity, graph),
          `port ${port} goes to target port ${target}`,
          `포트 ${port}의 대상 포트(targetPort)는 ${target}`,
        ),
        claim(
          evidenceOf(first, graph),
          `its pods declare ${ports === '' ? 'no port' : `port ${ports}`}`,
          `파드가 선언한 포트: ${ports === '' ? '없음' : ports}`,
        ),
        ...blameClaims(callers),
      ],
      values: {
        ...callerValues(callers),
        ...found.values,
        port: String(port),
        target: String(target),
        declared: ports === '' ? 'none' : ports,
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
