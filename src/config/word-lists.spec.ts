import { describe, expect, it } from '@jest/globals';
import { choices, words } from './word-lists.js';

const about = { about: 'Which.', example: 'red' };
const colours = choices('COLOURS', ['red', 'blue'], { fallback: ['red'], ...about });

describe('a setting that is a list of known words', () => {
  it.each([
    ['red', ['red']],
    ['BLUE, red', ['blue', 'red']],
    [' red\tred,,blue ', ['red', 'blue']],
    [',', []],
  ])('reads %j', (text, wanted) => {
    expect(colours.parse(text)).toEqual(wanted);
  });

  it('refuses another word, and where there must be one an empty list, without repeating it', () => {
    expect(() => colours.parse('red,s3cret')).toThrow('must be a list of red, blue');
    const some = choices('COLOURS', ['red', 'blue'], { fallback: ['red'], notEmpty: true, ...about });
    expect(() => some.parse(' , ')).toThrow('must be a list of red, blue');
  });
});

describe('a setting that is a list of any words', () => {
  it('keeps them as they are written', () => {
    expect(words('NAMES', about).parse('Shop, cart  pay')).toEqual(['Shop', 'cart', 'pay']);
  });
});
