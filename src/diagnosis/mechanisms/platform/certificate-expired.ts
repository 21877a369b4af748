import { rawOf } from '../../kit/look.js';
import { DOWN, rule } from '../../kit/rule.js';
import { type Certificate, ON, isExpired, sighting } from './certificate-reading.js';

/** A certificate whose time is over. */
export const certificateExpired = rule({
  mechanism: 'certificate/expired',
  on: ON,
  carries: [...DOWN, 'expiry'],
  find: (entity, graph) => {
    const object = rawOf<Certificate>(entity);
    if (object === null || !isExpired(object, graph.parts)) return [];
    return [sighting(entity, object, graph, object.status?.notAfter ?? null)];
  },
});
