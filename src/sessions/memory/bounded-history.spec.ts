import { describe, expect, it } from '@jest/globals';
import { BoundedHistory } from './bounded-history.js';

const history = (maxBytes = 10_000, maxIdleMs = 1_000) => {
  const clock = { nowMs: 0 };
  return { clock, kept: new BoundedHistory<string>({ maxBytes, maxIdleMs, nowMs: () => clock.nowMs }) };
};

describe('a bounded history', () => {
  it('gives up the least recently used first when it is full', () => {
    const { kept } = history(900);
    for (const key of ['a', 'b', 'c']) kept.set(key, 'x'.repeat(50));
    kept.get('a');
    kept.set('d', 'x'.repeat(50));
    expect(['a', 'b', 'c', 'd'].filter((key) => kept.get(key) !== undefined)).toEqual(['a', 'c', 'd']);
  });

  it('counts bytes, not characters, and never keeps more than it may', () => {
    const { kept } = history(2_000);
    for (let index = 0; index < 50; index++) {
      kept.set(`k${index}`, '가'.repeat(100));
      expect(kept.bytes).toBeLessThanOrEqual(2_000);
    }
    expect(kept.get('k49')).toBe('가'.repeat(100));
    expect(kept.get('k45')).toBeUndefined(); // 500 bytes each
  });

  it('does not keep what is too large alone', () => {
    const { kept } = history(900);
    kept.set('a', 'x'.repeat(2_000));
    expect(kept.get('a')).toBeUndefined();
    expect(kept.bytes).toBe(0);
  });

  it('counts a value that is replaced or deleted no longer', () => {
    const { kept } = history();
    kept.set('a', 'long enough');
    const { bytes } = kept;
    kept.set('a', 'long enough');
    expect(kept.bytes).toBe(bytes);
    kept.delete('a');
    kept.delete('a');
    expect(kept.bytes).toBe(0);
  });

  it('forgets what was not used for long, and gives its bytes back', () => {
    const { kept, clock } = history();
    kept.set('a', 'old');
    kept.set('b', 'used');
    clock.nowMs = 900;
    expect(kept.get('b')).toBe('used');
    clock.nowMs = 1_500;
    kept.set('c', 'new');
    expect([kept.get('a'), kept.get('b'), kept.get('c')]).toEqual([undefined, 'used', 'new']);
    clock.nowMs = 9_000;
    for (const key of ['a', 'b', 'c']) expect(kept.get(key)).toBeUndefined();
    expect(kept.bytes).toBe(0);
  });
});
