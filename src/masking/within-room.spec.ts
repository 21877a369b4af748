import { describe, expect, it } from '@jest/globals';
import { withinRoom } from './within-room.js';

const size = (value: unknown): number => JSON.stringify(value).length;

describe('what of a request is masked', () => {
  it('is all of a usual one, and what is no plain object as it is', () => {
    const value = { message: 'why?', context: [{ a: 1, b: null, c: [true, 'x'] }], at: new Date(0) };
    expect(withinRoom(value)).toEqual(value);
  });

  it('is the beginning of a long text, up to a word, with a notice', () => {
    const text = 'https://shop:hunter2@db/x '.repeat(40_000);
    const { message } = withinRoom({ message: text });
    expect(message).toMatch(/^https:[^…]*@db\/x ?… \(\d+ characters were left out\)$/);
    expect(message.length).toBeLessThan(70_000);
  });

  it.each([
    ['many texts', { lines: Array.from({ length: 100_000 }, (_, at) => `line ${at} of a log`) }],
    [
      'many members',
      Object.fromEntries(Array.from({ length: 50_000 }, (_, at) => [`label_${at}`, 'x'.repeat(20)])),
    ],
    [
      'many objects',
      Array.from({ length: 50_000 }, (_, at) => ({ labels: { pod: `shop-${at}` }, text: 'a b' })),
    ],
    ['long texts', Array.from({ length: 20 }, () => 'word '.repeat(40_000))],
  ])('is bounded for %s', (_, value) => {
    expect(size(value)).toBeGreaterThan(900_000);
    expect(size(withinRoom(value))).toBeLessThan(1_000_000);
    expect(size(withinRoom(value))).toBeLessThan(size(value) * 0.75);
  });

  it('says how many lines it left out', () => {
    const lines = Array.from({ length: 100_000 }, (_, at) => `line ${at} of a log`);
    expect(withinRoom(lines).at(-1)).toMatch(/^… \(\d+ of 100000 were left out\)$/);
  });

  it('ends on values of any depth', () => {
    const deep = JSON.parse(`${'['.repeat(5000)}${']'.repeat(5000)}`) as unknown;
    expect(() => withinRoom(deep)).not.toThrow();
  });
});
