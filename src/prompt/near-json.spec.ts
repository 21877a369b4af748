import { describe, expect, it } from '@jest/globals';
import * as fc from 'fast-check';
import { strictJson } from './near-json.js';

const read = (text: string): unknown => {
  const json = strictJson(text);
  return json === null ? null : JSON.parse(json);
};

describe('JSON as models write it', () => {
  it.each<[string, string, unknown]>([
    ['with a comma at the end', '{"a":[1,2,],"b":3,}', { a: [1, 2], b: 3 }],
    ['with comments', '{ // first\n"a": "http://x", /* all */ "b": 1 }', { a: 'http://x', b: 1 }],
    ['with a line break in a string', '{"a":"one\n\ttwo"}', { a: 'one\n\ttwo' }],
    ['in single quotes', `{'a': 'it's "x"', 'b': None, 'c': True}`, { a: `it's "x"`, b: null, c: true }],
    ['in typographic quotes', '{“a”: “b, c”}', { a: 'b, c' }],
    ['with an escaped apostrophe', String.raw`{"a":"it\'s"}`, { a: "it's" }],
  ])('is read %s', (_, text, value) => {
    expect(read(text)).toEqual(value);
  });

  it.each(['{these} things', '{a: 1}', 'x'])('is not: %s', (text) => {
    expect(strictJson(text)).toBeNull();
  });

  it('that is JSON stays the same value', () => {
    const value = fc.dictionary(fc.string({ minLength: 1 }), fc.jsonValue(), { minKeys: 1 });
    fc.assert(
      fc.property(value, (object) => {
        expect(read(JSON.stringify(object))).toEqual(JSON.parse(JSON.stringify(object)));
      }),
    );
  });
});
