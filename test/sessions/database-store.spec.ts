import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { inspect } from 'node:util';
import { ConversationBusy, ConversationLost, SessionsUnavailable } from '../../src/sessions/session-store.js';
import { postgresForThisFile, type PostgresServer } from '../support/postgres-server.js';
import { masked, textsOf, turn } from '../support/session-messages.js';
import { sessionStoreBehaviour, transcript } from '../support/session-store-behaviour.js';
import { databaseStore, type TestStore } from '../support/session-stores.js';

const WAITING = { signal: new AbortController().signal, maxWaitMs: 20_000 };
const HOLDER = join(import.meta.dirname, '../support/conversation-holder.mjs');

let server: PostgresServer;
let shared: TestStore;

beforeAll(async () => {
  server = await postgresForThisFile();
  shared = databaseStore(server.settings(await server.database('shared')), { keep: true });
  await shared.store.prepare();
});

afterAll(() => shared.store.onApplicationShutdown());

describe('history in PostgreSQL', () => {
  sessionStoreBehaviour(() => shared.store);

  it('is what another replica reads before its next turn', async () => {
    const [one, other] = [databaseStore(server.settings('shared')).store, shared.store];
    for (const [store, n] of [
      [one, 1],
      [other, 2],
      [one, 3],
    ] as const) {
      await store.withConversation('two-replicas', WAITING, (c) => c.append(turn(`q${n}`, `a${n}`), `d${n}`));
    }
    await other.withConversation('two-replicas', WAITING, async ({ messages, contextDigest }) => {
      expect(textsOf(messages)).toEqual(['q1', 'a1', 'q2', 'a2', 'q3', 'a3']);
      expect(contextDigest).toBe('d3');
    });
  });

  it('lets turns of two replicas to one conversation not interleave', async () => {
    const replicas = [databaseStore(server.settings('shared')).store, shared.store];
    let inside = 0;
    await Promise.all(
      Array.from({ length: 8 }, (_, n) =>
        replicas[n % 2]!.withConversation('busy', WAITING, async (conversation) => {
          inside += 1;
          expect(inside).toBe(1);
          await conversation.append(masked([{ role: 'user', text: `q${n}` }]), null);
          await sleep(10);
          await conversation.append(masked([{ role: 'assistant', text: `a${n}`, toolCalls: [] }]), null);
          inside -= 1;
        }),
      ),
    );
    const rows = await server.query<{ text: string }>(
      'shared',
      `select message ->> 'text' as text from kuberca_messages where conversation_id = 'busy' order by number`,
    );
    const texts = rows.map(({ text }) => text);
    expect(texts).toHaveLength(16);
    for (let n = 0; n < 16; n += 2) expect(texts[n + 1]).toBe(texts[n]!.replace('q', 'a'));
    const questionsOf = (replica: number) =>
      texts.filter((text) => text.startsWith('q') && Number(text.slice(1)) % 2 === replica);
    expect(questionsOf(0)).toEqual(['q0', 'q2', 'q4', 'q6']);
    expect(questionsOf(1)).toEqual(['q1', 'q3', 'q5', 'q7']);
  });

  it('makes another replica wait its turn no longer than it said', async () => {
    const other = databaseStore(server.settings('shared')).store;
    await shared.store.withConversation('held', WAITING, async () => {
      const impatient = other.withConversation('held', { ...WAITING, maxWaitMs: 300 }, async () => 'never');
      await expect(impatient).rejects.toBeInstanceOf(ConversationBusy);
      const leaving = new AbortController();
      const gone = other.withConversation(
        'held',
        { ...WAITING, signal: leaving.signal },
        async () => 'never',
      );
      leaving.abort(new Error('gone'));
      await expect(gone).rejects.toThrow('gone');
    });
  });

  it('waits for a replica that was killed no longer than its lease', async () => {
    const holder = spawn(process.execPath, [HOLDER, 'of-the-dead', '1500'], {
      env: { PATH: process.env['PATH'], ...server.settings('shared') },
      stdio: ['ignore', 'pipe', 'inherit'],
    });
    try {
      await once(holder.stdout!, 'data');
    } finally {
      holder.kill('SIGKILL');
    }
    const impatient = shared.store.withConversation(
      'of-the-dead',
      { ...WAITING, maxWaitMs: 0 },
      async () => 1,
    );
    await expect(impatient).rejects.toBeInstanceOf(ConversationBusy);
    await expect(shared.store.withConversation('of-the-dead', WAITING, async () => 'mine')).resolves.toBe(
      'mine',
    );
  });

  it('keeps a conversation for a holder that works longer than the lease', async () => {
    const slow = databaseStore(server.settings('shared'), { leaseMs: 300 }).store;
    await slow.withConversation('slow', WAITING, async (conversation) => {
      await sleep(900);
      const impatient = shared.store.withConversation('slow', { ...WAITING, maxWaitMs: 200 }, async () => 1);
      await expect(impatient).rejects.toBeInstanceOf(ConversationBusy);
      await conversation.append(turn('q', 'a'), null);
    });
  });

  it('refuses what a holder adds after another one took over, and keeps the other’s', async () => {
    await shared.store.withConversation('lost', WAITING, async (conversation) => {
      await conversation.append(turn('q1', 'a1'), null);
      // What an interruption longer than the lease comes to.
      await server.query(
        'shared',
        `update kuberca_conversations set lease_until = now() - interval '1 s' where conversation_id = 'lost'`,
      );
      const other = databaseStore(server.settings('shared')).store;
      await other.withConversation('lost', WAITING, (taken) => taken.append(turn('q2', 'a2'), null));
      await expect(conversation.append(turn('q3', 'a3'), null)).rejects.toBeInstanceOf(ConversationLost);
      await expect(conversation.append(turn('q4', 'a4'), null)).rejects.toBeInstanceOf(SessionsUnavailable);
    });
    await shared.store.withConversation('lost', WAITING, async ({ messages }) => {
      expect(textsOf(messages)).toEqual(['q1', 'a1', 'q2', 'a2']);
    });
  });

  it('holds no connection and no transaction while a conversation is worked on', async () => {
    const { store } = databaseStore({ ...server.settings('shared'), SESSION_DB_POOL_SIZE: '1' });
    await store.withConversation('one', WAITING, (one) =>
      store.withConversation('two', WAITING, async (two) => {
        await one.append(turn('q', 'a'), null);
        await two.append(turn('q', 'a'), null);
        expect(await store.summaries('k')).toEqual([]);
        const open = await server.query(
          'shared',
          `select from pg_stat_activity where state = 'idle in transaction'`,
        );
        expect(open).toEqual([]);
      }),
    );
  });

  it('opens no more connections than SESSION_DB_POOL_SIZE, whatever is asked at once', async () => {
    const name = await server.database('pool');
    const { store } = databaseStore({ ...server.settings(name), SESSION_DB_POOL_SIZE: '3' });
    await store.prepare();
    const counted: number[] = [];
    const counting = (async () => {
      for (let n = 0; n < 10; n++) {
        const [row] = await server.query<{ count: number }>(
          name,
          `select count(*)::int from pg_stat_activity where datname = $1 and application_name = 'kuberca-agent'`,
          [name],
        );
        counted.push(row!.count);
      }
    })();
    await Promise.all(
      Array.from({ length: 300 }, async (_, n) => {
        await store.addSummary(`k${n}`, masked('x'.repeat(1_000)));
        await store.summaries(`k${n}`);
      }),
    );
    await counting;
    expect(Math.max(...counted)).toBeGreaterThan(1);
    expect(Math.max(...counted)).toBeLessThanOrEqual(3);
  });

  it('keeps whole transcripts, also with characters that jsonb refuses', async () => {
    const said = transcript({
      incidentId: 'INC-T',
      lookedAt: { namespaces: ['shop'], nodes: ['n1'] },
      messages: [
        { role: 'user', text: 'NUL \0, half a smile \uD83D, a whole 😀' },
        { role: 'assistant', text: 'because', toolCalls: [] },
      ],
    });
    await shared.store.addTranscript(masked(said));
    const [row] = await server.query(
      'shared',
      `select * from kuberca_transcripts where incident_id = 'INC-T'`,
    );
    expect(row).toMatchObject({
      session_id: said.key,
      kind: 'analysis',
      provider: 'openai',
      model: 'gpt-4o',
      looked_at: said.lookedAt,
      messages: [{ text: 'NUL \uFFFD, half a smile \uFFFD, a whole 😀' }, said.messages[1]],
      usage: said.usage,
    });
  });
});

describe('failures of the database', () => {
  const failureOf = async (settings: Readonly<Record<string, string>>) => {
    const { store, logger } = databaseStore(settings);
    const failure = await store.summaries('k').then(
      () => null,
      (error: unknown) => error,
    );
    expect(failure).toBeInstanceOf(SessionsUnavailable);
    expect((failure as Error).cause).toBeInstanceOf(Error);
    expect(store.availability()).toEqual({ state: 'down', reason: (failure as Error).message });
    expect(logger.lines[0]).toMatchObject({ level: 'warn', event: 'sessions_database_down' });
    const told = inspect([failure, logger.lines], { depth: 20, showHidden: true });
    expect(told).not.toContain(settings['SESSION_DB_PASSWORD']);
    return (failure as Error).message;
  };

  it('name the reason, never the password: wrong password', async () => {
    const password = 'not-the-p@ssword';
    expect(await failureOf({ ...server.settings(), SESSION_DB_PASSWORD: password })).toContain(
      'password authentication failed',
    );
  });

  it('name the reason: no such database', async () => {
    expect(await failureOf(server.settings('nowhere'))).toContain('does not exist');
  });

  it('name the reason: nobody listens', async () => {
    expect(await failureOf(server.settings('shared', 1))).toContain('ECONNREFUSED');
  });

  it('name the reason: the authorities cannot be read', async () => {
    const settings = {
      ...server.settings(),
      SESSION_DB_SSL: 'verify',
      SESSION_DB_CA_FILE: '/nowhere/ca.crt',
    };
    expect(await failureOf(settings)).toContain('ENOENT');
  });

  it('carry neither the statement nor what was to be stored', async () => {
    const name = await server.database('dropped');
    const { store } = databaseStore(server.settings(name));
    await store.prepare();
    await server.query(name, 'drop table kube_rca_session_summaries');
    const failure = await store
      .addSummary('k', masked('a summary that nobody may see'))
      .catch((error: unknown) => error);
    expect(failure).toBeInstanceOf(SessionsUnavailable);
    expect(inspect(failure, { depth: 20, showHidden: true })).not.toContain('nobody may see');
  });
});

describe('an encrypted connection', () => {
  const isEncrypted = async (environment: Readonly<Record<string, string>>): Promise<boolean> => {
    const { store } = databaseStore({ ...server.settings('shared'), ...environment });
    await store.summaries('k');
    const [row] = await server.query<{ ssl: boolean }>(
      'shared',
      `select bool_and(ssl) as ssl from pg_stat_activity join pg_stat_ssl using (pid)
       where application_name = 'kuberca-agent' and backend_start = (
         select max(backend_start) from pg_stat_activity where application_name = 'kuberca-agent')`,
    );
    return row!.ssl;
  };

  it.each([
    ['off', false],
    ['require', true],
  ])('is made as SESSION_DB_SSL says: %s', async (mode, expected) => {
    expect(await isEncrypted({ SESSION_DB_SSL: mode })).toBe(expected);
  });

  it('is checked with the authorities of SESSION_DB_CA_FILE', async () => {
    expect(await isEncrypted({ SESSION_DB_SSL: 'verify', SESSION_DB_CA_FILE: server.certificateFile })).toBe(
      true,
    );
    const unchecked = databaseStore({ ...server.settings('shared'), SESSION_DB_SSL: 'verify' }).store;
    await expect(unchecked.summaries('k')).rejects.toThrow('certificate');
  });
});
