import { describe, expect, it } from '@jest/globals';
import { ConversationBusy } from './session-store.js';
import { patienceOf, Turns } from './turns.js';

const FOR_EVER = new AbortController().signal;

describe('turns in a conversation', () => {
  it('come in the order of arrival, one at a time', async () => {
    const turns = new Turns();
    const order: number[] = [];
    let inside = 0;
    await Promise.all(
      Array.from({ length: 20 }, async (_, index) => {
        const leave = await turns.enter('c', FOR_EVER);
        inside += 1;
        expect(inside).toBe(1);
        await new Promise(setImmediate);
        order.push(index);
        inside -= 1;
        leave();
      }),
    );
    expect(order).toEqual(Array.from({ length: 20 }, (_, index) => index));
  });

  it('of different conversations do not wait for each other', async () => {
    const turns = new Turns();
    await turns.enter('a', FOR_EVER);
    await expect(turns.enter('b', FOR_EVER)).resolves.toBeInstanceOf(Function);
  });

  it('pass over who gave up meanwhile', async () => {
    const turns = new Turns();
    const leave = await turns.enter('c', FOR_EVER);
    const impatient = new AbortController();
    const gaveUp = turns.enter('c', impatient.signal);
    const next = turns.enter('c', FOR_EVER);
    impatient.abort(new Error('gone'));
    await expect(gaveUp).rejects.toThrow('gone');
    leave();
    (await next)();
    await expect(turns.enter('c', FOR_EVER)).resolves.toBeInstanceOf(Function);
  });

  it('are refused when too many wait', async () => {
    const turns = new Turns();
    const entered = Array.from({ length: 64 }, () => turns.enter('c', FOR_EVER));
    await expect(turns.enter('c', FOR_EVER)).rejects.toBeInstanceOf(ConversationBusy);
    for (const turn of entered) (await turn)();
  });

  it('are not waited for longer than one said', async () => {
    const turns = new Turns();
    await turns.enter('c', FOR_EVER);
    const { signal } = patienceOf({ signal: FOR_EVER, maxWaitMs: 5 });
    await expect(turns.enter('c', signal)).rejects.toBeInstanceOf(ConversationBusy);
  });

  it('are not begun once nobody wants them', async () => {
    const signal = AbortSignal.abort(new Error('the caller left'));
    const patience = patienceOf({ signal, maxWaitMs: 1_000 });
    await expect(new Turns().enter('c', patience.signal)).rejects.toThrow('the caller left');
  });
});
