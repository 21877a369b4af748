import { rule } from '../../kit/rule.js';
import { claimValues, classOf, pendingOf, stateSighting, usersOf } from './claim.js';

/** A claim whose class waits for a pod, and that no pod uses. */
export const waitsForConsumer = rule({
  mechanism: 'storage/waits-for-consumer',
  on: ['PersistentVolumeClaim'],
  carries: ['storage', 'unknown'],
  find: (entity, graph) => {
    const object = pendingOf(entity);
    if (object === null || classOf(entity, graph)?.volumeBindingMode !== 'WaitForFirstConsumer') return [];
    if (!graph.isComplete('Pod', entity.ref.namespace) || usersOf(entity, graph).length > 0) return [];
    const text = [
      'its class waits for the first pod that uses it, and no pod does',
      '스토리지 클래스가 첫 번째 파드를 기다리며, 사용하는 파드가 없음',
    ] as const;
    const since = object.metadata.creationTimestamp ?? null;
    return [{ ...stateSighting(entity, graph, text, claimValues(object), since), known: 'shown' }];
  },
});
