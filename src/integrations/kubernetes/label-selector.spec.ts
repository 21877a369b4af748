import { describe, expect, it } from '@jest/globals';
import { equalsLabel, picks, selectorText } from './label-selector.js';

describe('selectorText', () => {
  it('writes labels and expressions as the API takes them', () => {
    expect(
      selectorText({
        matchLabels: { app: 'web', tier: 'front' },
        matchExpressions: [
          { key: 'env', operator: 'In', values: ['a', 'b'] },
          { key: 'zone', operator: 'NotIn', values: ['z'] },
          { key: 'kept', operator: 'Exists' },
          { key: 'gone', operator: 'DoesNotExist' },
        ],
      }),
    ).toBe('app=web,tier=front,env in (a,b),zone notin (z),kept,!gone');
  });

  it.each([[undefined], [{}], [{ matchLabels: {} }], [{ matchExpressions: [{ key: 'a', operator: 'Gt' }] }]])(
    'selects nothing rather than everything: %j',
    (selector) => {
      expect(selectorText(selector)).toBeNull();
    },
  );
});

describe('equalsLabel', () => {
  it.each([
    ['web', 'app=web'],
    ['a.b_c-d', 'app=a.b_c-d'],
    ['a,b=c', null],
    ['', null],
    ['-a', null],
    ['a'.repeat(64), null],
  ])('%s: %s', (value, expected) => {
    expect(equalsLabel('app', value)).toBe(expected);
  });
});

describe('picks', () => {
  it('needs every label of the selector, and at least one', () => {
    expect(picks({ app: 'web' }, { app: 'web', x: 'y' })).toBe(true);
    expect(picks({ app: 'web', tier: 'front' }, { app: 'web' })).toBe(false);
    expect(picks({}, { app: 'web' })).toBe(false);
    expect(picks(undefined, undefined)).toBe(false);
  });
});
