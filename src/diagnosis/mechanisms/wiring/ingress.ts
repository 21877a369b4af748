import { evidenceOf } from '../../kit/look.js';
import { claim, DOWN, rule } from '../../kit/rule.js';
import { backendsOf, serviceNames } from './ingress-backends.js';
import { lastChange, later } from './service-pods.js';
import { portsText } from './service-ports.js';
import { similarName } from './similar-name.js';

/** An Ingress that sends a path to a Service that does not exist. */
export const ingressService = rule({
  mechanism: 'wiring/ingress-service',
  on: ['Ingress'],
  carries: DOWN,
  find: (entity, graph) =>
    backendsOf(entity, graph)
      .filter(({ service }) => service === null)
      .map(({ name, route, entity: absent }) => {
        const near = similarName(name, serviceNames(entity.ref.namespace, graph));
        const namespace = entity.ref.namespace ?? '';
        return {
          key: name,
          since: lastChange(entity)?.at ?? null,
          known: 'stated' as const,
          claims: [
            claim(
              absent === null ? evidenceOf(entity, graph) : evidenceOf(absent, graph),
              `there is no Service ${name} in namespace ${namespace}`,
              `네임스페이스 ${namespace}에 서비스 ${name} 없음`,
            ),
            claim(evidenceOf(entity, graph), `${route} goes to ${name}`, `${route}의 대상은 ${name}`),
          ],
          values: { route, service: name, ...(near !== null && { near }) },
        };
      }),
});

/** An Ingress that names a port that its Service does not have. */
export const ingressPort = rule({
  mechanism: 'wiring/ingress-port',
  on: ['Ingress'],
  carries: DOWN,
  find: (entity, graph) =>
    backendsOf(entity, graph).flatMap(({ name, route, port, service, entity: target }) => {
      const ports = service?.spec?.ports ?? [];
      if (service === null || target === null || port === null || service.spec?.type === 'ExternalName')
        return [];
      if (ports.some((each) => each.port === port || each.name === port)) return [];
      const has = portsText(service);
      return [
        {
          key: `${name} ${port}`,
          since: later(lastChange(entity)?.at ?? null, lastChange(target)?.at ?? null),
          known: 'stated' as const,
          claims: [
            claim(
              evidenceOf(entity, graph),
              `${route} goes to ${name}, port ${port}`,
              `${route}의 대상은 ${name}, 포트 ${port}`,
            ),
            claim(
              evidenceOf(target, graph),
              `Service ${name} has port ${has}`,
              `서비스 ${name}의 포트: ${has}`,
            ),
          ],
          values: { route, service: name, port: String(port), has },
        },
      ];
    }),
});
