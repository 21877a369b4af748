import { getEventListeners } from 'node:events';
import { describe, expect, it } from '@jest/globals';
import { orAborted } from './or-aborted.js';

const never = new Promise<never>(() => undefined);

describe('work that is waited for until a signal is aborted', () => {
  it.each([
    ['its value', Promise.resolve(7), { status: 'fulfilled', value: 7 }],
    ['its failure', Promise.reject(new Error('no')), { status: 'rejected', reason: new Error('no') }],
  ])('gives %s, and leaves no listener', async (_, work, outcome) => {
    const { signal } = new AbortController();
    expect(await Promise.allSettled([orAborted(work, signal)])).toEqual([outcome]);
    expect(getEventListeners(signal, 'abort')).toEqual([]);
  });

  it('is given up at once, also when it never ends', async () => {
    const owner = new AbortController();
    const waiting = orAborted(never, owner.signal);
    owner.abort(new Error('the caller hung up'));
    await expect(waiting).rejects.toThrow('the caller hung up');
  });

  it('is not waited for when the signal was aborted before', async () => {
    await expect(orAborted(Promise.resolve(7), AbortSignal.abort(new Error('gone')))).rejects.toThrow('gone');
  });

  it('may fail later, when nobody waits any more', async () => {
    const work = Promise.withResolvers<never>();
    const waiting = orAborted(work.promise, AbortSignal.abort(new Error('gone')));
    await expect(waiting).rejects.toThrow('gone');
    work.reject(new Error('unheard')); // an unhandled rejection would fail this test
    await new Promise(setImmediate);
  });
});
