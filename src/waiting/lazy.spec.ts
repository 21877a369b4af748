import { describe, expect, it } from '@jest/globals';
import { Lazy } from './lazy.js';

describe('what is made lazily', () => {
  it('is made once, when it is first asked for', async () => {
    let made = 0;
    const value = new Lazy(async () => (made += 1));
    expect([made, value.made]).toEqual([0, null]);
    expect(await Promise.all([value.get(), value.get()])).toEqual([1, 1]);
    expect([await value.get(), await value.made]).toEqual([1, 1]);
  });

  it('is made anew when it failed, for those who ask afterwards', async () => {
    let tries = 0;
    const value = new Lazy(async () => {
      tries += 1;
      if (tries === 1) throw new Error('not yet');
      return tries;
    });
    const first = await Promise.allSettled([value.get(), value.get()]);
    expect(first).toMatchObject([{ status: 'rejected' }, { status: 'rejected' }]);
    expect(value.made).toBeNull();
    expect(await value.get()).toBe(2);
  });
});
