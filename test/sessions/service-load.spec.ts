import { beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import { busyConnections, HistoryService, kept, modelForThisTest } from '../support/history-service.js';
import type { ModelServer } from '../support/model-server.js';
import { postgresForThisFile, type PostgresServer } from '../support/postgres-server.js';
import { until } from '../support/until.js';

/** Longer than the test: what waits for a lock of the test is not given up. */
const PATIENT = { SESSION_DB_TIMEOUT_SECONDS: '30' };
const LOCK = 'begin; lock table kube_rca_session_summaries in access exclusive mode';

let server: PostgresServer;
beforeAll(async () => {
  server = await postgresForThisFile();
});

let model: ModelServer;
beforeEach(async () => {
  model = await modelForThisTest();
});

/** Greatest number of busy connections seen while `work` runs. */
const mostBusyDuring = async (database: string, work: Promise<unknown>): Promise<number> => {
  const over = new AbortController();
  const ended = work.finally(() => over.abort());
  let most = 0;
  while (!over.signal.aborted) most = Math.max(most, await busyConnections(server, database));
  await ended;
  return most;
};

describe('the connections of analyses', () => {
  it.each([1, 8])('are at most two for each of %d at once', async (analyses) => {
    const database = await server.database(`busy-${analyses}`);
    const service = await HistoryService.up(model, {
      ...server.settings(database),
      ...PATIENT,
      SESSION_DB_POOL_SIZE: '20',
      MAX_CONCURRENT_ANALYSES: '8',
      ANALYZE_JOIN_SECONDS: '0',
    });
    const busy = (count: number) =>
      until(`${count} connections are busy`, async () => (await busyConnections(server, database)) >= count);
    const run = async (): Promise<void> => {
      // Reads wait for the lock, then the model, then writes wait for the lock: all at once each time.
      const unlockReads = await server.hold(database, LOCK);
      const running = Array.from({ length: analyses }, () => service.analyse());
      await busy(analyses);
      model.hold();
      await unlockReads();
      await model.arrived(analyses);
      const unlockWrites = await server.hold(database, LOCK);
      model.release();
      for (const { code } of await Promise.all(running)) expect(code).toBe(200);
      await busy(analyses);
      await unlockWrites();
      await kept(server, database, analyses);
    };
    const most = await mostBusyDuring(database, run());
    expect(most).toBeLessThanOrEqual(2 * analyses);
  });
});

describe('SIGTERM while history is written', () => {
  const writing = async (database: string, settings: Readonly<Record<string, string>>) => {
    const service = await HistoryService.up(model, {
      ...server.settings(await server.database(database)),
      ...PATIENT,
      ...settings,
    });
    model.hold();
    const running = service.analyse();
    await model.arrived(1);
    const unlock = await server.hold(database, LOCK);
    model.release();
    expect(await running).toMatchObject({ code: 200 });
    await until('the write waits', async () => (await busyConnections(server, database)) === 1);
    return { process: service.process, unlock };
  };

  it('lets the write finish', async () => {
    const { process, unlock } = await writing('finished', {});
    process.signal('SIGTERM');
    await process.logs('stopping');
    await unlock();
    expect(await process.exited).toEqual({ code: 0, signal: null });
    await kept(server, 'finished', 1);
  });

  it.each(['1', '2', '10'])('gives up a write that hangs within a grace of %s s', async (grace) => {
    const { process, unlock } = await writing(`given-up-${grace}`, { SHUTDOWN_GRACE_SECONDS: grace });
    expect(await process.stop()).toEqual({ code: 0, signal: null });
    expect(process.lines('stop_overdue')).toEqual([]);
    await unlock();
  });
});
