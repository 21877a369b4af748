import { describe, expect, it } from '@jest/globals';
import * as fc from 'fast-check';
import { CallSlots } from './call-slots.js';

const never = new AbortController().signal;
const turn = (): Promise<void> => new Promise((resolve) => setImmediate(resolve));

describe('the slots for calls', () => {
  it('let the next in when one is done, in the order they came', async () => {
    const slots = new CallSlots(1);
    const order: number[] = [];
    await Promise.all([1, 2, 3].map((n) => slots.run(async () => void order.push(n), never)));
    expect(order).toEqual([1, 2, 3]);
  });

  it('are given back by work that fails', async () => {
    const slots = new CallSlots(1);
    await expect(slots.run(() => Promise.reject(new Error('broken')), never)).rejects.toThrow('broken');
    await expect(slots.run(async () => 'next', never)).resolves.toBe('next');
  });

  it('are never used twice nor lost, whoever gives up while waiting', async () => {
    const steps = fc.array(fc.record({ abort: fc.boolean(), turns: fc.nat(3) }), { maxLength: 20 });
    await fc.assert(
      fc.asyncProperty(steps, fc.integer({ min: 1, max: 3 }), async (calls, size) => {
        const slots = new CallSlots(size);
        let running = 0;
        const work = async (): Promise<void> => {
          running += 1;
          expect(running).toBeLessThanOrEqual(size);
          await turn();
          running -= 1;
        };
        const done = calls.map(async ({ abort, turns }) => {
          const caller = new AbortController();
          const run = slots.run(work, caller.signal).catch(() => undefined);
          for (let n = 0; n < turns; n += 1) await turn();
          if (abort) caller.abort(new Error('gave up'));
          await run;
        });
        await Promise.all(done);
        expect(running).toBe(0);
        await Promise.all(Array.from({ length: size }, () => slots.run(work, never)));
      }),
      { numRuns: 50 },
    );
  });
});
