import { beforeAll, describe, expect, it } from '@jest/globals';
import { ConversationLost, SessionsUnavailable } from '../../src/sessions/session-store.js';
import { Line } from '../support/line.js';
import { postgresForThisFile, type PostgresServer } from '../support/postgres-server.js';
import { masked, textsOf, turn } from '../support/session-messages.js';
import { databaseStore } from '../support/session-stores.js';
import { until } from '../support/until.js';

const WAITING = { signal: new AbortController().signal, maxWaitMs: 20_000 };

let server: PostgresServer;
beforeAll(async () => {
  server = await postgresForThisFile();
});

const isUp = (store: ReturnType<typeof databaseStore>['store']) => () => store.availability().state === 'up';

describe('a database that goes away', () => {
  it('costs what is asked meanwhile an error, and is used again once it is back', async () => {
    const { store, logger } = databaseStore(server.settings(await server.database('stopped')));
    await store.addSummary('k', masked('before'));
    await server.stop();
    await expect(store.summaries('k')).rejects.toBeInstanceOf(SessionsUnavailable);
    await until('the outage is noticed', () =>
      logger.lines.some(({ event }) => event === 'sessions_database_down'),
    );
    await expect(store.addSummary('k', masked('lost'))).rejects.toBeInstanceOf(SessionsUnavailable);
    await expect(store.withConversation('c', WAITING, async () => 'never')).rejects.toBeInstanceOf(
      SessionsUnavailable,
    );
    expect(store.availability()).toMatchObject({ state: 'down' });
    await server.start();
    await until('the store is up again', isUp(store));
    await store.addSummary('k', masked('after'));
    expect((await store.summaries('k')).map(({ text }) => text)).toEqual(['before', 'after']);
    const events = logger.lines.filter(({ level }) => level !== 'debug').map(({ event }) => event);
    expect(events).toEqual(['sessions_database_up', 'sessions_database_down', 'sessions_database_up']);
  });

  it('is noticed also when nobody asks', async () => {
    const { store } = databaseStore(server.settings(await server.database('idle')));
    await store.prepare();
    await server.stop();
    await until('the outage is noticed', () => store.availability().state === 'down');
    await server.start();
    await until('the store is up again', isUp(store));
  });

  it('lets work on a conversation go on: its result counts, only what it adds is lost', async () => {
    const { store } = databaseStore(server.settings(await server.database('mid-work')));
    await store.withConversation('c', WAITING, (conversation) => conversation.append(turn('q1', 'a1'), null));
    const result = await store.withConversation('c', WAITING, async (conversation) => {
      await server.stop();
      await expect(conversation.append(turn('q2', 'a2'), null)).rejects.toBeInstanceOf(SessionsUnavailable);
      return 'the answer';
    });
    expect(result).toBe('the answer');
    await server.start();
    await until('the store is up again', isUp(store));
    // The lease of the one before could not be given back.
    await server.query('mid-work', 'update kuberca_conversations set lease_until = now()');
    await store.withConversation('c', WAITING, async ({ messages }) => {
      expect(textsOf(messages)).toEqual(['q1', 'a1']);
    });
  });

  it('for a moment while a conversation is held costs nothing', async () => {
    const { store } = databaseStore(server.settings(await server.database('moment')), { leaseMs: 300 });
    await store.withConversation('c', WAITING, async (conversation) => {
      await server.stop();
      await until('the outage is noticed', () => store.availability().state === 'down');
      await server.start();
      await until('the store is up again', isUp(store));
      await conversation.append(turn('q', 'a'), null);
    });
    await store.withConversation('c', WAITING, async ({ messages }) => {
      expect(textsOf(messages)).toEqual(['q', 'a']);
    });
  });

  it('and comes back empty gets its tables again', async () => {
    const { store } = databaseStore(server.settings(await server.database('restored')));
    await store.withConversation('c', WAITING, async (conversation) => {
      await server.query('postgres', 'drop database restored with (force)');
      await server.database('restored');
      await until('the store is up again', async () => {
        await store.summaries('k').catch(() => undefined);
        return isUp(store)() && (await store.summaries('k')).length === 0;
      });
      await expect(conversation.append(turn('q', 'a'), null)).rejects.toBeInstanceOf(ConversationLost);
    });
    await store.withConversation('c', WAITING, async ({ messages }) => expect(messages).toEqual([]));
  });

  it('was away at the start is used once it is there', async () => {
    await server.database('late');
    await server.stop();
    const { store } = databaseStore(server.settings('late'));
    await store.prepare();
    expect(store.availability().state).toBe('down');
    await server.start();
    await until('the store is up', isUp(store));
    expect(await store.summaries('k')).toEqual([]);
  });
});

describe('a database that no longer answers, over connections that stay', () => {
  const silentAfter = async (
    name: string,
    use: (store: ReturnType<typeof databaseStore>['store']) => Promise<unknown>,
  ) => {
    const line = await Line.to(server.port);
    const settings = server.settings(await server.database(name), line.listensOn);
    const { store } = databaseStore({
      ...settings,
      SESSION_DB_TIMEOUT_SECONDS: '1',
      SESSION_DB_POOL_SIZE: '2',
    });
    await store.prepare();
    await use(store);
    line.fallSilent();
    return { line, store };
  };

  it('is given up after the timeout, by everyone who asks, and is used again once it answers', async () => {
    const { line, store } = await silentAfter('silent', (it) => it.addSummary('k', masked('before')));
    const asked = await Promise.allSettled(Array.from({ length: 6 }, () => store.summaries('k')));
    for (const outcome of asked) {
      expect(outcome).toMatchObject({ status: 'rejected', reason: { name: 'SessionsUnavailable' } });
    }
    line.workAgain();
    await until('the store is up again', isUp(store));
    expect((await store.summaries('k')).map(({ text }) => text)).toEqual(['before']);
    await line.close();
  });

  it('fails at once while it is known to be away', async () => {
    const { line, store } = await silentAfter('known', async () => undefined);
    await expect(store.summaries('k')).rejects.toThrow('did not answer in time');
    await until(
      'an attempt to reach it has failed',
      () => !store.availability().reason?.includes('did not answer'),
    );
    await expect(Promise.race([store.summaries('k'), new Promise(setImmediate)])).rejects.toBeInstanceOf(
      SessionsUnavailable,
    );
    await line.close();
  });

  it('does not hold up the stop', async () => {
    const { line, store } = await silentAfter('stop', async () => undefined);
    const asked = expect(store.summaries('k')).rejects.toBeInstanceOf(SessionsUnavailable);
    await store.onApplicationShutdown();
    await asked;
    await line.close();
  });
});
