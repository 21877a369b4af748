import type { CaseGraph } from '../../../evidence/case-graph.js';
import type { Entity } from '../../../evidence/entity.js';
import { evidenceOf, podOf, serviceOf } from '../../kit/look.js';
import { claim, DOWN, rule } from '../../kit/rule.js';
import { blameAmong, blameClaims, callersOf, callerValues, placeOf, tellingCaller } from './callers.js';
import { declaredPorts, podsOfService } from './service-pods.js';
import { portOf } from './service-ports.js';

/** The port that callers ask for and the one that it is meant to lead to, where no pod listens on the former. */
const unmapped = (
  entity: Entity,
  asked: number | string | null,
  graph: CaseGraph,
): { readonly port: number; readonly target: number } | null => {
  const service = serviceOf(entity);
  if (service === null || service.spec?.clusterIP !== 'None' || asked === null) return null;
  const port = portOf(service, asked);
  const target = port?.targetPort;
  if (port === null || typeof target !== 'number' || target === port.port) return null;
  const [pod] = (podsOfService(entity, service, graph) ?? []).flatMap((each) => podOf(each) ?? []);
  if (pod === undefined || declaredPorts(pod).some((each) => each.port === port.port)) return null;
  return { port: port.port, target };
};

/** A headless Service maps no ports: who asks for the Service's port reaches that very port of the pod. */
export const headlessPort = rule({
  mechanism: 'wiring/headless-port',
  on: ['Service'],
  carries: DOWN,
  find: (entity, graph) => {
    const callers = callersOf(entity, graph);
    const caller = tellingCaller(callers);
    if (caller === null || blameAmong(callers) === null) return [];
    const found = unmapped(entity, callers.find(({ port }) => port !== null)?.port ?? null, graph);
    if (found === null) return [];
    const { port, target } = found;
    return [
      {
        key: String(port),
        since: null,
        known: 'shown',
        claims: [
          claim(
            evidenceOf(entity, graph),
            `clusterIP None: port ${port} is not mapped to ${target}`,
            `clusterIP가 None이므로 포트 ${port}은(는) ${target}(으)로 변환되지 않음`,
          ),
          claim(
            caller.evidence,
            `${placeOf(caller)} asks for port ${port}`,
            `${placeOf(caller)}의 요청 포트 ${port}`,
          ),
          ...blameClaims(callers),
        ],
        values: { ...callerValues(callers), port: String(port), target: String(target) },
      },
    ];
  },
});
