import { describe, expect, it } from '@jest/globals';
import * as fc from 'fast-check';
import type { ConversationMessage } from '../sessions/conversation-message.js';
import { fittingTurns } from './fitting-turns.js';

const user = (text: string): ConversationMessage => ({ role: 'user', text });
const says = (text: string): ConversationMessage => ({ role: 'assistant', text, toolCalls: [] });
const calls = (id: string): ConversationMessage => ({
  role: 'assistant',
  text: null,
  toolCalls: [{ id, name: 'look', arguments: '{}' }],
});
const result = (callId: string): ConversationMessage => ({
  role: 'tool',
  callId,
  name: 'look',
  text: 'seen',
});

describe('the turns of a conversation that fit', () => {
  it('are the newest, each whole', () => {
    const talk = [user('one'), says('1'), user('two'), calls('c1'), result('c1'), says('2')];
    expect(fittingTurns(talk, 1000)).toEqual(talk);
    expect(fittingTurns(talk, 16)).toEqual(talk.slice(2));
    expect(fittingTurns(talk, 10)).toEqual([]);
  });

  it('begin with a question, and never part a call from its result', () => {
    const turn = fc
      .tuple(fc.string(), fc.integer({ min: 0, max: 3 }))
      .map(([text, n]) => [
        user(text),
        ...Array.from({ length: n }, (_, at) => [calls(`c${at}`), result(`c${at}`)]).flat(),
        says(text),
      ]);
    fc.assert(
      fc.property(fc.array(turn, { maxLength: 6 }), fc.nat(200), (turns, room) => {
        const talk = turns.flat();
        const kept = fittingTurns(talk, room);
        expect(talk.slice(talk.length - kept.length)).toEqual(kept);
        if (kept.length > 0) expect(kept[0]?.role).toBe('user');
      }),
    );
  });
});
