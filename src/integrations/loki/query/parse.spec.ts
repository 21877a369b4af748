import { describe, expect, it } from '@jest/globals';
import * as fc from 'fast-check';
import { isLogQuery, parseLogQl, selectorsOf } from './parse.js';
import { quoted } from './quote.js';

describe('isLogQuery', () => {
  it.each([
    '{app="x"}',
    ' \n{app="x"} |= "e"',
    '({app="x"} | json)',
    '# comment\n{app="x"}',
    '{app="x"} | a_stage_of_tomorrow',
  ])('says so of %j', (query) => {
    expect(isLogQuery(query)).toBe(true);
  });
  it.each(['sum(rate({app="x"}[5m]))', '(rate({app="x"}[5m]))', '1+1', 'vector(1)', ''])(
    'does not of %j',
    (query) => {
      expect(isLogQuery(query)).toBe(false);
    },
  );
});

describe('a string of LogQL', () => {
  it('reads back as the same text, whatever it is', () => {
    fc.assert(
      fc.property(fc.stringMatching(/^[\x20-\x7e\n\r\t]*$/), (text) => {
        expect(JSON.parse(quoted(text))).toBe(text);
      }),
    );
  });

  it('does not leave its selector, whatever it is', () => {
    fc.assert(
      fc.property(fc.string(), (text) => {
        const read = parseLogQl(`{a=${quoted(text.replaceAll('\0', ''))}, b="c"}`);
        expect(read.read && selectorsOf(read).map(({ stream }) => stream.length)).toEqual([2]);
      }),
    );
  });
});
