import type { Metrics } from './metric.js';

/** Settlements by why a message was handed back; the others have no reason. */
const WHY = [
  'none',
  'settling',
  'backoff',
  'lease-held',
  'stream-unavailable',
  'stopping',
  'defect',
  'invalid-input',
  'max-attempts',
];

/** More than the streams and buckets there are, partitions included. */
const MAX_STREAMS = 64;

/** The stream, and the process itself. */
export const OF_SERVICE = {
  kuberca_messages_settled_total: {
    type: 'counter',
    about:
      'Messages settled, by stage, outcome and why they were handed back; lease-held is a conflict between workers',
    act: 'stream-unavailable: NATS; defect: a fault of this service; lease-held in great numbers: more lanes than groups',
    labels: { stage: ['alerts', 'work'], outcome: ['ack', 'retry', 'dead-letter'], why: WHY },
  },
  kuberca_consumer_pending_messages: {
    type: 'gauge',
    about: 'Messages that no worker has taken yet, as looked at every 30 s',
    act: 'Grows: more replicas or lanes; does not shrink at all: the lanes do not run (/readyz)',
    labels: { consumer: MAX_STREAMS },
    watched: true,
  },
  kuberca_consumer_in_flight_messages: {
    type: 'gauge',
    about: 'Messages that were taken and are not settled, or wait for their time, as looked at every 30 s',
    act: 'At max_ack_pending nothing more is delivered',
    labels: { consumer: MAX_STREAMS },
    watched: true,
  },
  kuberca_work_oldest_seconds: {
    type: 'gauge',
    about: 'Age of the oldest group that waits to be answered, as looked at every 30 s; 0 when none waits',
    act: 'Grows: nobody analyses, or the work is more than the lanes can do',
    labels: {},
    watched: true,
  },
  kuberca_stream_messages: {
    type: 'gauge',
    about: 'Messages in a stream or bucket, as looked at every 30 s',
    act: 'DEAD grows: kuberca_dead_letters_total says why',
    labels: { stream: MAX_STREAMS },
    watched: true,
  },
  kuberca_stream_bytes: {
    type: 'gauge',
    about: 'Bytes in a stream or bucket, as looked at every 30 s',
    act: 'Near kuberca_stream_max_bytes: raise the bound, or shorten how long messages are kept',
    labels: { stream: MAX_STREAMS },
    watched: true,
  },
  kuberca_stream_max_bytes: {
    type: 'gauge',
    about: 'Bound of a stream or bucket in bytes; absent without one',
    act: 'See kuberca_stream_bytes',
    labels: { stream: MAX_STREAMS },
    watched: true,
  },
  kuberca_dependency_up: {
    type: 'gauge',
    about:
      '1 while something the service leans on is well, 0 while it is not; absent when it is not configured',
    act: '/readyz says what is wrong with it',
    labels: { dependency: 16 },
    watched: true,
  },
  kuberca_ready: {
    type: 'gauge',
    about: '1 while the process takes work, 0 while it starts or stops',
    act: '0 for long: it hangs at its start or end',
    labels: {},
    watched: true,
  },
  kuberca_http_responses_total: {
    type: 'counter',
    about: 'Answers of the HTTP API, without probes and scrapes',
    act: '503 of the webhook: the stream cannot store alerts; 401 and 403: the token of the caller',
    labels: { route: 32, status: 32 },
  },
  kuberca_http_requests_in_flight: {
    type: 'gauge',
    about: 'Requests whose answer is not sent yet',
    act: 'At MAX_CONCURRENT_ANALYSES and HTTP_QUEUE_LIMIT together, further ones are answered 503',
    labels: {},
    watched: true,
  },
  kuberca_build_info: {
    type: 'gauge',
    about: '1, with the version of the service',
    act: 'Two values for long: a rollout is stuck',
    labels: { version: 1 },
    watched: true,
  },
} as const satisfies Metrics;
