import { describe, expect, it } from '@jest/globals';
import { MemoryLogger } from '../../../test/support/memory-logger.js';
import { masked, textsOf, turn } from '../../../test/support/session-messages.js';
import { sessionStoreBehaviour, transcript } from '../../../test/support/session-store-behaviour.js';
import { loadSettings } from '../../config/load.js';
import { MemorySessionStore } from './memory-session-store.js';

const WAITING = { signal: new AbortController().signal, maxWaitMs: 1_000 };
const DAY_MS = 86_400_000;

const memoryStore = (environment: Readonly<Record<string, string>> = {}) => {
  const settings = loadSettings({ AGENT_SESSION_WINDOW_SIZE: '6', ...environment });
  const logger = new MemoryLogger();
  const time = { nowMs: Date.parse('2026-11-26T00:00:00Z') };
  const store = new MemorySessionStore({ settings, logger, clock: { now: () => new Date(time.nowMs) } });
  const tell = (id: string, question: string, answer = 'a') =>
    store.withConversation(id, WAITING, (conversation) => conversation.append(turn(question, answer), null));
  const texts = (id: string) =>
    store.withConversation(id, WAITING, async ({ messages }) => textsOf(messages));
  return { store, logger, time, tell, texts };
};

describe('history in memory', () => {
  const { store } = memoryStore();
  sessionStoreBehaviour(() => store);

  it('is told of at boot, with the settings that would keep it', async () => {
    const { store, logger } = memoryStore();
    await store.prepare();
    expect(logger.lines).toHaveLength(1);
    expect(logger.lines[0]).toMatchObject({ level: 'warn', event: 'history_in_memory' });
    expect(String(logger.lines[0]?.fields['remedy'])).toContain('SESSION_DB_HOST');
    expect(store.availability().state).toBe('memory');
  });

  it('keeps AGENT_CACHE_SIZE conversations, the most recently used', async () => {
    const { tell, texts } = memoryStore({ AGENT_CACHE_SIZE: '2' });
    await tell('a', 'q1');
    await tell('b', 'q2');
    await texts('a');
    await tell('c', 'q3');
    expect([await texts('a'), await texts('b'), await texts('c')]).toEqual([['q1', 'a'], [], ['q3', 'a']]);
  });

  it('forgets a conversation after AGENT_CACHE_TTL_SECONDS without use', async () => {
    const { tell, texts, time } = memoryStore({ AGENT_CACHE_TTL_SECONDS: '60' });
    await tell('a', 'q');
    time.nowMs += 50_000;
    expect(await texts('a')).toHaveLength(2);
    time.nowMs += 50_000;
    expect(await texts('a')).toHaveLength(2);
    time.nowMs += 61_000;
    expect(await texts('a')).toEqual([]);
  });

  it('stays within SESSION_MEMORY_LIMIT_BYTES over conversations and summaries alike, the oldest go first', async () => {
    const { store, tell, texts } = memoryStore({ SESSION_MEMORY_LIMIT_BYTES: '65536' });
    await tell('old', 'q', 'x'.repeat(20_000));
    await store.addSummary('s', masked('y'.repeat(20_000)));
    await tell('new', 'q', 'x'.repeat(30_000));
    expect(await texts('old')).toEqual([]);
    expect(await store.summaries('s')).toHaveLength(1);
    expect(await texts('new')).toHaveLength(2);
  });

  it('loses nothing of a conversation that is pushed out while it is held', async () => {
    const { store, tell, texts } = memoryStore({ AGENT_CACHE_SIZE: '1' });
    await tell('a', 'q1');
    await store.withConversation('a', WAITING, async (conversation) => {
      await tell('b', 'q');
      await conversation.append(turn('q2', 'a'), null);
    });
    expect(await texts('a')).toEqual(['q1', 'a', 'q2', 'a']);
  });

  it('forgets everything after SESSION_RETENTION_DAYS', async () => {
    const { store, tell, texts, time } = memoryStore({ SESSION_RETENTION_DAYS: '2' });
    await tell('a', 'q');
    await store.addSummary('s', masked('old'));
    await store.addTranscript(masked(transcript({ lookedAt: { namespaces: ['shop'], nodes: [] } })));
    time.nowMs += DAY_MS * 1.5;
    await store.addSummary('s', masked('new'));
    time.nowMs += DAY_MS;
    expect(await texts('a')).toEqual([]);
    expect((await store.summaries('s')).map(({ text }) => text)).toEqual(['new']);
    expect(await store.lookedAt('INC-1')).toEqual({ namespaces: [], nodes: [] });
  });
});
