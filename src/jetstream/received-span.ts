import { TRACEPARENT } from '../telemetry/trace-context.js';
import type { SpanDescription } from '../telemetry/tracing/span.js';
import type { Delivery } from './delivery.js';

/** The span in which a message is worked on; it goes on with the trace that the message names. */
export const receivedSpan = (
  name: string,
  { subject, stream, sequence, deliveryCount, headers, data }: Delivery,
): SpanDescription => ({
  name,
  kind: 'consumer',
  parent: headers[TRACEPARENT],
  facts: {
    'messaging.system': 'nats',
    'messaging.operation.type': 'process',
    'messaging.destination.name': subject,
    'messaging.message.id': `${stream}:${sequence}`,
    'messaging.message.body.size': data.length,
    'kuberca.delivery.count': deliveryCount,
  },
});
