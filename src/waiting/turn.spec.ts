import { describe, expect, it } from '@jest/globals';
import { turn } from './turn.js';

describe('turn', () => {
  it('comes in the order in which it was asked for', async () => {
    const came: number[] = [];
    await Promise.all([1, 2, 3].map((number) => turn().then(() => came.push(number))));
    expect(came).toEqual([1, 2, 3]);
  });

  it('lets the event loop in between two of them', async () => {
    const came: string[] = [];
    const turns = [1, 2, 3].map(async (number) => {
      await turn();
      came.push(`turn ${number}`);
      if (number === 1) setImmediate(() => came.push('somebody else'));
    });
    await Promise.all(turns);
    expect(came).toEqual(['turn 1', 'turn 2', 'somebody else', 'turn 3']);
  });

  it('comes again to those who ask while it is theirs', async () => {
    await turn();
    await turn();
    await expect(turn()).resolves.toBeUndefined();
  });
});
