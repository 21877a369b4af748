import type { CaseGraph } from '../../../evidence/case-graph.js';
import type { Entity } from '../../../evidence/entity.js';
import type { Pod } from '../../../evidence/objects.js';
import { podOf } from '../../kit/look.js';

/** Names of nodes on which a DaemonSet has a pod, as far as its namespace's pods were read. */
export const nodesWithPod = ({ ref }: Entity, graph: CaseGraph): ReadonlySet<string> =>
  new Set(
    graph
      .ofKind('Pod', ref.namespace)
      .flatMap((entity): readonly Pod[] => {
        const pod = podOf(entity);
        return pod === null ? [] : [pod];
      })
      .filter(({ metadata }) =>
        metadata.ownerReferences?.some(({ kind, name }) => kind === 'DaemonSet' && name === ref.name),
      )
      .flatMap(({ spec }) => spec.nodeName ?? []),
  );
