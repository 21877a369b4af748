import { rawOf } from '../../kit/look.js';
import { rule } from '../../kit/rule.js';
import { type Certificate, ON, isExpired, failureOf, sighting } from './certificate-reading.js';

/** A certificate that should have been renewed and was not. */
export const certificateNotRenewed = rule({
  mechanism: 'certificate/not-renewed',
  on: ON,
  carries: ['expiry', 'unknown'],
  find: (entity, graph) => {
    const object = rawOf<Certificate>(entity);
    if (object?.status?.notAfter === undefined || isExpired(object, graph.parts)) return [];
    const failure = failureOf(object);
    const due = Date.parse(object.status.renewalTime ?? '') < graph.parts.nowMs;
    if (failure === null && !due) return [];
    return [
      sighting(entity, object, graph, failure?.lastTransitionTime ?? object.status.renewalTime ?? null),
    ];
  },
});
