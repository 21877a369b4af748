import { describe, expect, it } from '@jest/globals';
import * as fc from 'fast-check';
import { selectEvents } from './event-selection.js';
import type { KubeEvent } from '../../../evidence/objects.js';

const event = (type: string, minute: number | null): KubeEvent => ({
  type,
  reason: 'R',
  message: 'm',
  count: 1,
  firstTimestamp: null,
  lastTimestamp: minute === null ? null : new Date(Date.UTC(2026, 0, 1, 0, minute)).toISOString(),
  involvedObject: null,
});

const events = fc.array(
  fc
    .record({ type: fc.constantFrom('Normal', 'Warning'), minute: fc.option(fc.nat(59)) })
    .map(({ type, minute }) => event(type, minute)),
);

describe('the events worth keeping', () => {
  it('are the newest, not the first in storage order', () => {
    const kept = selectEvents([event('Normal', 1), event('Normal', 3), event('Normal', 2)], 2);
    expect(kept.map(({ lastTimestamp }) => lastTimestamp?.slice(14, 16))).toEqual(['03', '02']);
  });

  it('are the warnings before newer others', () => {
    const kept = selectEvents([event('Warning', 1), event('Normal', 2), event('Normal', 3)], 2);
    expect(kept.map(({ type }) => type)).toEqual(['Normal', 'Warning']);
  });

  it('are as many as fit, newest first, and no warning is left out for another', () => {
    fc.assert(
      fc.property(events, fc.integer({ min: 1, max: 20 }), (all, limit) => {
        const kept = selectEvents(all, limit);
        const times = kept.map(({ lastTimestamp }) => Date.parse(lastTimestamp ?? '') || 0);
        expect(kept.length).toBe(Math.min(limit, all.length));
        expect(times).toEqual(times.toSorted((one, other) => other - one));
        const warnings = (of: readonly KubeEvent[]) => of.filter(({ type }) => type === 'Warning').length;
        expect(warnings(kept)).toBe(Math.min(limit, warnings(all)));
      }),
    );
  });
});
