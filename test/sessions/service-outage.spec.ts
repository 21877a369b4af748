import { beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import { HistoryService, kept, modelForThisTest, shownIn } from '../support/history-service.js';
import { answering, structuredAnswer, type ModelServer } from '../support/model-server.js';
import { PASSWORD, postgresForThisFile, type PostgresServer } from '../support/postgres-server.js';

const SUMMARY = 'The cart-api container exceeds its memory limit.';
const UNREAD = expect.stringContaining('session history is not available');

let server: PostgresServer;
beforeAll(async () => {
  server = await postgresForThisFile();
});

let model: ModelServer;
beforeEach(async () => {
  model = await modelForThisTest();
  model.decides = ({ messages }) =>
    answering(
      String(messages[0]?.content).includes('You answer questions')
        ? 'Because of the limit.'
        : structuredAnswer({ en: { summary: SUMMARY, detail: '#### **Root Cause**\n\n- OOM (E1).' } }),
    );
});

describe('a database that is stopped', () => {
  it('while the model thinks costs neither an analysis nor a chat its answer', async () => {
    const database = await server.database('thinking');
    const service = await HistoryService.up(model, server.settings(database));
    model.hold();
    const running = [service.analyse(), service.ask('why?')] as const;
    await model.arrived(2);
    await server.stop();
    model.release();
    const [analysed, answer] = await Promise.all(running);
    expect(analysed).toMatchObject({
      code: 200,
      summary: SUMMARY,
      warnings: expect.not.arrayContaining([UNREAD]),
    });
    expect(answer).toBe('Because of the limit.');
    await service.process.logs('history_not_written');
    await service.process.logs('chat_not_kept');
    await server.start();
    await service.historyIs('up');
    expect(await server.query(database, 'select from kuberca_transcripts')).toEqual([]);
    await service.analyse();
    await kept(server, database, 1);
  });

  it('before costs the history, which is said, and is used again once it is back', async () => {
    const database = await server.database('before');
    const service = await HistoryService.up(model, server.settings(database));
    await server.stop();
    await service.historyIs('down');
    expect(await service.analyse()).toMatchObject({
      code: 200,
      summary: SUMMARY,
      warnings: expect.arrayContaining([UNREAD]),
    });
    expect(await service.ask('why?')).toBe('Because of the limit.');
    expect(await service.readiness()).toMatchObject({
      code: 200,
      sessions: { status: 'degraded', state: 'unreachable' },
    });
    await server.start();
    await service.historyIs('up');
    const again = await service.analyse();
    expect(again.warnings).not.toContainEqual(UNREAD);
    await kept(server, database, 1);
    expect(await service.ask('and now?')).toBe('Because of the limit.');
    expect(await server.query(database, 'select from kuberca_messages')).toHaveLength(2);
    expect(await service.readiness()).toMatchObject({ code: 200, sessions: { state: 'up' } });
  });
});

describe('a database that refuses the password', () => {
  it('is warned of without the password, and costs the history only', async () => {
    const database = await server.database('refusing');
    const wrong = 'Wr0ng-but-s3cret';
    const service = await HistoryService.start(model, {
      ...server.settings(database),
      SESSION_DB_PASSWORD: wrong,
    });
    const warning = await service.process.logs('sessions_database_down');
    expect(warning['level']).toBe('warn');
    expect(JSON.stringify(warning)).toContain('password authentication failed');
    expect(await service.analyse()).toMatchObject({
      code: 200,
      summary: SUMMARY,
      warnings: expect.arrayContaining([UNREAD]),
    });
    expect(await service.ask('why?')).toBe('Because of the limit.');
    const ready = await service.readiness();
    expect(ready).toMatchObject({
      code: 200,
      sessions: { state: 'refused', variable: expect.stringMatching(/SESSION_DB_PASSWORD/) },
    });
    for (const said of [service.process.log, JSON.stringify(ready)]) {
      expect(said).not.toContain(wrong);
      expect(said).not.toContain(PASSWORD);
    }
    expect(await service.process.stop()).toEqual({ code: 0, signal: null });
  });
});

describe('a database that hangs', () => {
  it('when the answer of a chat is written down does not keep its caller waiting in vain', async () => {
    const database = await server.database('hanging');
    const service = await HistoryService.up(model, {
      ...server.settings(database),
      SESSION_DB_TIMEOUT_SECONDS: '60',
      ANALYSIS_DEADLINE_SECONDS: '6',
    });
    model.hold();
    const answer = service.ask('why?');
    await model.arrived(1);
    const unlock = await server.hold(database, 'begin; lock table kuberca_conversations');
    model.release();
    expect(await answer).toBe('Because of the limit.');
    const next = service.ask('and now?');
    await unlock();
    expect(await next).toBe('Because of the limit.');
    expect(shownIn(model, -1)).toContain('why?');
  });
});
