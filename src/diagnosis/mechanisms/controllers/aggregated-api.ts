import { bounded, quoted } from '../../../evidence/bounded-text.js';
import { entityKey } from '../../../evidence/entity.js';
import type { Condition, KubeObject } from '../../../evidence/objects.js';
import { conditionOf, evidenceOf, rawOf } from '../../kit/look.js';
import { claim, rule } from '../../kit/rule.js';
import { SCALED } from './autoscaler.js';

interface ApiService extends KubeObject {
  readonly spec?: { readonly service?: { readonly name?: string; readonly namespace?: string } };
  readonly status?: { readonly conditions?: readonly Condition[] };
}

/** An API that a Service of the cluster should answer, such as that of metrics, and nobody does. */
export const aggregatedApi = rule({
  mechanism: 'scaling/metrics-api',
  on: ['APIService'],
  carries: [...SCALED, 'control-plane'],
  find: (entity, graph) => {
    const api = rawOf<ApiService>(entity);
    const condition = conditionOf(api?.status?.conditions, 'Available');
    if (api === null || condition?.status !== 'False') return [];
    const { name, namespace } = api.spec?.service ?? {};
    const { reason = '', message = '', lastTransitionTime = null } = condition;
    const isServed = name !== undefined && namespace !== undefined;
    return [
      {
        since: lastTransitionTime,
        known: 'stated',
        claims: [claim(evidenceOf(entity, graph), `Available=False, ${reason}: ${quoted(message)}`)],
        values: { said: bounded(message, 240), ...(isServed && { service: name, place: namespace }) },
        behind: isServed ? [entityKey({ kind: 'Service', namespace, name })] : [],
      },
    ];
  },
});
