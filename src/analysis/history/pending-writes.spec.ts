import { afterEach, beforeEach, describe, expect, it, jest } from '@jest/globals';
import { MemoryLogger } from '../../../test/support/memory-logger.js';
import { loadSettings } from '../../config/load.js';
import { PendingWrites } from './pending-writes.js';

const never = (): Promise<void> => new Promise(() => undefined);

describe('writes that nobody waits for', () => {
  let logger: MemoryLogger;
  let writes: PendingWrites;
  beforeEach(() => {
    logger = new MemoryLogger();
    writes = new PendingWrites(logger, loadSettings({}));
  });
  afterEach(() => {
    jest.useRealTimers();
  });

  it('are done when the process stops', async () => {
    const { promise, resolve } = Promise.withResolvers<void>();
    let written = false;
    writes.add(async () => {
      await promise;
      written = true;
    });
    const stopped = writes.beforeApplicationShutdown();
    resolve();
    await stopped;
    expect(written).toBe(true);
  });

  it('do not keep a process that stops for more than 5 s', async () => {
    jest.useFakeTimers();
    writes.add(never);
    let stopped = false;
    const stopping = writes.beforeApplicationShutdown().then(() => {
      stopped = true;
    });
    await jest.advanceTimersByTimeAsync(4999);
    expect(stopped).toBe(false);
    await jest.advanceTimersByTimeAsync(1);
    await stopping;
  });

  it('fail each by itself, with a line in the log', async () => {
    let written = 0;
    writes.add(() => Promise.reject(new Error('no')));
    writes.add(async () => {
      throw new Error('no');
    });
    writes.add(async () => {
      written += 1;
    });
    await writes.done();
    expect(written).toBe(1);
    expect(logger.lines.map(({ event }) => event)).toEqual(['history_not_written', 'history_not_written']);
  });

  it('are 256 at most; what comes beyond is dropped until there is room', async () => {
    const { promise, resolve } = Promise.withResolvers<void>();
    let begun = 0;
    const write = (): Promise<void> => {
      begun += 1;
      return promise;
    };
    for (let at = 0; at < 262; at += 1) writes.add(write);
    expect(begun).toBe(256);
    expect(logger.lines).toHaveLength(6);
    resolve();
    await writes.done();
    writes.add(write);
    expect(begun).toBe(257);
  });
});
