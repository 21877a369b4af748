import { describe, expect, it } from '@jest/globals';
import * as fc from 'fast-check';
import { toKubeEvent } from './event-mapping.js';

const kubelet = {
  metadata: { name: 'cart-0.1', creationTimestamp: '2026-01-01T00:00:00Z' },
  type: 'Warning',
  reason: 'BackOff',
  message: 'Back-off restarting failed container',
  count: 35,
  eventTime: null,
  firstTimestamp: '2026-01-01T10:00:00Z',
  lastTimestamp: '2026-01-01T11:00:00Z',
  involvedObject: {
    kind: 'Pod',
    name: 'cart-0',
    namespace: 'shop',
    uid: 'u1',
    fieldPath: 'spec.containers{app}',
  },
};

describe('an event', () => {
  it('of the kubelet is read from the core API', () => {
    expect(toKubeEvent(kubelet)).toEqual({
      type: 'Warning',
      reason: 'BackOff',
      message: 'Back-off restarting failed container',
      count: 35,
      firstTimestamp: '2026-01-01T10:00:00Z',
      lastTimestamp: '2026-01-01T11:00:00Z',
      involvedObject: {
        kind: 'Pod',
        name: 'cart-0',
        namespace: 'shop',
        uid: 'u1',
        fieldPath: 'spec.containers{app}',
      },
    });
  });

  it('of the scheduler, which the core API gives without first and last time', () => {
    const event = toKubeEvent({
      metadata: { creationTimestamp: '2026-01-01T09:00:00Z' },
      type: 'Warning',
      reason: 'FailedScheduling',
      message: '0/3 nodes are available',
      eventTime: '2026-01-01T10:00:00.000000Z',
      firstTimestamp: null,
      lastTimestamp: null,
      series: { count: 4, lastObservedTime: '2026-01-01T11:00:00.000000Z' },
      involvedObject: { kind: 'Pod', name: 'p', namespace: 'shop' },
    });
    expect(event).toMatchObject({
      count: 4,
      firstTimestamp: '2026-01-01T10:00:00.000000Z',
      lastTimestamp: '2026-01-01T11:00:00.000000Z',
      involvedObject: { uid: null, fieldPath: null },
    });
  });

  it.each([
    [
      { deprecatedFirstTimestamp: 'f', deprecatedLastTimestamp: 'l', deprecatedCount: 2, eventTime: null },
      { firstTimestamp: 'f', lastTimestamp: 'l', count: 2 },
    ],
    [
      { eventTime: 'e', series: { count: 7, lastObservedTime: 's' }, deprecatedCount: 1 },
      { firstTimestamp: 'e', lastTimestamp: 's', count: 7 },
    ],
    [{ eventTime: 'e' }, { firstTimestamp: 'e', lastTimestamp: 'e', count: null }],
    [{}, { firstTimestamp: 'c', lastTimestamp: 'c', count: null }],
  ])('of events.k8s.io has the times that it carries: %j', (fields, expected) => {
    const event = {
      metadata: { creationTimestamp: 'c' },
      reason: 'R',
      note: 'what happened',
      type: 'Normal',
      regarding: { kind: 'Pod', name: 'p' },
      ...fields,
    };
    expect(toKubeEvent(event)).toMatchObject({ message: 'what happened', ...expected });
  });

  it('about nothing has no object, or the related one', () => {
    expect(toKubeEvent({ reason: 'R' })?.involvedObject).toBeNull();
    expect(toKubeEvent({ reason: 'R', related: { kind: 'Node', name: 'n' } })?.involvedObject?.name).toBe(
      'n',
    );
  });

  it('is never made up from something else, and nothing makes the mapping fail', () => {
    for (const value of [null, 1, 'x', [], {}]) expect(toKubeEvent(value)).toBeNull();
    fc.assert(
      fc.property(fc.jsonValue(), (value) => {
        toKubeEvent(value);
      }),
    );
    fc.assert(
      fc.property(
        fc.record(Object.fromEntries(Object.keys(kubelet).map((k) => [k, fc.jsonValue()]))),
        (value) => {
          const event = toKubeEvent(value);
          expect(event === null || typeof event.reason === 'string').toBe(true);
        },
      ),
    );
  });
});
