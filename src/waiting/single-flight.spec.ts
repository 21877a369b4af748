import { describe, expect, it } from '@jest/globals';
import * as fc from 'fast-check';
import { SingleFlight } from './single-flight.js';

const forever = new AbortController().signal;
const settled = () => new Promise((resolve) => setImmediate(resolve));

describe('one flight', () => {
  it('serves all who ask for the same at the same time, and nobody afterwards', async () => {
    const flights = new SingleFlight<number>();
    let started = 0;
    const ask = (key: string) => flights.run(key, forever, async () => (started += 1));
    expect(await Promise.all([ask('a'), ask('a'), ask('b')])).toEqual([1, 1, 2]);
    expect(await ask('a')).toBe(3);
  });

  it('fails for all who wait, and is not kept', async () => {
    const flights = new SingleFlight<number>();
    const fail = () => Promise.reject(new Error('no'));
    const asked = [flights.run('a', forever, fail), flights.run('a', forever, fail)];
    for (const one of await Promise.allSettled(asked)) expect(one).toMatchObject({ status: 'rejected' });
    expect(await flights.run('a', forever, async () => 1)).toBe(1);
  });

  it('goes on for the others when one gives up, and ends with the last', async () => {
    const flights = new SingleFlight<number>();
    let flight: AbortSignal | undefined;
    const ask = (signal: AbortSignal) =>
      flights.run('a', signal, (own) => {
        flight = own;
        return new Promise<number>(() => undefined);
      });
    const [first, second] = [new AbortController(), new AbortController()];
    const waiting = [ask(first.signal), ask(second.signal)];
    first.abort(new Error('first'));
    await expect(waiting[0]).rejects.toThrow('first');
    expect(flight?.aborted).toBe(false);
    second.abort(new Error('second'));
    await expect(waiting[1]).rejects.toThrow('second');
    expect(flight?.reason).toEqual(new Error('second'));
  });

  it('is never given to one who asks after it was given up', async () => {
    const gaps = fc.array(fc.record({ key: fc.constantFrom('a', 'b'), abort: fc.boolean() }), {
      maxLength: 30,
    });
    await fc.assert(
      fc.asyncProperty(gaps, async (asks) => {
        const flights = new SingleFlight<boolean>();
        const outcomes: Promise<void>[] = [];
        for (const { key, abort } of asks) {
          const caller = new AbortController();
          const flight = flights.run(key, caller.signal, async (own) => {
            await settled();
            return own.aborted;
          });
          outcomes.push(
            flight.then(
              (givenUp) => expect(givenUp).toBe(false),
              () => expect(caller.signal.aborted).toBe(true),
            ),
          );
          if (abort) caller.abort(new Error('gave up'));
          await Promise.resolve();
        }
        await Promise.all(outcomes);
      }),
      { numRuns: 50 },
    );
  });
});
