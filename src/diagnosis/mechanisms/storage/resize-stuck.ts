import { bounded } from '../../../evidence/bounded-text.js';
import { conditionOf, rawOf } from '../../kit/look.js';
import { rule } from '../../kit/rule.js';
import { claimValues, eventSighting, stateSighting, type Claim } from './claim.js';

/** Conditions that stand while a larger size is on its way. */
const RESIZING = ['ControllerResizeError', 'NodeResizeError', 'FileSystemResizePending', 'Resizing'];

/** A claim that does not become as large as it should be. */
export const resizeStuck = rule({
  mechanism: 'storage/resize-stuck',
  on: ['PersistentVolumeClaim'],
  carries: ['storage', 'saturation', 'unknown'],
  find: (entity, graph) => {
    const object = rawOf<Claim>(entity);
    if (object?.status?.phase !== 'Bound') return [];
    const wanted = object.spec?.resources?.requests?.['storage'];
    const has = object.status.capacity?.['storage'];
    if (wanted === undefined || has === undefined || wanted === has) return [];
    const values = { ...claimValues(object), wanted, has };
    const failed = eventSighting(entity, values, {
      reasons: ['VolumeResizeFailed', 'FileSystemResizeFailed', 'ExternalExpandingFailed'],
    });
    if (failed.length > 0) return failed;
    const condition = RESIZING.map((type) => conditionOf(object.status?.conditions, type)).find(
      (each) => each?.status === 'True',
    );
    if (condition === undefined || condition === null) return [];
    const message = bounded([condition.type, condition.message].filter(Boolean).join(': '), 220);
    const since = condition.lastTransitionTime ?? null;
    return [stateSighting(entity, graph, [message, message], { ...values, message }, since)];
  },
});
