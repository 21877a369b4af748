import { rawOf } from '../../kit/look.js';
import { DOWN, rule } from '../../kit/rule.js';
import { type Certificate, ON, failureOf, sighting } from './certificate-reading.js';

/** A certificate that was never issued. */
export const certificateNotIssued = rule({
  mechanism: 'certificate/not-issued',
  on: ON,
  carries: [...DOWN, 'expiry'],
  find: (entity, graph) => {
    const object = rawOf<Certificate>(entity);
    const failure = object === null ? null : failureOf(object);
    if (object === null || failure === null || object.status?.notAfter !== undefined) return [];
    return [sighting(entity, object, graph, failure.lastTransitionTime ?? null)];
  },
});
