import { describe, expect, it } from '@jest/globals';
import * as fc from 'fast-check';
import { millisecondsOf, nanosecondsOf, parseInstant } from './instant.js';

describe('parseInstant', () => {
  it.each([
    ['2026-11-22T20:26:10Z', 1_795_379_170_000_000_000n],
    ['2026-11-22T20:26:10.123456789Z', 1_795_379_170_123_456_789n],
    ['2026-11-22T21:26:10+01:00', 1_795_379_170_000_000_000n],
    ['2026-11-22 20:26:10z', 1_795_379_170_000_000_000n],
    ['1795379170', 1_795_379_170_000_000_000n],
    ['1795379170.25', 1_795_379_170_250_000_000n],
    ['1795379170123', 1_795_379_170_123_000_000n],
    ['1795379170123456', 1_795_379_170_123_456_000n],
    ['1795379170123456789', 1_795_379_170_123_456_789n],
    [' 1795379170 ', 1_795_379_170_000_000_000n],
  ])('reads %s', (text, nanoseconds) => {
    expect(parseInstant(text)).toBe(nanoseconds);
  });

  it.each([
    '',
    'now',
    '-1h',
    '2026-11-22',
    '2026-13-40T00:00:00Z',
    '2026-11-22T20:26:10',
    '-5',
    '1795379170123.5',
  ])('does not guess what %j means', (text) => {
    expect(parseInstant(text)).toBeUndefined();
  });

  it('reads back every moment that a Date can write', () => {
    fc.assert(
      fc.property(fc.date({ min: new Date(0), max: new Date('2200-01-01'), noInvalidDate: true }), (date) => {
        expect(parseInstant(date.toISOString())).toBe(nanosecondsOf(date.getTime()));
        expect(millisecondsOf(nanosecondsOf(date.getTime()))).toBe(date.getTime());
      }),
    );
  });
});
