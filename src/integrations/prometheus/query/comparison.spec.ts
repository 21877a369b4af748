import { describe, expect, it } from '@jest/globals';
import * as fc from 'fast-check';
import { comparisonOf, meets } from './comparison.js';
import { constantOf } from './constant.js';

describe('constantOf', () => {
  it.each([
    ['0.9', 0.9],
    ['15 * 60', 900],
    ['(25 / 100)', 0.25],
    ['-1', -1],
    ['- (2 + 3)', -5],
    ['1 - 2 - 3', -4],
    ['2 ^ 3 ^ 2', 512],
    ['-2 ^ 2', -4],
    ['7 % 4', 3],
    ['14.4 * 0.001', 14.4 * 0.001],
    ['1e3', 1000],
    ['.5', 0.5],
  ])('reads %s', (text, value) => {
    expect(constantOf(text)).toBe(value);
  });

  it.each(['', 'up', 'time()', '5m', '1 +', '(1', '1)', '1 2', '1 / 0', 'Inf', '--'])(
    'does not read %j',
    (text) => {
      expect(constantOf(text)).toBeNull();
    },
  );
});

describe('comparisonOf', () => {
  it.each([
    ['up == 0', 'up', '==', 0],
    ['0.9 < rate(x[5m])', 'rate(x[5m])', '>', 0.9],
    [
      'sum by (pod) (rate(a{code=~"5.."}[5m])) / sum by (pod) (rate(a[5m])) > (25 / 100)',
      'sum by (pod) (rate(a{code=~"5.."}[5m])) / sum by (pod) (rate(a[5m]))',
      '>',
      0.25,
    ],
    ['(a * 100 < 5 and b == 0)', 'a * 100', '<', 5],
    ['((a > 5)) unless on (pod) (c > 1)', 'a', '>', 5],
    ['a{text="x > 3"} >= 1', 'a{text="x > 3"}', '>=', 1],
    ["a{text='it\\'s > 3'} != 1", "a{text='it\\'s > 3'}", '!=', 1],
    ['a # b > 2\n > 1', 'a', '>', 1],
    ['# why\n(a > 1) # so', 'a', '>', 1],
    ['a / b offset 1h > 0.5', 'a / b offset 1h', '>', 0.5],
    ['0.5 < a offset 1h', 'a offset 1h', '>', 0.5],
    ['a @ end() >= 2', 'a @ end()', '>=', 2],
    [
      'max by ("k8s.pod.name") ({"k8s.restarts", "k8s.cluster.name"="eu"}) > 3',
      'max by ("k8s.pod.name") ({"k8s.restarts", "k8s.cluster.name"="eu"})',
      '>',
      3,
    ],
    ['a > 1_000', 'a', '>', 1000],
    ['a > 0x1F', 'a', '>', 31],
    [
      'max_over_time(a{reason="CrashLoopBackOff"}[5m]) >= 1',
      'max_over_time(a{reason="CrashLoopBackOff"}[5m])',
      '>=',
      1,
    ],
    ['band_and_more > 1', 'band_and_more', '>', 1],
    ['job:order:rate5m > 1', 'job:order:rate5m', '>', 1],
  ])('takes %s apart', (expression, measured, operator, threshold) => {
    expect(comparisonOf(expression)).toEqual({ measured, operator, threshold });
  });

  it.each([
    'absent(up)',
    'a > b',
    'a > 1 or b > 2',
    'a > bool 1',
    'vector(1)',
    '',
    '> 1',
    'a > 1 > 2',
    '(a > 1',
    'count(a > 1)',
  ])('leaves %j as it is', (expression) => {
    expect(comparisonOf(expression)).toBeNull();
  });

  it('ends on anything, and never makes the measured part longer', () => {
    const parts = fc.constantFrom(
      '(',
      ')',
      '{',
      '"',
      "'",
      '`',
      '\\',
      '#',
      '\n',
      '>',
      '<=',
      ' and ',
      ' or ',
      'up',
      '1',
      '[5m]',
      ' ',
    );
    fc.assert(
      fc.property(fc.array(parts, { maxLength: 30 }), (list) => {
        const text = list.join('');
        const found = comparisonOf(text);
        expect((found?.measured ?? '').length).toBeLessThanOrEqual(text.length);
      }),
    );
  });
});

describe('meets', () => {
  it.each([
    [2, '>', 1, true],
    [1, '>', 1, false],
    [1, '>=', 1, true],
    [0, '<', 1, true],
    [1, '<=', 1, true],
    [1, '==', 1, true],
    [1, '!=', 1, false],
    [Number.NaN, '>', 1, false],
  ] as const)('%d %s %d is %s', (value, operator, threshold, expected) => {
    expect(meets(value, { operator, threshold })).toBe(expected);
  });
});
