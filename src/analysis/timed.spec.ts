import { describe, expect, it } from '@jest/globals';
import { lastValueFrom, of } from 'rxjs';
import { timed } from './timed.js';

describe('timed', () => {
  const start = { timings: { target: 3 } };

  it('adds its stage to the timings and keeps the others', async () => {
    const result = await lastValueFrom(of(start).pipe(timed('collect', (input) => ({ ...input, found: 1 }))));
    expect(result).toEqual({ found: 1, timings: { target: 3, collect: expect.any(Number) } });
  });

  it('passes the error of its work through', async () => {
    const failing = timed<typeof start, typeof start>('mask', () => Promise.reject(new Error('defect')));
    await expect(lastValueFrom(of(start).pipe(failing))).rejects.toThrow('defect');
  });
});
