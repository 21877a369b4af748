import { describe, expect, it } from '@jest/globals';
import { defer, firstValueFrom, NEVER, of } from 'rxjs';
import { untilAborted } from './until-aborted.js';

describe('untilAborted', () => {
  it('hands on the value of its source', async () => {
    const { signal } = new AbortController();
    await expect(firstValueFrom(of(7).pipe(untilAborted(signal)))).resolves.toBe(7);
  });

  it('fails at once for an owner that ended it, even if the source hangs', async () => {
    const owner = new AbortController();
    const result = firstValueFrom(NEVER.pipe(untilAborted(owner.signal)));
    const reason = new Error('the caller hung up');
    owner.abort(reason);
    await expect(result).rejects.toMatchObject({ name: 'AbortError', cause: reason });
  });

  it('does not start what was ended before', async () => {
    let started = false;
    const source = defer(() => {
      started = true;
      return of(1);
    });
    await expect(firstValueFrom(source.pipe(untilAborted(AbortSignal.abort())))).rejects.toMatchObject({
      name: 'AbortError',
    });
    expect(started).toBe(false);
  });
});
