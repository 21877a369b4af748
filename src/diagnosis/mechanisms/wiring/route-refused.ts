import {
  ROUTE_KINDS,
  type GatewayRoute,
} from '../../../integrations/kubernetes/graph/gateway/gateway-objects.js';
import { rawOf } from '../../kit/look.js';
import { DOWN, rule } from '../../kit/rule.js';
import { conditionsOf, failed, conditionSighting } from './gateway-conditions.js';

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
