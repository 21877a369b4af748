import {
  backendsOfRoute,
  ROUTE_KINDS,
  type GatewayRoute,
} from '../../../integrations/kubernetes/graph/gateway/gateway-objects.js';
import { evidenceOf, rawOf } from '../../kit/look.js';
import { claim, DOWN, rule } from '../../kit/rule.js';
import { serviceNames } from './ingress-backends.js';
import { lastChange } from './service-pods.js';
import { similarName } from './similar-name.js';
import { conditionsOf, failed, told } from './gateway-conditions.js';

/** A route of the Gateway API that sends to a Service that does not exist. */
export const routeService = rule({
  mechanism: 'wiring/route-service',
  on: ROUTE_KINDS,
  carries: DOWN,
  find: (entity, graph) => {
    const route = rawOf<GatewayRoute>(entity);
    if (route === null) return [];
    const condition = failed(conditionsOf(route), 'ResolvedRefs', /BackendNotFound|InvalidKind/);
    return backendsOfRoute(route)
      .filter(({ namespace, name }) => {
        const found = graph.find('Service', namespace, name);
        return (
          found?.object.status === 'absent' || (found === null && graph.isComplete('Service', namespace))
        );
      })
      .map(({ namespace, name, path }) => {
        const near = similarName(name, serviceNames(namespace, graph));
        const evidence = evidenceOf(entity, graph);
        return {
          key: name,
          since: condition?.lastTransitionTime ?? lastChange(entity)?.at ?? null,
          known: 'stated' as const,
          claims: [
            ...(condition === null ? [] : [claim(evidence, told(condition))]),
            claim(
              evidence,
              `backend ${name}: there is no such Service in namespace ${namespace}`,
              `백엔드 ${name}: 네임스페이스 ${namespace}에 그런 서비스 없음`,
            ),
          ],
          values: { service: name, path, ...(near !== null && { near }) },
        };
      });
  },
});
