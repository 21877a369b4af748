import type { Entity, EntityKey } from '../../../evidence/entity.js';
import type { SeenPod } from '../../kit/container-rule.js';
import { evidenceOf, podOf } from '../../kit/look.js';
import { claim, type Claim, type Values } from '../../kit/rule.js';

/** The pod that still has the volume. */
export interface Holder {
  readonly values: Values;
  readonly claims: readonly Claim[];
  readonly behind: readonly EntityKey[];
}

/** A pod that the message names, else one of the namespace that mounts the same claim on another node. */
const holdingPod = (
  { pod, entity, graph }: SeenPod,
  message: string,
  claimName: string | null,
): Entity | null => {
  const namespace = pod.metadata.namespace ?? null;
  const [named = ''] = (/used by pod\(s\) (.+)$/.exec(message)?.[1] ?? '').split(/[,\s]+/);
  const known = named === '' ? null : graph.find('Pod', namespace, named);
  if (known !== null) return known;
  if (claimName === null) return null;
  const others = graph.ofKind('Pod', namespace).filter((each) => {
    const other = podOf(each);
    return (
      each.key !== entity.key &&
      other?.spec.nodeName !== undefined &&
      other.spec.nodeName !== pod.spec.nodeName &&
      other.spec.volumes?.some(({ persistentVolumeClaim }) => persistentVolumeClaim?.claimName === claimName)
    );
  });
  return others[0] ?? null;
};

/** Who holds the volume of a pod that may not have it: `null` where nothing that was read does. */
export const holderOf = (seen: SeenPod, message: string, claimName: string | null): Holder | null => {
  const entity = holdingPod(seen, message, claimName);
  const pod = entity === null ? null : podOf(entity);
  if (entity === null || pod === null) return null;
  const { name, deletionTimestamp } = pod.metadata;
  const { nodeName } = pod.spec;
  const ends = deletionTimestamp === undefined ? '' : `, being deleted since ${deletionTimestamp}`;
  const endsKo = deletionTimestamp === undefined ? '' : `, ${deletionTimestamp}부터 삭제 중`;
  return {
    values: {
      holder: name,
      ...(nodeName !== undefined && { holderNode: nodeName }),
      ...(deletionTimestamp !== undefined && { deletedAt: deletionTimestamp }),
    },
    claims: [
      claim(
        evidenceOf(entity, seen.graph),
        `pod ${name} on node ${nodeName ?? '?'} mounts the same claim${ends}`,
        `노드 ${nodeName ?? '?'}의 파드 ${name}이(가) 같은 클레임을 사용${endsKo}`,
      ),
    ],
    behind: [entity.key],
  };
};
