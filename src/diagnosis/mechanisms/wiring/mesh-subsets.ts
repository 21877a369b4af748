import type { CaseGraph } from '../../../evidence/case-graph.js';
import type { Entity } from '../../../evidence/entity.js';
import { meansService } from '../../../evidence/mesh/host-match.js';
import type { DestinationRule, MeshDestination } from '../../../evidence/mesh/mesh-objects.js';
import { rawOf } from '../../kit/look.js';
import { serviceOfHost, share } from './mesh-routes.js';

/** The subset that a destination asks for, and the rules of its host. */
export interface AskedSubset {
  readonly host: string;
  readonly subset: string;
  readonly namespace: string;
  readonly rules: readonly Entity[];
  readonly share: string;
}

/** `null` where no subset is asked for, or not all rules of the namespace were read. */
export const askedBy = (
  entity: Entity,
  destination: MeshDestination,
  graph: CaseGraph,
): AskedSubset | null => {
  const { host = '', subset } = destination.destination ?? {};
  const own = entity.ref.namespace ?? '';
  const service = serviceOfHost(host, own);
  if (subset === undefined || service === null || !graph.isComplete('DestinationRule', own)) return null;
  const rules = graph
    .ofKind('DestinationRule')
    .filter((each) =>
      meansService(rawOf<DestinationRule>(each)?.spec?.host ?? '', each.ref.namespace ?? '', service),
    );
  return { host, subset, namespace: service.namespace, rules, share: share(destination) };
};

export const subsetsOf = (rule: Entity) => rawOf<DestinationRule>(rule)?.spec?.subsets ?? [];
