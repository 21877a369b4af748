import { describe, expect, it } from '@jest/globals';
import { loadSettings } from '../config/load.js';
import { nackResources } from './nack.js';
import { topologyOf } from './topology.js';

/** Fields that the CRDs of NACK have. Source: the definitions of kinds that nats-io/nack deploys, version v1beta2. */
const FIELDS: Readonly<Record<string, readonly string[]>> = {
  Stream:
    'name subjects retention maxConsumers maxMsgs maxBytes maxAge maxMsgSize storage replicas noAck discard duplicateWindow description maxMsgsPerSubject mirror placement sources metadata republish firstSequence compression subjectTransform preventDelete preventUpdate allowDirect allowRollup denyDelete discardPerSubject'.split(
      ' ',
    ),
  Consumer:
    'streamName deliverPolicy optStartSeq optStartTime durableName deliverSubject ackPolicy ackWait maxDeliver backoff filterSubject filterSubjects replayPolicy sampleFreq maxWaiting rateLimitBps maxAckPending deliverGroup description flowControl headersOnly heartbeatInterval maxRequestBatch maxRequestExpires maxRequestMaxBytes replicas memStorage metadata preventDelete preventUpdate'.split(
      ' ',
    ),
  KeyValue:
    'bucket description maxValueSize history ttl maxBytes storage placement replicas mirror republish sources compression preventDelete preventUpdate'.split(
      ' ',
    ),
};

const resources = nackResources(topologyOf(loadSettings({ STREAM_REPLICAS: '3' }).stream));

describe('resources for NACK', () => {
  it.each(resources)('have only fields that $kind $metadata.name can have', ({ kind, metadata, spec }) => {
    expect(Object.keys(spec).filter((field) => !FIELDS[kind]?.includes(field))).toEqual([]);
    expect(metadata.name).toMatch(/^[a-z0-9-]{1,63}$/);
  });

  it('say the same as the definitions', () => {
    const specs = Object.fromEntries(resources.map(({ metadata, spec }) => [metadata.name, spec]));
    expect(specs).toMatchObject({
      'kuberca-work': {
        name: 'KUBERCA_WORK',
        subjects: ['kuberca.work.>'],
        retention: 'workqueue',
        maxMsgsPerSubject: 1,
        discard: 'old',
        storage: 'file',
        replicas: 3,
      },
      'kuberca-alerts': { maxAge: '259200000ms' },
      'kuberca-alerts-intake': {
        streamName: 'KUBERCA_ALERTS',
        durableName: 'intake',
        ackPolicy: 'explicit',
        deliverPolicy: 'all',
        ackWait: '30000ms',
        maxDeliver: -1,
      },
      'kuberca-lease': { bucket: 'kuberca_lease', ttl: '45000ms', history: 1, replicas: 3 },
    });
    expect(new Set(resources.map(({ metadata }) => metadata.name)).size).toBe(resources.length);
  });
});
