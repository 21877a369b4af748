import type { CaseGraph } from '../../../evidence/case-graph.js';
import type { Entity } from '../../../evidence/entity.js';
import { bounded, quoted } from '../../../evidence/bounded-text.js';
import type { Condition } from '../../../evidence/objects.js';
import {
  backendsOfRoute,
  ROUTE_KINDS,
  type Gateway,
  type GatewayRoute,
} from '../../../integrations/kubernetes/graph/gateway/gateway-objects.js';
import { evidenceOf, rawOf, serviceOf } from '../../kit/look.js';
import { claim, DOWN, rule } from '../../kit/rule.js';
import { serviceNames } from './ingress-backends.js';
import { lastChange } from './service-pods.js';
import { portsText } from './service-ports.js';
import { similarName } from './similar-name.js';

const conditionsOf = ({ status }: GatewayRoute): readonly Condition[] =>
  (status?.parents ?? []).flatMap(({ conditions = [] }) => conditions);

const failed = (conditions: readonly Condition[], type: string, reasons?: RegExp): Condition | null =>
  conditions.find(
    (each) => each.type === type && each.status === 'False' && (reasons?.test(each.reason ?? '') ?? true),
  ) ?? null;

const told = ({ type, reason = '', message = '' }: Condition): string =>
  `${type}=False, ${reason}: ${quoted(bounded(message, 200))}`;

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

/** @param korean what is meant, where that is no name */
const conditionSighting = (
  entity: Entity,
  graph: CaseGraph,
  condition: Condition,
  name: string,
  korean = name,
) => ({
  key: `${condition.type} ${name}`,
  since: condition.lastTransitionTime ?? null,
  known: 'stated' as const,
  claims: [claim(evidenceOf(entity, graph), told(condition))],
  values: {
    what: name,
    condition: condition.type,
    reason: condition.reason ?? 'False',
    message: bounded(condition.message ?? condition.reason ?? '', 240),
  },
  inKorean: { what: korean },
});

/** A route that no Gateway takes up, or whose references it may not follow. */
export const routeRefused = rule({
  mechanism: 'wiring/route-refused',
  on: ROUTE_KINDS,
  carries: DOWN,
  find: (entity, graph) => {
    const route = rawOf<GatewayRoute>(entity);
    const conditions = route === null ? [] : conditionsOf(route);
    const refused = failed(conditions, 'Accepted') ?? failed(conditions, 'ResolvedRefs', /RefNotPermitted/);
    const parent = route?.spec?.parentRefs?.[0]?.name;
    const [what, korean] = parent === undefined ? ['its gateway', '게이트웨이'] : [parent, parent];
    return refused === null ? [] : [conditionSighting(entity, graph, refused, what, korean)];
  },
});

/** A Gateway that is not programmed, or a listener of it whose certificate is not there. */
export const gatewayDown = rule({
  mechanism: 'wiring/gateway',
  on: ['Gateway'],
  carries: DOWN,
  find: (entity, graph) => {
    const { status } = rawOf<Gateway>(entity) ?? {};
    const own = status?.conditions ?? [];
    const listeners = (status?.listeners ?? []).flatMap(({ name, conditions = [] }) => {
      const bad =
        failed(conditions, 'ResolvedRefs') ??
        failed(conditions, 'Programmed') ??
        failed(conditions, 'Accepted');
      return bad === null ? [] : [conditionSighting(entity, graph, bad, `listener ${name}`)];
    });
    const whole = failed(own, 'Accepted') ?? failed(own, 'Programmed');
    if (listeners.length > 0) return listeners.slice(0, 3);
    return whole === null ? [] : [conditionSighting(entity, graph, whole, 'the gateway', '게이트웨이')];
  },
});
