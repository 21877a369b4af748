import { describe, expect, it } from '@jest/globals';
import * as fc from 'fast-check';
import type { ConversationMessage } from './conversation-message.js';
import { windowOf } from './window.js';

const user = (text: string): ConversationMessage => ({ role: 'user', text });
const says = (text: string | null, ...ids: string[]): ConversationMessage => ({
  role: 'assistant',
  text,
  toolCalls: ids.map((id) => ({ id, name: 'get_pod_logs', arguments: '{}' })),
});
const result = (callId: string): ConversationMessage => ({
  role: 'tool',
  callId,
  name: 'get_pod_logs',
  text: `of ${callId}`,
});

const TURN = [user('why?'), says(null, 'a', 'b'), result('a'), result('b'), says('because')];

describe('the window of a conversation', () => {
  it.each<[string, number, readonly ConversationMessage[], readonly ConversationMessage[]]>([
    ['all of a short one', 40, TURN, TURN],
    ['nothing of none', 40, [], []],
    ['whole turns only', 7, [...TURN, ...TURN], TURN],
    ['two turns that just fit', 10, [...TURN, ...TURN], [...TURN, ...TURN]],
    ['the question and the end of a turn that is longer', 2, TURN, [user('why?'), says('because')]],
    ['of such a turn no results without their call', 4, TURN, [user('why?'), says('because')]],
    [
      'the question and the newest calls with their results',
      4,
      [user('why?'), says(null, 'a'), result('a'), says(null, 'b'), result('b'), says('because')],
      [user('why?'), says(null, 'b'), result('b'), says('because')],
    ],
    ['the question alone', 1, TURN, [user('why?')]],
    ['nothing where nobody asked', 40, [says('hello')], []],
    ['a question that was never answered', 40, [user('a'), user('b')], [user('a'), user('b')]],
    [
      'no call without its result',
      40,
      [user('a'), says('b', 'x', 'y'), result('y')],
      [user('a'), says('b', 'y'), result('y')],
    ],
    [
      'no message of which nothing is left',
      40,
      [user('a'), says(null, 'x'), user('b')],
      [user('a'), user('b')],
    ],
    ['no result that nobody called for', 40, [user('a'), result('x'), says('b')], [user('a'), says('b')]],
    [
      'results in the order of their calls',
      40,
      [user('a'), says(null, 'x', 'y'), result('y'), result('x')],
      [user('a'), says(null, 'x', 'y'), result('x'), result('y')],
    ],
  ])('is %s', (_, size, messages, expected) => {
    expect(windowOf(messages, size)).toEqual(expected);
  });

  const ids = fc.constantFrom('a', 'b', 'c');
  const message = fc.oneof(
    fc.string().map(user),
    fc.tuple(fc.option(fc.string()), fc.uniqueArray(ids)).map(([text, calls]) => says(text, ...calls)),
    ids.map(result),
  );
  const conversation = fc.array(message, { maxLength: 30 });
  const size = fc.integer({ min: 1, max: 12 });

  it('holds at most its size, begins with the user, and pairs every call with its result', () => {
    fc.assert(
      fc.property(conversation, size, (messages, most) => {
        const shown = windowOf(messages, most);
        expect(shown.length).toBeLessThanOrEqual(most);
        expect(shown[0]?.role ?? 'user').toBe('user');
        const open: string[] = [];
        for (const shownMessage of shown) {
          if (shownMessage.role === 'tool') expect(open.shift()).toBe(shownMessage.callId);
          else expect(open).toEqual([]);
          if (shownMessage.role === 'assistant') open.push(...shownMessage.toolCalls.map(({ id }) => id));
        }
        expect(open).toEqual([]);
      }),
    );
  });

  it('keeps the newest question whenever there is one', () => {
    fc.assert(
      fc.property(conversation, size, (messages, most) => {
        const question = messages.findLast(({ role }) => role === 'user');
        const kept = windowOf(messages, most).findLast(({ role }) => role === 'user');
        expect(kept).toEqual(question);
      }),
    );
  });

  it('is the same from the end of a conversation with its newest question as from all of it', () => {
    fc.assert(
      fc.property(conversation, size, (messages, most) => {
        const end = messages.slice(-most);
        const question = messages.findLast(({ role }) => role === 'user');
        const asRead =
          question === undefined || end.some(({ role }) => role === 'user') ? end : [question, ...end];
        expect(windowOf(asRead, most)).toEqual(windowOf(messages, most));
      }),
    );
  });
});
