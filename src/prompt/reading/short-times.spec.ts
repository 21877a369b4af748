import { describe, expect, it } from '@jest/globals';
import { commonDay, withShortTimes } from './short-times.js';

describe('times in the prompt', () => {
  it.each([
    ['at 2026-03-02T09:14:30Z', 'at 09:14:30'],
    ['2026-03-02T09:14:30.854608826Z x', '09:14:30.854 x'],
    ['2026-03-02T09:14:30.000Z', '09:14:30'],
    ['2026-03-02T09:14:30+00:00', '09:14:30'],
    ['2026-03-01T09:14:30.100Z', '2026-03-01T09:14:30.1Z'],
    ['"2026-03-02T09:14:30Z"', '"09:14:30"'],
  ])('%s is %s', (text, short) => {
    expect(withShortTimes(text, '2026-03-02')).toBe(short);
  });

  it.each([
    ['2026-03-02T09:14:30+09:00'],
    ['backup-2026-03-02T09:14:30Z'],
    ['s3://b/2026-03-02T09:14:30Z'],
    ['2026-03-02T09:14:30Z-full'],
    ['2026-03-02'],
  ])('%s stays: it is another zone’s, part of a name, or no time', (text) => {
    expect(withShortTimes(text, '2026-03-02')).toBe(text);
  });

  it('are of the day that comes most often', () => {
    const texts = ['2026-03-01T09:14:30Z', 'x 2026-03-02T09:14:30Z, 2026-03-02T09:14:30.5Z'];
    expect(commonDay(texts)).toBe('2026-03-02');
    expect(commonDay(['none'])).toBeNull();
  });
});
