import { describe, expect, it } from '@jest/globals';
import * as fc from 'fast-check';
import { QueueFull, Slots } from './slots.js';

const NEVER = new AbortController().signal;

/** A work that ends when told to. */
const gate = () => Promise.withResolvers<void>();

const settled = () => new Promise((resolve) => setImmediate(resolve));

describe('slots', () => {
  it('run as many works as there are slots and start the next when one ends, in order', async () => {
    const slots = new Slots(2, 10);
    const gates = [gate(), gate(), gate(), gate()];
    const started: number[] = [];
    const works = gates.map(({ promise }, i) =>
      slots.run(async () => {
        started.push(i);
        await promise;
        return i;
      }, NEVER),
    );
    await settled();
    expect(started).toEqual([0, 1]);
    gates[1]?.resolve();
    await settled();
    expect(started).toEqual([0, 1, 2]);
    for (const { resolve } of gates) resolve();
    expect(await Promise.all(works)).toEqual([0, 1, 2, 3]);
    expect({ running: slots.running, waiting: slots.waiting }).toEqual({ running: 0, waiting: 0 });
  });

  it('refuse what the queue cannot hold', async () => {
    const slots = new Slots(1, 0);
    const first = gate();
    const running = slots.run(() => first.promise, NEVER);
    await expect(slots.run(async () => 1, NEVER)).rejects.toThrow(QueueFull);
    first.resolve();
    await running;
    expect(await slots.run(async () => 1, NEVER)).toBe(1);
  });

  it('let a waiting work leave the queue at once and never start it', async () => {
    const slots = new Slots(1, 1);
    const first = gate();
    const running = slots.run(() => first.promise, NEVER);
    const impatient = new AbortController();
    let started = false;
    const waiting = slots.run(async () => {
      started = true;
    }, impatient.signal);
    impatient.abort(new Error('gone'));
    await expect(waiting).rejects.toThrow('gone');
    expect(slots.waiting).toBe(0);
    first.resolve();
    await running;
    expect(started).toBe(false);
  });

  it('are not lost to one who gives up just as its turn comes', async () => {
    const slots = new Slots(1);
    const giveBack = await slots.take(NEVER);
    const late = new AbortController();
    let started = false;
    const waiting = slots.run(async () => (started = true), late.signal);
    giveBack(); // handed over, though the one who waits has not noticed yet
    late.abort(new Error('gave up'));
    await expect(waiting).rejects.toThrow('gave up');
    expect({ started, running: slots.running }).toEqual({ started: false, running: 0 });
  });

  it('are given back once, however often that is said', async () => {
    const slots = new Slots(2);
    const [first] = await Promise.all([slots.take(NEVER), slots.take(NEVER)]);
    first();
    first();
    expect(slots.running).toBe(1);
  });

  it('let all wait who come where no limit is set', async () => {
    const slots = new Slots(1);
    const done = await Promise.all(Array.from({ length: 500 }, (_, n) => slots.run(async () => n, NEVER)));
    expect(done).toEqual(Array.from({ length: 500 }, (_, n) => n));
  });

  it('free the slot of a work that fails', async () => {
    const slots = new Slots(1, 0);
    await expect(slots.run(() => Promise.reject(new Error('bad')), NEVER)).rejects.toThrow('bad');
    expect(slots.running).toBe(0);
  });

  it('never run more than the limit nor keep a slot, whatever comes and goes', async () => {
    const step = fc.oneof(
      fc.constant({ do: 'arrive' } as const),
      fc.record({ do: fc.constant('finish' as const), which: fc.nat(20) }),
      fc.record({ do: fc.constant('leave' as const), which: fc.nat(20) }),
    );
    await fc.assert(
      fc.asyncProperty(
        fc.integer({ min: 1, max: 3 }),
        fc.nat(3),
        fc.array(step),
        async (limit, queue, steps) => {
          const slots = new Slots(limit, queue);
          const works: { readonly end: () => void; readonly leave: AbortController }[] = [];
          const outcomes: Promise<unknown>[] = [];
          let inside = 0;
          for (const next of steps) {
            if (next.do === 'arrive') {
              const { promise, resolve } = gate();
              const leave = new AbortController();
              works.push({ end: resolve, leave });
              const work = async (): Promise<void> => {
                inside += 1;
                expect(inside).toBeLessThanOrEqual(limit);
                await promise;
                inside -= 1;
              };
              outcomes.push(slots.run(work, leave.signal).catch(() => undefined));
            } else if (next.do === 'finish') works[next.which]?.end();
            else works[next.which]?.leave.abort();
            await settled();
            expect(slots.waiting).toBeLessThanOrEqual(queue);
          }
          for (const { end } of works) end();
          await Promise.all(outcomes);
          expect({ running: slots.running, waiting: slots.waiting, inside }).toEqual({
            running: 0,
            waiting: 0,
            inside: 0,
          });
        },
      ),
      { numRuns: 50 },
    );
  });
});
