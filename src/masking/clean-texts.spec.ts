import { describe, expect, it, jest } from '@jest/globals';
import * as fc from 'fast-check';
import { CleanTexts } from './clean-texts.js';

const mask = (text: string): string => text.replaceAll('secret', '[MASKED]');

describe('texts in which nothing was found', () => {
  it('are looked at once', () => {
    const texts = new CleanTexts();
    const looked = jest.fn(mask);
    expect([1, 2, 3].map(() => texts.unless('a name', looked, new Set()))).toEqual([
      'a name',
      'a name',
      'a name',
    ]);
    expect(looked).toHaveBeenCalledTimes(1);
  });

  it('are not those that held something', () => {
    const texts = new CleanTexts();
    expect([1, 2].map(() => texts.unless('a secret', mask, new Set()))).toEqual(['a [MASKED]', 'a [MASKED]']);
  });

  it('are forgotten when there are many, and long ones at once', () => {
    const texts = new CleanTexts();
    const looked = jest.fn(mask);
    const long = 'x'.repeat(1000);
    for (const text of ['first', long, long]) texts.unless(text, looked, new Set());
    for (let number = 0; number < 10_000; number += 1) texts.unless(`text ${number}`, mask, new Set());
    texts.unless('first', looked, new Set());
    expect(looked.mock.calls.map(([text]) => text)).toEqual(['first', long, long, 'first']);
  });

  it('are looked at once in one piece of work when they are long', () => {
    const texts = new CleanTexts();
    const looked = jest.fn(mask);
    const works = [new Set<string>(), new Set<string>()];
    for (const work of works)
      for (const tail of ['', '', ' secret']) texts.unless('x'.repeat(1000) + tail, looked, work);
    expect(looked).toHaveBeenCalledTimes(4);
    expect(works.map(({ size }) => size)).toEqual([1, 1]);
  });

  it('are what masking makes of them, whatever came before', () => {
    fc.assert(
      fc.property(
        fc.array(
          fc.constantFrom('secret', 'a', 'b secret', '', 'x'.repeat(600), `${'x'.repeat(600)} secret`),
        ),
        (asked) => {
          const texts = new CleanTexts();
          const long = new Set<string>();
          return asked.every((text) => texts.unless(text, mask, long) === mask(text));
        },
      ),
    );
  });
});
