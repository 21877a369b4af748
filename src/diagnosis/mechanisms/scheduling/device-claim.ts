import { bounded } from '../../../evidence/bounded-text.js';
import { unplacedRule } from './unplaced.js';

interface ClaimEntry {
  readonly name?: string;
  readonly resourceClaimName?: string;
  readonly resourceClaimTemplateName?: string;
}

/** Dynamic resource allocation: no device for a resource claim of the pod. */
export const deviceClaim = unplacedRule('scheduling/device-claim', ['device'], ({ pod, lead }) => {
  const all = (Reflect.get(pod.spec, 'resourceClaims') ?? []) as readonly ClaimEntry[]; // of the API
  const names = all.flatMap(
    ({ resourceClaimName, resourceClaimTemplateName, name }) =>
      resourceClaimName ?? resourceClaimTemplateName ?? name ?? [],
  );
  return {
    values: { why: bounded(lead.reason, 200), ...(names.length > 0 && { claims: names.join(', ') }) },
  };
});
