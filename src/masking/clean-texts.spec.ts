import { describe, expect, it, jest } from '@jest/globals';
import * as fc from 'fast-check';
import { CleanTexts } from './clean-texts.js';

const mask = (text: string): string => text.replaceAll('secret', '[MASKED]');

describe('texts in which nothing was found', () => {
  it('are looked at once', () => {
    const texts = new CleanTexts();
    const looked = jest.fn(mask);
    expect([1, 2, 3].map(() => texts.unless('a name', looked))).toEqual(['a name', 'a name', 'a name']);
    expect(looked).toHaveBeenCalledTimes(1);
  });

  it('are not those that held something', () => {
    const texts = new CleanTexts();
    expect([1, 2].map(() => texts.unless('a secret', mask))).toEqual(['a [MASKED]', 'a [MASKED]']);
  });

  it('are forgotten when there are many, and long ones at once', () => {
    const texts = new CleanTexts();
    const looked = jest.fn(mask);
    const long = 'x'.repeat(1000);
    for (const text of ['first', long, long]) texts.unless(text, looked);
    for (let number = 0; number < 10_000; number += 1) texts.unless(`text ${number}`, mask);
    texts.unless('first', looked);
    expect(looked.mock.calls.map(([text]) => text)).toEqual(['first', long, long, 'first']);
  });

  it('are what masking makes of them, whatever came before', () => {
    fc.assert(
      fc.property(fc.array(fc.constantFrom('secret', 'a', 'b secret', '')), (asked) => {
        const texts = new CleanTexts();
        return asked.every((text) => texts.unless(text, mask) === mask(text));
      }),
    );
  });
});
