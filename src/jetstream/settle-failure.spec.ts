import { describe, expect, it } from '@jest/globals';
import { type Failure, settleFailure } from './settle-failure.js';
import type { Settlement } from './settlement.js';

const failed = (attempts: number): Failure => ({
  kind: 'analysis-failed',
  class: 'defect',
  reason: 'r',
  attempts,
  firstFailureAt: 7,
});

describe('settling a failure', () => {
  it.each<[string, Failure, Settlement]>([
    [
      'invalid input is given up at once',
      { kind: 'invalid-input', stage: 'intake', reason: 'r' },
      {
        kind: 'dead-letter',
        letter: { stage: 'intake', class: 'invalid-input', reason: 'r', attempts: 1, firstFailureAt: null },
      },
    ],
    [
      'a taken lease is waited for',
      { kind: 'lease-held', deliveries: 2, leaseTtlMs: 45_000 },
      { kind: 'retry', afterMs: 400, why: 'lease-held' },
    ],
    [
      'a stopping process hands back at once',
      { kind: 'stopping' },
      { kind: 'retry', afterMs: 0, why: 'stopping' },
    ],
    [
      'an outage is waited out',
      { kind: 'stream-unavailable', deliveries: 1 },
      { kind: 'retry', afterMs: 5000, why: 'stream-unavailable' },
    ],
    [
      'however often, and never for long',
      { kind: 'stream-unavailable', deliveries: 500 },
      { kind: 'retry', afterMs: 120_000, why: 'stream-unavailable' },
    ],
    [
      'a defect at intake is tried again',
      { kind: 'defect', stage: 'intake', reason: 'r', deliveries: 4 },
      { kind: 'retry', afterMs: 600_000, why: 'defect' },
    ],
    [
      'up to five times',
      { kind: 'defect', stage: 'intake', reason: 'r', deliveries: 5 },
      {
        kind: 'dead-letter',
        letter: { stage: 'intake', class: 'defect', reason: 'r', attempts: 5, firstFailureAt: null },
      },
    ],
    [
      'an analysis is tried again, later each time',
      failed(3),
      { kind: 'retry', afterMs: 120_000, why: 'defect' },
    ],
    [
      'up to five times as well',
      failed(5),
      {
        kind: 'dead-letter',
        letter: { stage: 'work', class: 'defect', reason: 'r', attempts: 5, firstFailureAt: 7 },
      },
    ],
  ])('%s', (_, failure, settlement) => {
    expect(settleFailure(failure, () => 0.5)).toEqual(settlement);
  });
});
