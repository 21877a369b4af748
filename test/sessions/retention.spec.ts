import { beforeAll, describe, expect, it } from '@jest/globals';
import { loadSettings } from '../../src/config/load.js';
import { Database } from '../../src/sessions/database/database.js';
import { RetentionJob } from '../../src/sessions/database/retention-job.js';
import { MemoryLogger } from '../support/memory-logger.js';
import { postgresForThisFile, type PostgresServer } from '../support/postgres-server.js';

const COUNTED = [
  'kuberca_messages',
  'kuberca_conversations',
  'kuberca_transcripts',
  'kube_rca_session_summaries',
] as const;

let server: PostgresServer;
beforeAll(async () => {
  server = await postgresForThisFile();
});

/** 30 days of retention over a database with old and new rows in every table. */
const retention = async (name: string, old: number) => {
  const settings = loadSettings(server.settings(await server.database(name)));
  const logger = new MemoryLogger();
  const database = new Database({ settings: settings.sessions, logger });
  await database.start();
  for (const [prefix, count, age] of [
    ['old', old, '31 days'],
    ['new', 5, '29 days'],
  ] as const) {
    const at = `now() - interval '${age}'`;
    await server.query(
      name,
      `insert into kuberca_conversations (conversation_id, created_at, updated_at)
       select '${prefix}-' || n, now() - interval '90 days', ${at} from generate_series(1, ${count}) n;
       insert into kuberca_messages (conversation_id, number, message, created_at)
       select '${prefix}-' || n, m, '{}', ${at} from generate_series(1, ${count}) n, generate_series(0, 1) m;
       insert into kuberca_transcripts (session_id, kind, provider, model, looked_at, messages, usage, created_at)
       select '${prefix}', 'analysis', 'p', 'm', '{}', '[]', '{}', ${at} from generate_series(1, ${count});
       insert into kube_rca_session_summaries (session_id, summary, created_at)
       select '${prefix}', 's', ${at} from generate_series(1, ${count})`,
    );
  }
  const job = new RetentionJob(database, settings.sessions.retentionDays, logger);
  const left = async () => {
    const counts: Record<string, number> = {};
    for (const table of COUNTED) {
      const [row] = await server.query<{ count: number }>(name, `select count(*)::int from ${table}`);
      counts[table] = row!.count;
    }
    return Object.values(counts);
  };
  return { database, job, logger, left };
};

describe('retention', () => {
  it('removes what is too old from every table, in batches, and keeps the rest', async () => {
    const { database, job, left, logger } = await retention('expired', 1_100);
    expect(await job.run()).toEqual({
      kuberca_messages: 2_200,
      kuberca_conversations: 1_100,
      kuberca_transcripts: 1_100,
      kube_rca_session_summaries: 1_100,
    });
    expect(await left()).toEqual([10, 5, 5, 5]);
    expect(logger.lines.at(-1)).toMatchObject({ level: 'info', event: 'sessions_expired' });
    await database.close();
  });

  it('of old messages leaves the conversation that is still used', async () => {
    const { database, job } = await retention('used', 1);
    await server.query('used', `update kuberca_conversations set updated_at = now()`);
    await job.run();
    const rows = await server.query(
      'used',
      `select from kuberca_conversations where conversation_id = 'old-1'`,
    );
    expect(rows).toHaveLength(1);
    await database.close();
  });

  it('is done by one process at a time', async () => {
    const { database, job, left } = await retention('locked', 3);
    const release = await server.hold('locked', `select pg_advisory_lock(${0x6b756265}, 2)`);
    expect(Object.values(await job.run())).toEqual([0, 0, 0, 0]);
    await release();
    await job.run();
    expect(await left()).toEqual([10, 5, 5, 5]);
    await database.close();
  });

  it('by several at once removes everything once', async () => {
    const { database, job, left, logger } = await retention('several', 900);
    const other = new RetentionJob(database, 30, logger);
    await Promise.all([job.run(), other.run()]);
    await job.run();
    expect(await left()).toEqual([10, 5, 5, 5]);
    await database.close();
  });

  it('never fails: without a database it says so, and stopped it begins nothing', async () => {
    const { database, job, logger } = await retention('stopped', 3);
    job.stop();
    expect(Object.values(await job.run())).toEqual([0, 0, 0, 0]);
    await database.close();
    const after = new RetentionJob(database, 30, logger);
    await expect(after.run()).resolves.toEqual({});
    expect(logger.lines.at(-1)).toMatchObject({ level: 'warn', event: 'sessions_not_expired' });
  });
});
