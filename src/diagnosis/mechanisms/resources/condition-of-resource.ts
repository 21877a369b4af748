import { bounded } from '../../../evidence/bounded-text.js';
import type { Condition, KubeObject } from '../../../evidence/objects.js';
import { evidenceOf, rawOf } from '../../kit/look.js';
import { ANY_KIND, claim, DOWN, rule } from '../../kit/rule.js';
import { isBuiltIn } from './built-in.js';
import { badConditions } from '../../../evidence/bad-conditions.js';

interface Resource extends KubeObject {
  readonly status?: { readonly conditions?: readonly Condition[] };
}

/** A resource of an operator that says by a condition that it is not well. */
export const conditionOfResource = rule({
  mechanism: 'resources/condition',
  isLastResort: true,
  on: [ANY_KIND],
  carries: [...DOWN, 'saturation', 'storage', 'expiry', 'control-plane'],
  find: (entity, graph) => {
    if (isBuiltIn(entity)) return [];
    const [bad] = badConditions(rawOf<Resource>(entity)?.status?.conditions);
    if (bad === undefined) return [];
    const message = bounded([bad.reason, bad.message].filter(Boolean).join(': '), 240);
    return [
      {
        since: bad.lastTransitionTime ?? null,
        known: 'stated',
        claims: [claim(evidenceOf(entity, graph), bounded(`${bad.type}=${bad.status} ${message}`, 280))],
        values: { condition: `${bad.type}=${bad.status}`, ...(message !== '' && { message }) },
      },
    ];
  },
});
