import { describe, expect, it } from '@jest/globals';
import { lastValueFrom } from 'rxjs';
import { runLanes } from './lane.js';

interface Setup {
  readonly messages: number[];
  readonly lanes?: number;
  readonly handle?: (message: number) => Promise<void>;
  readonly failures?: number;
}

/** Lanes over a list that stop when it is empty. */
const run = async ({ messages, lanes = 1, handle = async () => undefined, failures = 0 }: Setup) => {
  const handled: number[] = [];
  const errors: unknown[] = [];
  let failing = failures;
  let held = 0;
  let mostHeld = 0;
  await lastValueFrom(
    runLanes<number>({
      lanes,
      pull: async () => {
        if (failing-- > 0) throw new Error('no server');
        return messages.shift() ?? null;
      },
      handle: async (message) => {
        mostHeld = Math.max(mostHeld, ++held);
        await handle(message);
        held -= 1;
        handled.push(message);
      },
      stopping: () => messages.length === 0,
      onPullError: async (error) => void errors.push(error),
    }),
    { defaultValue: undefined },
  );
  return { handled, errors, mostHeld };
};

describe('lanes', () => {
  it('handle every message before they stop', async () => {
    const { handled } = await run({ messages: [1, 2, 3, 4, 5] });
    expect(handled).toEqual([1, 2, 3, 4, 5]);
  });

  it('hold one message each and no more', async () => {
    const slow = () => new Promise<void>((resolve) => setImmediate(resolve));
    const { mostHeld, handled } = await run({
      messages: Array.from({ length: 50 }, (_, n) => n),
      lanes: 3,
      handle: slow,
    });
    expect(mostHeld).toBeLessThanOrEqual(3);
    expect(handled).toHaveLength(50);
  });

  it('go on after pulls that failed, and say so each time', async () => {
    const { handled, errors } = await run({ messages: [1, 2], failures: 2 });
    expect(handled).toEqual([1, 2]);
    expect(errors).toHaveLength(2);
  });

  it('leave the event loop its turn while there is nothing to do', async () => {
    let turns = 0;
    let stop = false;
    setTimeout(() => (stop = true), 5);
    await lastValueFrom(
      runLanes<number>({
        lanes: 2,
        pull: async () => {
          turns += 1;
          return null;
        },
        handle: async () => undefined,
        stopping: () => stop,
        onPullError: async () => undefined,
      }),
      { defaultValue: undefined },
    );
    expect(turns).toBeGreaterThan(0);
  });
});
