import { beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import {
  ALERT_KEY,
  HistoryService,
  INCIDENT_KEY,
  kept,
  modelForThisTest,
  shownIn,
} from '../support/history-service.js';
import { answering, structuredAnswer, type ModelServer } from '../support/model-server.js';
import { postgresForThisFile, type PostgresServer } from '../support/postgres-server.js';

const SECRET = 'hunter2-Tr0ub4dor';
const JWT = `eyJhbGciOiJIUzI1NiJ9.eyJ${'a'.repeat(40)}.${'b'.repeat(43)}`;
const SUMMARY = 'The cart-api container exceeds its memory limit of 64Mi.';

/** An answer with one sentence as its summary. */
const saying = (summary: string) =>
  answering(structuredAnswer({ en: { summary, detail: '#### **Root Cause**\n\n- It is OOM-killed (E1).' } }));

let server: PostgresServer;
beforeAll(async () => {
  server = await postgresForThisFile();
});

let model: ModelServer;
beforeEach(async () => {
  model = await modelForThisTest();
});

const summariesIn = (database: string) =>
  server.query<{ session_id: string; summary: string }>(
    database,
    'select session_id, summary from kube_rca_session_summaries order by summary_id',
  );

/** Every row of every table, as text. */
const everythingIn = async (database: string): Promise<string> => {
  const tables = await server.query<{ tablename: string }>(
    database,
    `select tablename from pg_tables where schemaname = 'public'`,
  );
  const rows = await Promise.all(
    tables.map(({ tablename }) =>
      server.query<{ row: string }>(database, `select t::text as row from "${tablename}" t`),
    ),
  );
  return rows
    .flat()
    .map(({ row }) => row)
    .join('\n');
};

describe('an analysis', () => {
  it('leaves its summary under both keys and its transcript, and no secret', async () => {
    const database = await server.database('rows');
    const service = await HistoryService.up(model, server.settings(database));
    model.otherwise = saying(`${SUMMARY} password=${SECRET}`);
    const { code } = await service.analyse({
      runbook: `curl -H "Authorization: Bearer ${JWT}"`,
      note: `password=${SECRET}`,
    });
    expect(code).toBe(200);
    await kept(server, database, 1);
    const summaries = await summariesIn(database);
    expect(summaries.map(({ session_id }) => session_id)).toEqual([ALERT_KEY, INCIDENT_KEY]);
    for (const { summary } of summaries) expect(summary).toContain(SUMMARY);
    const [transcript] = await server.query(database, 'select * from kuberca_transcripts');
    expect(transcript).toMatchObject({ session_id: INCIDENT_KEY, incident_id: 'INC-7', kind: 'analysis' });
    const everything = await everythingIn(database);
    expect(everything).toContain('runbook'); // the alert's annotations are in there
    expect(everything).not.toContain(SECRET);
    expect(everything).not.toContain(JWT);
  });

  it('is shown what earlier ones of the same alert said, also by another process', async () => {
    const database = await server.database('shared');
    const first = await HistoryService.up(model, server.settings(database));
    model.otherwise = saying(SUMMARY);
    await first.analyse();
    await kept(server, database, 1);
    expect(shownIn(model, -1)).not.toContain(SUMMARY);
    model.otherwise = saying('It was killed once more.');
    await first.analyse();
    await kept(server, database, 2);
    expect(shownIn(model, -1)).toContain(SUMMARY);
    const second = await HistoryService.up(model, server.settings(database));
    await second.analyse();
    expect(shownIn(model, -1)).toContain(SUMMARY);
    expect(shownIn(model, -1)).toContain('It was killed once more.');
  });

  it('is shown what the existing agent left, masked, and keeps it', async () => {
    const database = await server.database('upgraded');
    await server.query(
      database,
      `create table kube_rca_session_summaries (
         summary_id bigserial primary key, session_id text not null, summary text not null,
         created_at timestamptz not null default now());
       create index kube_rca_session_summaries_lookup_idx
         on kube_rca_session_summaries (session_id, summary_id desc);
       insert into kube_rca_session_summaries (session_id, summary, created_at) values
         ('${INCIDENT_KEY}', 'Seen by the old agent. password=${SECRET}', '2026-02-01'),
         ('${ALERT_KEY}', 'Seen without an incident.', '2026-01-01'),
         ('INC-7:summary', 'What the whole incident was.', '2026-01-01'),
         ('alert:ffffffffffffffff', 'Of another alert.', '2026-01-01')`,
    );
    const service = await HistoryService.up(model, server.settings(database));
    await service.analyse();
    const shown = shownIn(model, -1);
    expect(shown).toMatch(/Seen without an incident\.[^]*Seen by the old agent\./);
    expect(shown).not.toContain(SECRET);
    expect(shown).not.toContain('Of another alert.');
    expect(await service.summarizeIncident('INC-7')).toBe(200);
    expect(shownIn(model, -1)).toContain('What the whole incident was.');
    await kept(server, database, 2);
    const texts = (await summariesIn(database)).map(({ summary }) => summary);
    expect(texts).toEqual(expect.arrayContaining(['Seen without an incident.', 'Of another alert.']));
  });
});
