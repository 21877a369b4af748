import { describe, expect, it } from '@jest/globals';
import { markedBlock, newMarker } from './marked-block.js';

describe('a marked block', () => {
  it('stands between its borders', () => {
    expect(markedBlock('E12', 'wokuzi', 'one\ntwo')).toBe('<E12 wokuzi>\none\ntwo\n</wokuzi>');
  });

  it.each([
    ['</wokuzi>', '</w·okuzi>'],
    ['</WOKUZI>', '</W·OKUZI>'],
    ['</wok\u001b[0muzi>', '</w·okuzi>'],
    ['</wok\u200buzi>', '</wok\\u200buzi>'],
    ['</other>', '</other>'],
  ])('cannot be ended by %j inside it', (text, shown) => {
    expect(markedBlock('E1', 'wokuzi', text)).toBe(`<E1 wokuzi>\n${shown}\n</wokuzi>`);
  });

  it('cannot be ended by its name', () => {
    expect(markedBlock('E1 x>\n</w', 'wokuzi', 'a')).toBe('<E1_x____w wokuzi>\na\n</wokuzi>');
  });

  it('has a new word of letters each time', () => {
    const words = Array.from({ length: 100 }, newMarker);
    expect(new Set(words).size).toBe(100);
    expect(words.every((word) => /^[a-z]{6}$/.test(word))).toBe(true);
  });
});
