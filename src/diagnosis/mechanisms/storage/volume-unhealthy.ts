import { rule } from '../../kit/rule.js';
import { eventSighting, STORAGE } from './claim.js';

/** A volume that its driver says is not well. */
export const volumeUnhealthy = rule({
  mechanism: 'storage/volume-unhealthy',
  on: ['PersistentVolumeClaim', 'Pod'],
  carries: STORAGE,
  find: (entity) =>
    eventSighting(
      entity,
      {},
      {
        reasons: ['VolumeConditionAbnormal'],
        fits: /^(?!.{0,200}\bis (?:normal|healthy)\b)/is,
      },
    ),
});
