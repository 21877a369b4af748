import { describe, expect, it } from '@jest/globals';
import * as fc from 'fast-check';
import { isLabelName, linesQuery, selectorOf } from './logql.js';
import { isLogQuery } from './query/parse.js';
import { quoted } from './query/quote.js';

describe('selectorOf', () => {
  it.each([
    [
      { namespace: 'shop', pod: 'checkout-1', container: 'app' },
      '{namespace="shop", pod="checkout-1", container="app"}',
    ],
    [{ namespace: 'shop' }, '{namespace="shop"}'],
    [{ namespace: 'shop', pod: null, container: '' }, '{namespace="shop"}'],
    [{}, null],
  ])('of %j is %s', (target, selector) => {
    expect(selectorOf(target)).toBe(selector);
  });

  it('keeps a value from leaving its quotes', () => {
    expect(selectorOf({ namespace: 'a"} or {app="b\\' })).toBe('{namespace="a\\"} or {app=\\"b\\\\"}');
  });
});

describe('linesQuery', () => {
  it('narrows to lines that contain a text', () => {
    expect(linesQuery({ namespace: 'shop' }, 'said "no"')).toBe('{namespace="shop"} |= "said \\"no\\""');
    expect(linesQuery({ namespace: 'shop' })).toBe('{namespace="shop"}');
    expect(linesQuery({}, 'x')).toBeNull();
  });
});

describe('quoted', () => {
  it('reads back as the same text, whatever it is', () => {
    fc.assert(
      fc.property(fc.stringMatching(/^[\x20-\x7e\n\r\t]*$/), (text) => {
        expect(JSON.parse(quoted(text))).toBe(text);
      }),
    );
  });
});

describe('isLabelName', () => {
  it.each(['app', '_x', 'detected_level', 'A1'])('takes %s', (name) => {
    expect(isLabelName(name)).toBe(true);
  });
  it.each(['', 'a-b', 'a/b', '..', '1a', 'a%2Fb', 'a b', 'é', 'a\n'])('refuses %j', (name) => {
    expect(isLabelName(name)).toBe(false);
  });
});

describe('isLogQuery', () => {
  it.each(['{app="x"}', ' \n{app="x"} |= "e"', '({app="x"} | json)', '# comment\n{app="x"}'])(
    'says so of %j',
    (query) => {
      expect(isLogQuery(query)).toBe(true);
    },
  );
  it.each(['sum(rate({app="x"}[5m]))', '(rate({app="x"}[5m]))', '1+1', 'vector(1)', ''])(
    'does not of %j',
    (query) => {
      expect(isLogQuery(query)).toBe(false);
    },
  );
});
