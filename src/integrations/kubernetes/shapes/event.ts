import type { KubeEvent } from '../../../evidence/objects.js';

/** An event in the wire's names (docs/tool-results.md "Event"). */
export const eventShape = (event: KubeEvent) => ({
  type: event.type,
  reason: event.reason,
  message: event.message,
  count: event.count,
  first_timestamp: event.firstTimestamp,
  last_timestamp: event.lastTimestamp,
  involved_object:
    event.involvedObject === null
      ? null
      : {
          kind: event.involvedObject.kind,
          name: event.involvedObject.name,
          namespace: event.involvedObject.namespace,
          uid: event.involvedObject.uid,
        },
});
