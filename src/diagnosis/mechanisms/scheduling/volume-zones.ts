import type { Entity, EntityKey } from '../../../evidence/entity.js';
import type { KubeObject } from '../../../evidence/objects.js';
import { rawOf } from '../../kit/look.js';
import type { Unplaced } from './unplaced.js';

interface Volume extends KubeObject {
  readonly spec?: {
    readonly nodeAffinity?: {
      readonly required?: {
        readonly nodeSelectorTerms?: readonly {
          readonly matchExpressions?: readonly {
            readonly key: string;
            readonly operator: string;
            readonly values?: readonly string[];
          }[];
        }[];
      };
    };
  };
}

/** A volume of the pod that only some nodes can reach. */
export interface BoundVolume {
  readonly claim: string;
  readonly volume: string;
  /** `topology.kubernetes.io/zone=zone-b`. */
  readonly wants: string;
  readonly key: EntityKey;
}

const wantsOf = (entity: Entity): string | null => {
  const terms = rawOf<Volume>(entity)?.spec?.nodeAffinity?.required?.nodeSelectorTerms ?? [];
  const parts = terms.flatMap(({ matchExpressions = [] }) =>
    matchExpressions.map(({ key, operator, values = [] }) =>
      operator === 'In' ? `${key}=${values.join('|')}` : `${key} ${operator} ${values.join(', ')}`.trim(),
    ),
  );
  return parts.length === 0 ? null : parts.join(', ');
};

/** The volumes that a pod's claims are bound to, with the nodes that they ask for. */
export const zonesOf = ({ entity, graph }: Unplaced): readonly BoundVolume[] =>
  graph.targets(entity.key, 'claims').flatMap((claim) =>
    graph.targets(claim.key, 'bound to').flatMap((volume) => {
      const wants = wantsOf(volume);
      return wants === null
        ? []
        : [{ claim: claim.ref.name, volume: volume.ref.name, wants, key: volume.key }];
    }),
  );
