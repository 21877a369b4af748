import { beforeAll, describe, expect, it } from '@jest/globals';
import { DataSource } from 'typeorm';
import { ENTITIES } from '../../src/sessions/database/entities.js';
import { SessionsUnavailable } from '../../src/sessions/session-store.js';
import { PASSWORD, postgresForThisFile, type PostgresServer } from '../support/postgres-server.js';
import { masked } from '../support/session-messages.js';
import { databaseStore } from '../support/session-stores.js';
import { until } from '../support/until.js';

const TABLES = [
  'kube_rca_session_summaries',
  'kuberca_conversations',
  'kuberca_messages',
  'kuberca_migrations',
  'kuberca_transcripts',
];

let server: PostgresServer;
beforeAll(async () => {
  server = await postgresForThisFile();
});

const tablesOf = async (database: string) => {
  const rows = await server.query<{ tablename: string }>(
    database,
    `select tablename from pg_tables where schemaname = 'public' order by 1`,
  );
  return rows.map(({ tablename }) => tablename);
};

/** As the existing agent makes it. */
const OLD_AGENT = `
  create table kube_rca_session_summaries (
    summary_id bigserial primary key, session_id text not null, summary text not null,
    created_at timestamptz not null default now());
  create index kube_rca_session_summaries_lookup_idx on kube_rca_session_summaries (session_id, summary_id desc);
  create table strands_sessions (session_id text primary key, data jsonb not null);
  insert into kube_rca_session_summaries (session_id, summary, created_at) values
    ('INC-1:f', 'first', '2026-11-20T01:00:00Z'), ('INC-1:f', 'second', '2026-11-21T01:00:00+09:00'), ('alert:g', 'other', now());`;

describe('the tables', () => {
  it('are made by the first of many that start at once', async () => {
    const name = await server.database('raced');
    const stores = Array.from({ length: 8 }, () => databaseStore(server.settings(name)));
    await Promise.all(stores.map(({ store }) => store.prepare()));
    for (const { store } of stores) expect(store.availability()).toEqual({ state: 'up', reason: null });
    const ran = stores.flatMap(({ logger }) => logger.lines.map(({ fields }) => fields['migrations']));
    expect(ran.toSorted()).toEqual([0, 0, 0, 0, 0, 0, 0, 1]);
    expect(await tablesOf(name)).toEqual(TABLES);
  });

  it('are waited for no longer than a statement may take, and then asked for again', async () => {
    const name = await server.database('waiting');
    const settings = { ...server.settings(name), SESSION_DB_TIMEOUT_SECONDS: '1' };
    const { store } = databaseStore(settings);
    const release = await server.hold(name, `select pg_advisory_lock(${0x6b756265}, 1)`);
    await store.prepare();
    expect(store.availability().state).toBe('down');
    await release();
    await until('the store is up', () => store.availability().state === 'up');
    expect(await tablesOf(name)).toEqual(TABLES);
  });

  it('are all made or none', async () => {
    const name = await server.database('halfway');
    await server.query(name, 'create table kuberca_transcripts (mine int)');
    const { store } = databaseStore(server.settings(name));
    await store.prepare();
    expect(store.availability().reason).toContain('kuberca_transcripts');
    expect(await tablesOf(name)).toEqual(['kuberca_transcripts']);
    await server.query(name, 'drop table kuberca_transcripts');
    await until('the store is up', () => store.availability().state === 'up');
  });

  it('are those that the entities describe', async () => {
    const name = await server.database('described');
    await databaseStore(server.settings(name)).store.prepare();
    const dataSource = await new DataSource({
      type: 'postgres',
      host: '127.0.0.1',
      port: server.port,
      username: 'kuberca',
      password: PASSWORD,
      database: name,
      entities: ENTITIES,
    }).initialize();
    try {
      const { upQueries } = await dataSource.driver.createSchemaBuilder().log();
      expect(upQueries.map(({ query }) => query)).toEqual([]);
    } finally {
      await dataSource.destroy();
    }
  });
});

describe('a database of the existing agent', () => {
  it('keeps its summaries, which count like our own; its other tables are left alone', async () => {
    const name = await server.database('upgraded');
    await server.query(name, OLD_AGENT);
    const { store } = databaseStore(server.settings(name));
    expect(await store.summaries('INC-1:f')).toEqual([
      { text: 'first', createdAt: '2026-11-20T01:00:00.000Z' },
      { text: 'second', createdAt: '2026-11-20T16:00:00.000Z' },
    ]);
    await store.addSummary('INC-1:f', masked('third'));
    await store.addSummary('INC-1:f', masked('fourth'));
    expect((await store.summaries('INC-1:f')).map(({ text }) => text)).toEqual(['second', 'third', 'fourth']);
    expect((await store.summaries('alert:g')).map(({ text }) => text)).toEqual(['other']);
    expect(await tablesOf(name)).toEqual([...TABLES, 'strands_sessions']);
    const indices = await server.query<{ indexdef: string }>(
      name,
      `select indexdef from pg_indexes where tablename = 'kube_rca_session_summaries' and indexname like '%lookup%'`,
    );
    expect(indices.map(({ indexdef }) => indexdef)).toEqual([
      expect.stringContaining('(session_id, summary_id DESC)'),
    ]);
  });

  it('is used by a user who may read and write that table but does not own it', async () => {
    const name = await server.database('granted');
    await server.query(name, OLD_AGENT);
    await server.query(
      name,
      `create role guest login password 'guest';
       grant create, usage on schema public to guest;
       grant select, insert, delete on kube_rca_session_summaries to guest;
       grant usage on sequence kube_rca_session_summaries_summary_id_seq to guest`,
    );
    const settings = { ...server.settings(name), SESSION_DB_USER: 'guest', SESSION_DB_PASSWORD: 'guest' };
    const { store } = databaseStore(settings);
    await store.addSummary('INC-1:f', masked('third'));
    expect(await store.summaries('INC-1:f')).toHaveLength(3);
  });

  it('says so when the user may not make tables', async () => {
    const name = await server.database('forbidden');
    await server.query(name, `create role nobody login password 'nobody'`);
    const settings = { ...server.settings(name), SESSION_DB_USER: 'nobody', SESSION_DB_PASSWORD: 'nobody' };
    const { store } = databaseStore(settings);
    await expect(store.summaries('k')).rejects.toBeInstanceOf(SessionsUnavailable);
    expect(store.availability().reason).toContain('permission denied for schema public');
  });
});
