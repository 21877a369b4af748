import { describe, expect, it } from '@jest/globals';
import { setTimeout as sleep } from 'node:timers/promises';
import type { ConversationMessage } from '../../src/sessions/conversation-message.js';
import { ConversationBusy, type SessionStore, type Transcript } from '../../src/sessions/session-store.js';
import { masked, textsOf, turn } from './session-messages.js';

const WAITING = { signal: new AbortController().signal, maxWaitMs: 20_000 };

export const transcript = (parts: Partial<Transcript> = {}): Transcript => ({
  key: 'INC-1:5f1c0a9be2d7463a',
  incidentId: 'INC-1',
  kind: 'analysis',
  model: { provider: 'openai', id: 'gpt-4o' },
  lookedAt: { namespaces: [], nodes: [] },
  messages: [],
  usage: { inputTokens: 12 },
  ...parts,
});

/** What holds of every session store. Window 6, three summaries a key; ids are made anew for each test. */
export const sessionStoreBehaviour = (storeOf: () => SessionStore): void => {
  let ids = 0;
  const newId = (): string => `${storeOf().kind}-${++ids}`;
  const read = (id: string): Promise<readonly ConversationMessage[]> =>
    storeOf().withConversation(id, WAITING, async ({ messages }) => messages);

  describe('summaries', () => {
    it('come back oldest first, the newest three of a key', async () => {
      const key = newId();
      expect(await storeOf().summaries(key)).toEqual([]);
      for (const text of ['one', 'two', 'three', 'four']) await storeOf().addSummary(key, masked(text));
      await storeOf().addSummary(newId(), masked('of another key'));
      const found = await storeOf().summaries(key);
      expect(found.map(({ text }) => text)).toEqual(['two', 'three', 'four']);
      for (const { createdAt } of found) expect(createdAt).toBe(new Date(createdAt).toISOString());
    });

    it('survive characters that a database may refuse, and very long keys', async () => {
      const key = `${newId()}\0${'pod-'.repeat(2_000)}`;
      await storeOf().addSummary(key, masked('half \uD83D of a smile'));
      expect(await storeOf().summaries(key)).toHaveLength(1);
      expect(await storeOf().summaries(key.slice(0, -4))).toEqual([]);
    });
  });

  describe('where an incident was looked at', () => {
    it('is that of all its analyses together', async () => {
      const incidentId = newId();
      const looked = (namespaces: string[], nodes: string[]) =>
        storeOf().addTranscript(masked(transcript({ incidentId, lookedAt: { namespaces, nodes } })));
      await looked(['shop'], ['n1']);
      await looked(['payments', 'shop'], []);
      await storeOf().addTranscript(
        masked(transcript({ incidentId: null, lookedAt: { namespaces: ['x'], nodes: [] } })),
      );
      expect(await storeOf().lookedAt(incidentId)).toEqual({
        namespaces: ['payments', 'shop'],
        nodes: ['n1'],
      });
    });

    it('is nowhere when nothing is known of it', async () => {
      expect(await storeOf().lookedAt(newId())).toEqual({ namespaces: [], nodes: [] });
    });
  });

  describe('a conversation', () => {
    it('goes on where it was left, with the digest of its context', async () => {
      const id = newId();
      await storeOf().withConversation(id, WAITING, async (conversation) => {
        expect([conversation.messages, conversation.contextDigest]).toEqual([[], null]);
        await conversation.append(turn('why?', 'memory'), 'digest-1');
        await conversation.append(turn('since when?', 'noon'), 'digest-2');
        expect(conversation.contextDigest).toBe('digest-2');
      });
      await storeOf().withConversation(id, WAITING, async ({ messages, contextDigest }) => {
        expect(textsOf(messages)).toEqual(['why?', 'memory', 'since when?', 'noon']);
        expect(contextDigest).toBe('digest-2');
      });
    });

    it('keeps messages as they are: calls of tools, texts of any character that can be kept', async () => {
      const id = newId();
      const said: readonly ConversationMessage[] = [
        { role: 'user', text: '왜 😀?' },
        {
          role: 'assistant',
          text: null,
          toolCalls: [{ id: 'c1', name: 'get_pod_logs', arguments: '{"pod":"a\\u0000"}' }],
        },
        { role: 'tool', callId: 'c1', name: 'get_pod_logs', text: 'line 1\nline 2\t"\\' },
        { role: 'assistant', text: 'because', toolCalls: [] },
      ];
      await storeOf().withConversation(id, WAITING, (conversation) =>
        conversation.append(masked(said), null),
      );
      expect(await read(id)).toEqual(said);
    });

    it('shows the window, cut before a question', async () => {
      const id = newId();
      await storeOf().withConversation(id, WAITING, async (conversation) => {
        for (const n of [1, 2, 3, 4, 5]) await conversation.append(turn(`q${n}`, `a${n}`), null);
      });
      expect(textsOf(await read(id))).toEqual(['q3', 'a3', 'q4', 'a4', 'q5', 'a5']);
    });

    it('of which the last turn is longer than the window still shows its question', async () => {
      const id = newId();
      const answers = Array.from({ length: 9 }, (_, n): ConversationMessage => ({
        role: 'assistant',
        text: `a${n}`,
        toolCalls: [],
      }));
      await storeOf().withConversation(id, WAITING, (conversation) =>
        conversation.append(masked([{ role: 'user', text: 'q' }, ...answers]), null),
      );
      expect(textsOf(await read(id))).toEqual(['q', 'a4', 'a5', 'a6', 'a7', 'a8']);
    });

    it('is had by one at a time, in the order of arrival', async () => {
      const id = newId();
      await Promise.all(
        [1, 2, 3, 4].map((n) =>
          storeOf().withConversation(id, WAITING, async (conversation) => {
            await sleep(5);
            await conversation.append(masked([{ role: 'user', text: `q${n}` }]), null);
            await sleep(5);
          }),
        ),
      );
      expect(textsOf(await read(id))).toEqual(['q1', 'q2', 'q3', 'q4']);
    });

    it('is free again when the work on it fails, and the failure is the caller’s', async () => {
      const id = newId();
      const failing = storeOf().withConversation(id, WAITING, async () => {
        throw new Error('the model is gone');
      });
      await expect(failing).rejects.toThrow('the model is gone');
      expect(await read(id)).toEqual([]);
    });

    it('is not waited for longer than asked', async () => {
      const id = newId();
      const done = Promise.withResolvers<void>();
      const holding = storeOf().withConversation(id, WAITING, () => done.promise);
      const impatient = storeOf().withConversation(id, { ...WAITING, maxWaitMs: 20 }, async () => 'never');
      await expect(impatient).rejects.toBeInstanceOf(ConversationBusy);
      done.resolve();
      await holding;
    });

    it('is not opened for a caller that is gone', async () => {
      const gone = { ...WAITING, signal: AbortSignal.abort(new Error('gone')) };
      await expect(storeOf().withConversation(newId(), gone, async () => 'never')).rejects.toThrow('gone');
    });
  });
};
