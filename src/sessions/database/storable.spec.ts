import { describe, expect, it } from '@jest/globals';
import * as fc from 'fast-check';
import { storableJson, storableKey, storableText } from './storable.js';

describe('what PostgreSQL refuses', () => {
  it.each([
    ['a NUL', 'a\0b', 'a\uFFFDb'],
    ['the first half of a pair', 'a\uD83D', 'a\uFFFD'],
    ['the second half of a pair', '\uDE00b', '\uFFFDb'],
    ['no whole pair', 'a😀b', 'a😀b'],
    [
      'no text that looks like an escape',
      String.raw`\u0000 \\u0000 \ud800`,
      String.raw`\u0000 \\u0000 \ud800`,
    ],
    ['no other control character', 'a\u0001\n\t"\\', 'a\u0001\n\t"\\'],
  ])('is replaced: %s', (_, text, expected) => {
    expect(storableText(text)).toBe(expected);
    expect(JSON.parse(storableJson({ [text]: [text, 1, null] }))).toEqual({
      [expected]: [expected, 1, null],
    });
  });

  it('is replaced in any JSON as in any text, and nothing else is', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary' }), (text) => {
        expect(JSON.parse(storableJson([text]))).toEqual([storableText(text)]);
      }),
    );
  });
});

describe('a key', () => {
  it('stays as it is while it fits an index', () => {
    expect(storableKey('INC-1:5f1c0a9be2d7463a')).toBe('INC-1:5f1c0a9be2d7463a');
    expect(storableKey('x'.repeat(1_500))).toHaveLength(1_500);
  });

  it('is its beginning and a hash when it is longer, so that long keys stay apart', () => {
    const [a, b] = ['가'.repeat(600) + 'a', '가'.repeat(600) + 'b'].map(storableKey);
    expect(a).not.toBe(b);
    expect(a).toMatch(/^가{300}:[0-9a-f]{64}$/);
  });
});
