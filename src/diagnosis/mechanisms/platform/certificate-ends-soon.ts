import { rawOf } from '../../kit/look.js';
import { rule } from '../../kit/rule.js';
import { type Certificate, ON, notAfterMs, isExpired, failureOf, sighting } from './certificate-reading.js';

/** From here on an alert about an expiry is right, though nothing failed. */
const SOON_MS = 30 * 24 * 60 * 60_000;

/** One whose renewal is planned ends soon only from here on: the bound of cert-manager's own alerts. */
const LATE_MS = 21 * 24 * 60 * 60_000;

/** A certificate that an alert says ends soon, and of which nothing says that its renewal failed. */
export const certificateEndsSoon = rule({
  mechanism: 'certificate/ends-soon',
  on: ON,
  carries: ['expiry'],
  find: (entity, graph) => {
    const object = rawOf<Certificate>(entity);
    if (object === null || graph.subject?.key !== entity.key || isExpired(object, graph.parts)) return [];
    const { renewalTime } = object.status ?? {};
    const due = Date.parse(renewalTime ?? '') < graph.parts.nowMs;
    const soonMs = renewalTime === undefined ? SOON_MS : LATE_MS;
    if (failureOf(object) !== null || due || !(notAfterMs(object) - graph.parts.nowMs < soonMs)) return [];
    return [sighting(entity, object, graph, null)];
  },
});
