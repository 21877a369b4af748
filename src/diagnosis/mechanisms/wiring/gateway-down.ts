import type { Gateway } from '../../../integrations/kubernetes/graph/gateway/gateway-objects.js';
import { rawOf } from '../../kit/look.js';
import { DOWN, rule } from '../../kit/rule.js';
import { failed, conditionSighting } from './gateway-conditions.js';

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
