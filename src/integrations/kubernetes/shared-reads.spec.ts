import { describe, expect, it } from '@jest/globals';
import { loadSettings } from '../../config/load.js';
import { ok, type ReadOutcome } from '../../transport/read-outcome.js';
import { SharedReads, type Answer } from './shared-reads.js';

const sharing = (seconds: number) => new SharedReads(loadSettings({ SHARED_READ_SECONDS: String(seconds) }));

const never = new AbortController().signal;

/** Answers with what was given, and counts how often it was asked. */
const answering = (outcome: ReadOutcome<unknown>) => {
  const asked = { times: 0 };
  const start = async (): Promise<Answer<unknown>> => {
    asked.times += 1;
    await new Promise((resolve) => setImmediate(resolve));
    return { outcome, collectedAt: '2026-03-02T09:20:00.000Z' };
  };
  return { asked, start };
};

describe('shared reads', () => {
  it('ask once for those who ask at the same time and for those who come shortly after', async () => {
    const reads = sharing(2);
    const { asked, start } = answering(ok([1, 2, 3]));
    const together = await Promise.all([reads.run('a', never, start), reads.run('a', never, start)]);
    const later = await reads.run('a', never, start);
    expect(asked.times).toBe(1);
    expect([...together, later].map(({ outcome }) => outcome)).toEqual(Array(3).fill(ok([1, 2, 3])));
  });

  it('ask for each call by itself', async () => {
    const reads = sharing(2);
    const { asked, start } = answering(ok(1));
    await reads.run('a', never, start);
    await reads.run('b', never, start);
    expect(asked.times).toBe(2);
  });

  it.each(['timeout', 'unavailable', 'error'] as const)('keep no failure: %s', async (status) => {
    const reads = sharing(2);
    const { asked, start } = answering({ status, reason: 'no' });
    await reads.run('a', never, start);
    await reads.run('a', never, start);
    expect(asked.times).toBe(2);
  });

  it.each(['absent', 'forbidden'] as const)('keep what the API server decided: %s', async (status) => {
    const reads = sharing(2);
    const { asked, start } = answering({ status, reason: 'no' });
    await reads.run('a', never, start);
    expect((await reads.run('a', never, start)).outcome).toEqual({ status, reason: 'no' });
    expect(asked.times).toBe(1);
  });

  it('share nothing when they are off', async () => {
    const reads = sharing(0);
    const { asked, start } = answering(ok(1));
    await Promise.all([reads.run('a', never, start), reads.run('a', never, start)]);
    expect(asked.times).toBe(2);
  });

  it('let one who gives up go alone', async () => {
    const reads = sharing(2);
    const { start } = answering(ok(1));
    const impatient = new AbortController();
    const gone = reads.run('a', impatient.signal, start);
    const stays = reads.run('a', never, start);
    impatient.abort(new Error('given up'));
    await expect(gone).rejects.toThrow('given up');
    expect((await stays).outcome).toEqual(ok(1));
  });

  it('let go of the oldest when they hold too much, and of what is larger than all', async () => {
    const reads = sharing(30);
    const half = answering(ok('x'.repeat(9 * 1024 * 1024)));
    await reads.run('a', never, half.start);
    await reads.run('b', never, half.start);
    await reads.run('b', never, half.start);
    expect(half.asked.times).toBe(2);
    await reads.run('a', never, half.start);
    expect(half.asked.times).toBe(3);
    const large = answering(ok('x'.repeat(17 * 1024 * 1024)));
    await reads.run('c', never, large.start);
    await reads.run('c', never, large.start);
    expect(large.asked.times).toBe(2);
  });
});
