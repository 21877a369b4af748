import {
  backendsOfRoute,
  ROUTE_KINDS,
  type GatewayRoute,
} from '../../../integrations/kubernetes/graph/gateway/gateway-objects.js';
import { evidenceOf, rawOf, serviceOf } from '../../kit/look.js';
import { claim, DOWN, rule } from '../../kit/rule.js';
import { lastChange } from './service-pods.js';
import { portsText } from './service-ports.js';

/** A route that names a port that its Service does not have. */
export const routePort = rule({
  mechanism: 'wiring/route-port',
  on: ROUTE_KINDS,
  carries: DOWN,
  find: (entity, graph) => {
    const route = rawOf<GatewayRoute>(entity);
    if (route === null) return [];
    return backendsOfRoute(route).flatMap(({ namespace, name, path, port }) => {
      const target = graph.find('Service', namespace, name);
      const service = target === null ? null : serviceOf(target);
      if (target === null || service === null || port === null) return [];
      if (service.spec?.ports?.some((each) => each.port === port) !== false) return [];
      const has = portsText(service);
      return [
        {
          key: `${name} ${port}`,
          since: lastChange(entity)?.at ?? null,
          known: 'stated' as const,
          claims: [
            claim(
              evidenceOf(entity, graph),
              `${path} goes to ${name}, port ${port}`,
              `${path}의 대상은 ${name}, 포트 ${port}`,
            ),
            claim(
              evidenceOf(target, graph),
              `Service ${name} has port ${has}`,
              `서비스 ${name}의 포트: ${has}`,
            ),
          ],
          values: { service: name, path, port: String(port), has },
        },
      ];
    });
  },
});
