import { randomUUID } from 'node:crypto';
import { childTraceparent, TRACEPARENT } from '../telemetry/trace-context.js';

/** What a message is about, as CloudEvents attributes. */
export interface EventAttributes {
  /** `io.kuberca.alert.firing.v1` … */
  readonly type: string;
  /** The alert's or group's id. */
  readonly subject: string;
  /** RFC 3339. */
  readonly time: string;
  /** Equal to the message id where there is one. */
  readonly id?: string;
  /** `CLUSTER_NAME`; `null` where it is not set. */
  readonly cluster: string | null;
  /** `traceparent` of what caused the message. */
  readonly parent?: string | undefined;
}

/** Headers of a CloudEvent in binary mode, so that the body stays plain JSON. Source: CloudEvents NATS binding 1.0.2. */
export const cloudEventHeaders = ({
  type,
  subject,
  time,
  id,
  cluster,
  parent,
}: EventAttributes): Record<string, string> => ({
  'ce-specversion': '1.0',
  'ce-id': id ?? randomUUID(),
  'ce-source': 'kuberca-agent',
  'ce-type': type,
  'ce-time': time,
  'ce-subject': subject,
  'ce-datacontenttype': 'application/json',
  // An extension, so that whoever reads several clusters at a hub needs no body. The binding encodes what is no plain text.
  ...(cluster !== null && { 'ce-cluster': encodeURIComponent(cluster) }),
  [TRACEPARENT]: childTraceparent(parent),
});
