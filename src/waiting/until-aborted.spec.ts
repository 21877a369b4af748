import { getEventListeners } from 'node:events';
import { describe, expect, it } from '@jest/globals';
import { defer, firstValueFrom, NEVER, of } from 'rxjs';
import { untilAborted } from './until-aborted.js';

const failure = ({ reason }: AbortSignal) => new Error('the job was ended', { cause: reason });

describe('untilAborted', () => {
  it('hands on the value of its source, and leaves no listener', async () => {
    const { signal } = new AbortController();
    await expect(firstValueFrom(of(7).pipe(untilAborted(signal, failure)))).resolves.toBe(7);
    expect(getEventListeners(signal, 'abort')).toEqual([]);
  });

  it('fails at once when it is aborted, even if the source hangs', async () => {
    const owner = new AbortController();
    const result = firstValueFrom(NEVER.pipe(untilAborted(owner.signal, failure)));
    owner.abort('the caller hung up');
    await expect(result).rejects.toMatchObject({ message: 'the job was ended', cause: 'the caller hung up' });
  });

  it('does not start what was ended before', async () => {
    let started = false;
    const source = defer(() => {
      started = true;
      return of(1);
    });
    const result = firstValueFrom(source.pipe(untilAborted(AbortSignal.abort(), failure)));
    await expect(result).rejects.toThrow('the job was ended');
    expect(started).toBe(false);
  });
});
