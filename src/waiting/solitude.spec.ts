import { describe, expect, it } from '@jest/globals';
import { Solitude } from './solitude.js';

const never = new AbortController().signal;
const turns = async (): Promise<void> => {
  for (let turn = 0; turn < 10; turn += 1) await Promise.resolve();
};

/** Work that runs until it is told to end, and what ran when. */
const world = () => {
  const solitude = new Solitude();
  const running = new Set<string>();
  const ends = new Map<string, () => void>();
  const start = (name: string, alone: boolean, signal = never): Promise<void> =>
    solitude.run(alone, signal, async () => {
      running.add(name);
      await new Promise<void>((resolve) => ends.set(name, resolve));
      running.delete(name);
    });
  const end = async (name: string): Promise<void> => {
    ends.get(name)?.();
    await turns();
  };
  return { start, end, running };
};

describe('solitude', () => {
  it('lets work run side by side', async () => {
    const { start, running } = world();
    void start('a', false);
    void start('b', false);
    await turns();
    expect([...running]).toEqual(['a', 'b']);
  });

  it('lets what runs alone wait for the others, and later ones wait for it', async () => {
    const { start, end, running } = world();
    void start('a', false);
    void start('poison', true);
    void start('b', false);
    await turns();
    expect([...running]).toEqual(['a']);
    await end('a');
    expect([...running]).toEqual(['poison']);
    await end('poison');
    expect([...running]).toEqual(['b']);
  });

  it('runs one after the other what is to run alone', async () => {
    const { start, end, running } = world();
    void start('one', true);
    void start('two', true);
    await turns();
    expect([...running]).toEqual(['one']);
    await end('one');
    expect([...running]).toEqual(['two']);
  });

  it('forgets who gives up waiting, and goes on after a failure', async () => {
    const { start, end, running } = world();
    const impatient = new AbortController();
    void start('a', false);
    const gone = start('poison', true, impatient.signal);
    void start('b', false);
    await turns();
    impatient.abort(new Error('given up'));
    await expect(gone).rejects.toThrow('given up');
    await turns();
    expect([...running]).toEqual(['a', 'b']);
    await end('a');
    const solitude = new Solitude();
    await expect(solitude.run(true, never, () => Promise.reject(new Error('broken')))).rejects.toThrow(
      'broken',
    );
    await expect(solitude.run(false, never, () => Promise.resolve(1))).resolves.toBe(1);
  });
});
