import type { Entity } from '../../../evidence/entity.js';
import type { KubeObject } from '../../../evidence/objects.js';
import { bounded } from '../../../evidence/bounded-text.js';
import { eventsOf, rawOf } from '../../kit/look.js';
import { claim } from '../../kit/rule.js';
import { unplacedRule, type Told, type Unplaced } from './unplaced.js';

interface Claim extends KubeObject {
  readonly status?: { readonly phase?: string };
}

const phaseOf = (claim: Entity): string | undefined => rawOf<Claim>(claim)?.status?.phase;

/** The claim that is meant: the one that the message names, else one that is missing, else one without a volume. */
const openClaim = ({ entity, graph }: Unplaced, named: string | undefined): Entity | undefined => {
  const claims = graph.targets(entity.key, 'claims');
  return (
    claims.find(({ ref }) => ref.name === named) ??
    claims.find((each) => each.object.status === 'absent') ??
    claims.find((each) => phaseOf(each) !== 'Bound')
  );
};

/** What is known of the claim itself. */
const factsOf = (open: Entity): Told => {
  const [event] = eventsOf(open, 'ProvisioningFailed', 'FailedBinding');
  const phase = phaseOf(open);
  return {
    values: {
      claim: open.ref.name,
      ...(open.object.status === 'absent' && { phase: 'not found' }),
      ...(phase !== undefined && { phase }),
      ...(event !== undefined && { why: bounded(event.event.message, 200) }),
    },
    claims:
      event === undefined ? [] : [claim(event.evidence, `claim ${open.ref.name}: ${event.event.message}`)],
    behind: [open.key],
  };
};

const read = (unplaced: Unplaced): Told => {
  const named = /persistentvolumeclaim "([^"]+)"/i.exec(unplaced.message)?.[1];
  const open = openClaim(unplaced, named);
  if (open !== undefined) return factsOf(open);
  return { values: named === undefined ? {} : { claim: named } };
};

/** The pod waits for a volume claim that does not exist or has no volume. */
export const claimUnbound = unplacedRule('scheduling/claim-unbound', ['claim'], read);
