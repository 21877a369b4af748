import { describe, expect, it } from '@jest/globals';
import * as fc from 'fast-check';
import { readInstant } from './instant.js';

describe('times as callers send them', () => {
  it.each([
    ['2026-03-02T09:14:30Z', '2026-03-02T09:14:30.000Z'],
    ['2026-03-02T09:14:30', '2026-03-02T09:14:30.000Z'],
    ['2026-03-02 09:14:30', '2026-03-02T09:14:30.000Z'],
    ['2026-03-02', '2026-03-02T00:00:00.000Z'],
    ['2026-03-02T09:14:30.739266876+02:00', '2026-03-02T07:14:30.739Z'],
    ['2026-03-02T09:14:30-0530', '2026-03-02T14:44:30.000Z'],
    ['2026-03-02t09:14z', '2026-03-02T09:14:00.000Z'],
    [' 2026-03-02T09:14:30Z ', '2026-03-02T09:14:30.000Z'],
    ['1772442870', '2026-03-02T09:14:30.000Z'],
    [1_772_442_870, '2026-03-02T09:14:30.000Z'],
    [1_772_442_870.25, '2026-03-02T09:14:30.250Z'],
    [1_772_442_870_250, '2026-03-02T09:14:30.250Z'],
  ])('reads %j', (value, iso) => {
    expect(readInstant(value)).toEqual({ kind: 'instant', iso });
  });

  it.each([null, undefined, '', '  ', '0001-01-01T00:00:00Z', '0001-01-01T08:28:00+08:28'])(
    'reads %j as no time',
    (value) => {
      expect(readInstant(value)).toEqual({ kind: 'none' });
    },
  );

  it.each([
    'yesterday',
    '2026-02-30T00:00:00Z',
    '2026-13-01',
    '2026-03-02T25:00:00Z',
    '09:14',
    1e300,
    Number.NaN,
  ])('cannot read %j', (value) => {
    expect(readInstant(value)).toEqual({ kind: 'unreadable' });
  });

  it('reads back every instant that it could have written', () => {
    const dates = fc.date({
      min: new Date('0002-01-01T00:00:00Z'),
      max: new Date('9999-12-31T23:59:59Z'),
      noInvalidDate: true,
    });
    fc.assert(
      fc.property(dates, (date) => {
        const iso = date.toISOString();
        expect(readInstant(iso)).toEqual({ kind: 'instant', iso });
      }),
    );
  });

  it('never throws', () => {
    fc.assert(
      fc.property(fc.oneof(fc.string(), fc.double(), fc.integer()), (value) => {
        readInstant(value);
      }),
    );
  });
});
