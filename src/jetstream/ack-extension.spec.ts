import { afterEach, beforeEach, describe, expect, it, jest } from '@jest/globals';
import { extendAck } from './ack-extension.js';

const ACK_WAIT_MS = 30_000;
const HEARTBEAT_MS = 10_000;

describe('extending a delivery', () => {
  let clock = 0;
  beforeEach(() => {
    clock = 0;
    jest.useFakeTimers();
  });
  afterEach(() => {
    jest.useRealTimers();
  });

  const extend = (heard: () => boolean = () => true) => {
    const beats: number[] = [];
    const extension = extendAck({
      ackWaitMs: ACK_WAIT_MS,
      heartbeatMs: HEARTBEAT_MS,
      capMs: 100_000,
      beat: () => {
        beats.push(clock);
        return heard();
      },
      now: () => clock,
    });
    return { beats, extension };
  };

  /** The clock and the timers go on together, as in a process that runs. */
  const pass = (ms: number): void => {
    for (let passed = 0; passed < ms; passed += HEARTBEAT_MS) {
      clock += HEARTBEAT_MS;
      jest.advanceTimersByTime(HEARTBEAT_MS);
    }
  };

  it('stays fresh while the server hears it', () => {
    const { beats, extension } = extend();
    pass(90_000);
    expect(beats).toHaveLength(9);
    expect(extension.stale()).toBe(false);
  });

  it('is stale after a pause beyond ack_wait, and stays so: another worker may have the message', () => {
    const { beats, extension } = extend();
    clock += ACK_WAIT_MS + 1;
    expect(extension.stale()).toBe(true);
    jest.advanceTimersByTime(HEARTBEAT_MS);
    expect(beats).toHaveLength(0);
    expect(extension.stale()).toBe(true);
  });

  it('is stale when the connection was away for longer than ack_wait', () => {
    let connected = true;
    const { extension } = extend(() => connected);
    pass(10_000);
    connected = false;
    pass(40_000);
    connected = true;
    pass(10_000);
    expect(extension.stale()).toBe(true);
  });

  it('lets go of a message whose handler hangs', () => {
    const { beats, extension } = extend();
    pass(200_000);
    expect(Math.max(...beats)).toBeLessThanOrEqual(100_000);
    expect(extension.stale()).toBe(true);
  });

  it('says nothing after it was stopped', () => {
    const { beats, extension } = extend();
    extension.stop();
    pass(30_000);
    expect(beats).toHaveLength(0);
  });
});
