import { evidenceOf, podOf, serviceOf } from '../../kit/look.js';
import { claim, DOWN, rule } from '../../kit/rule.js';
import { blameAmong, blameClaims, callersOf, callerValues, placeOf, tellingCaller } from './callers.js';
import { declaredPorts, podsOfService } from './service-pods.js';
import { portOf } from './service-ports.js';

/** A headless Service maps no ports: who asks for the Service's port reaches that very port of the pod. */
export const headlessPort = rule({
  mechanism: 'wiring/headless-port',
  on: ['Service'],
  carries: DOWN,
  find: (entity, graph) => {
    const service = serviceOf(entity);
    if (service === null || service.spec?.clusterIP !== 'None') return [];
    const callers = callersOf(entity, graph);
    const caller = tellingCaller(callers);
    if (caller === null || blameAmong(callers) === null) return [];
    const asked = callers.find(({ port }) => port !== null)?.port ?? null;
    const port = portOf(service, asked);
    const target = port?.targetPort;
    if (port === null || asked === null || typeof target !== 'number' || target === port.port) return [];
    const [pod] = (podsOfService(entity, service, graph) ?? []).flatMap((each) => podOf(each) ?? []);
    if (pod === undefined || declaredPorts(pod).some((each) => each.port === port.port)) return [];
    return [
      {
        key: String(port.port),
        since: null,
        known: 'shown',
        claims: [
          claim(
            evidenceOf(entity, graph),
            `clusterIP None: port ${port.port} is not mapped to ${target}`,
            `clusterIP가 None이므로 포트 ${port.port}은(는) ${target}(으)로 변환되지 않음`,
          ),
          claim(
            caller.evidence,
            `${placeOf(caller)} asks for port ${asked}`,
            `${placeOf(caller)}의 요청 포트 ${asked}`,
          ),
          ...blameClaims(callers),
        ],
        values: { ...callerValues(callers), port: String(port.port), target: String(target) },
      },
    ];
  },
});
