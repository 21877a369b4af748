import type { CaseGraph } from '../../../evidence/case-graph.js';
import type { Entity } from '../../../evidence/entity.js';
import type { WorkloadObject } from '../../../evidence/objects.js';
import { workloadOf } from '../../kit/look.js';

const REVISION = 'deployment.kubernetes.io/revision';

/** A ReplicaSet of a Deployment, with its revision. */
export interface Revision {
  readonly entity: Entity;
  readonly set: WorkloadObject;
  readonly number: number;
  readonly ready: number;
}

/** A Deployment's revisions that were read, newest first. */
export const revisionsOf = (entity: Entity, graph: CaseGraph): readonly Revision[] =>
  graph
    .targets(entity.key, 'selects')
    .filter(({ ref }) => ref.kind === 'ReplicaSet')
    .flatMap((part): readonly Revision[] => {
      const set = workloadOf(part);
      const ready = set?.status?.['readyReplicas'];
      return set === null
        ? []
        : [
            {
              entity: part,
              set,
              number: Number(set.metadata.annotations?.[REVISION] ?? 0),
              ready: typeof ready === 'number' ? ready : 0,
            },
          ];
    })
    .toSorted((a, b) => b.number - a.number);

/** An earlier revision that has ready replicas still: one that is known to run. */
export const goodRevision = (revisions: readonly Revision[]): Revision | null =>
  revisions.slice(1).find(({ ready, number }) => ready > 0 && number > 0) ?? null;

/** What the newest rollout changed: `image 1.8 → 1.9`; `null` where the cluster does not remember. */
export const rolledOut = ({ changes }: Entity): string | null =>
  changes.flatMap(({ what }) => /^revision \S+ was rolled out: (.+)$/.exec(what)?.[1] ?? [])[0] ?? null;
