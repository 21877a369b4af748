import { bounded, quoted } from '../../../evidence/bounded-text.js';
import type { Condition, KubeObject } from '../../../evidence/objects.js';
import { conditionOf, eventsOf, evidenceOf, rawOf } from '../../kit/look.js';
import { claim, rule } from '../../kit/rule.js';
import { SCALED } from './autoscaler.js';

interface ScaledObject extends KubeObject {
  readonly spec?: { readonly scaleTargetRef?: { readonly kind?: string; readonly name?: string } };
  readonly status?: { readonly conditions?: readonly Condition[] };
}

/** Conditions of KEDA (keda.sh/v1alpha1) that keep it from scaling, the gravest first. */
const TROUBLE = [
  ['Ready', 'False'],
  ['Fallback', 'True'],
  ['Paused', 'True'],
] as const;

/** A ScaledObject of KEDA that is not ready, goes by its fallback, or is paused. */
export const scaledObject = rule({
  mechanism: 'scaling/keda',
  on: ['ScaledObject', 'ScaledJob'],
  carries: SCALED,
  find: (entity, graph) => {
    const object = rawOf<ScaledObject>(entity);
    const bad = TROUBLE.map(([type, status]) => {
      const condition = conditionOf(object?.status?.conditions, type);
      return condition?.status === status ? condition : null;
    }).find((condition) => condition !== null);
    if (bad === undefined || bad === null) return [];
    const { kind = 'Deployment', name } = object?.spec?.scaleTargetRef ?? {};
    const { type, status, reason = '', message = '', lastTransitionTime = null } = bad;
    // The condition only says that a trigger does not work; the newest warning says why.
    const [failed] = eventsOf(entity, 'KEDAScalerFailed', 'ScaledObjectCheckFailed', 'ScaledJobCheckFailed');
    return [
      {
        since: lastTransitionTime,
        known: 'stated',
        claims: [
          claim(evidenceOf(entity, graph), `${type}=${status}, ${reason}: ${quoted(message)}`),
          ...(failed === undefined ? [] : [claim(failed.evidence, quoted(failed.event.message))]),
        ],
        values: {
          state: `${type}=${status}`,
          said: bounded(failed?.event.message ?? (message === '' ? reason : message), 240),
          ...(name !== undefined && { target: `${kind} ${name}` }),
        },
      },
    ];
  },
});
