import { describe, expect, it } from '@jest/globals';
import { isSameExpression } from './same-expression.js';

describe('two expressions', () => {
  it.each([
    ['up == 0', ' up  ==\n0 '],
    ['sum by (pod) (rate(a{x="y"}[5m])) > 1', 'sum by(pod)(rate(a{ x = "y" }[5m]))>1'],
    ['up == 0', '# who is away\nup == 0 # now'],
    ['a and on (b) c', 'a and on(b) c'],
    ['not a query at all', 'not a query at all '],
  ])('%j and %j are the same', (one, other) => {
    expect(isSameExpression(one, other)).toBe(true);
  });

  it.each([
    ['up == 0', 'up == 1'],
    ['a{x="y z"}', 'a{x="yz"}'],
    ['a{x="y  z"}', 'a{x="y z"}'],
    ['a{x="# b"}', 'a{x=""}'],
    ['a and b', 'a or b'],
    ['a - b', 'a-b{}'],
    ['up', 'u p'],
  ])('%j and %j are not', (one, other) => {
    expect(isSameExpression(one, other)).toBe(false);
  });
});
