import { describe, expect, it } from '@jest/globals';
import * as fc from 'fast-check';
import type { Sample, Series } from '../series.js';
import { courseOf, seriesOfAlert } from './course.js';

const STEP = 60_000;
const RANGE = { startMs: 0, stepMs: STEP };
const ABOVE = { operator: '>', threshold: 5 } as const;
const BELOW = { operator: '<', threshold: 5 } as const;

/** A sample a minute; `null` is a gap. */
const samples = (...values: readonly (number | null)[]): readonly Sample[] =>
  values.flatMap((value, minute) => (value === null ? [] : [{ atMs: minute * STEP, value }]));

describe('courseOf', () => {
  it.each([
    ['it rose before the alert', samples(1, 1, 6, 9, 7, 1), ABOVE, 3, 2, false, 9, 1],
    ['it fell below', samples(9, 9, 4, 2, 3), BELOW, 4, 2, false, 2, 3],
    ['the last time before the alert counts', samples(6, 1, 7, 1, 8), ABOVE, 3, 2, false, 7, 8],
    ['it rose only after the alert', samples(1, 1, 1, 6, 7), ABOVE, 1, 3, false, 7, 7],
    ['it held all along', samples(6, 7, 8), ABOVE, 1, null, true, 8, 8],
    ['it never held', samples(1, 2, 3), ABOVE, 1, null, false, null, 3],
    ['a gap ends it', samples(6, 7, null, null, 8, 9), ABOVE, 5, 4, false, 9, 9],
    ['there is no threshold', samples(null, null, 1, 1), null, 3, 2, false, 1, 1],
    ['NaN does not hold', samples(6, Number.NaN, 7), ABOVE, 2, 2, false, 7, 7],
    ['there is nothing', samples(), ABOVE, 1, null, false, null, null],
  ])('when %s', (_, seen, condition, startMinute, crossed, heldAllAlong, furthest, last) => {
    const course = courseOf(seen, condition, startMinute * STEP, RANGE);
    expect({
      crossed: course.crossedAtMs === null ? null : course.crossedAtMs / STEP,
      heldAllAlong: course.heldAllAlong,
      furthest: course.furthest?.value ?? null,
      last: course.last?.value ?? null,
    }).toEqual({ crossed, heldAllAlong, furthest, last });
  });

  it('never tells of a crossing at which the condition did not hold', () => {
    fc.assert(
      fc.property(fc.array(fc.nat(10), { maxLength: 30 }), fc.nat(30), (values, minute) => {
        const seen = samples(...values);
        const { crossedAtMs, furthest } = courseOf(seen, ABOVE, minute * STEP, RANGE);
        const at = seen.find(({ atMs }) => atMs === crossedAtMs);
        expect(crossedAtMs === null || (at?.value ?? 0) > 5).toBe(true);
        expect(furthest === null || furthest.value > 5).toBe(true);
      }),
    );
  });
});

describe('seriesOfAlert', () => {
  const series = (labels: Readonly<Record<string, string>>): Series => ({ labels, samples: [] });
  const labels = { alertname: 'A', namespace: 'shop', pod: 'cart-0' };

  it('takes what does not say otherwise, the most alike first, whatever the alert lost on its way', () => {
    const all = [
      series({ namespace: 'shop', pod: 'cart-1' }),
      series({ __name__: 'up', uid: '7' }),
      series({ namespace: 'shop', pod: 'cart-0', container: 'app' }),
      series({ namespace: 'shop' }),
    ];
    expect(seriesOfAlert(all, labels)).toEqual([all[2], all[3], all[1]]);
  });
});
