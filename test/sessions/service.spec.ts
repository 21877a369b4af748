import { beforeAll, describe, expect, it } from '@jest/globals';
import { PASSWORD, postgresForThisFile, type PostgresServer } from '../support/postgres-server.js';
import { ServiceProcess } from '../support/service-process.js';
import { until } from '../support/until.js';

const SNAPSHOT = { KUBE_SNAPSHOT: 'deploy/examples/snapshots/oomkilled', STREAM_ENABLED: 'false' };

let server: PostgresServer;
beforeAll(async () => {
  server = await postgresForThisFile();
});

const readiness = async (service: ServiceProcess) => {
  const response = await fetch(`${service.url}/readyz`);
  const body = (await response.json()) as { details: { sessions: Readonly<Record<string, string>> } };
  return { code: response.status, sessions: body.details.sessions };
};

const connections = async (): Promise<number> => {
  const rows = await server.query(
    'postgres',
    `select from pg_stat_activity where application_name = 'kuberca-agent'`,
  );
  return rows.length;
};

describe('the service', () => {
  it('without SESSION_DB_* says at boot that history is kept in memory, and that is no fault', async () => {
    const service = await ServiceProcess.start(SNAPSHOT);
    const warning = await service.logs('history_in_memory');
    expect(String(warning['remedy'])).toContain('SESSION_DB_HOST');
    expect(await readiness(service)).toMatchObject({ code: 200, sessions: { state: 'off' } });
    expect(await service.stop()).toEqual({ code: 0, signal: null });
  });

  it('with two processes on one database has both ready, and closes its connections when it stops', async () => {
    const settings = { ...SNAPSHOT, ...server.settings(await server.database('service')) };
    const services = await Promise.all([ServiceProcess.start(settings), ServiceProcess.start(settings)]);
    for (const service of services) {
      await until('history is up', async () => (await readiness(service)).sessions['state'] === 'up');
      expect(service.lines('history_in_memory')).toEqual([]);
      expect(service.log).not.toContain(PASSWORD);
    }
    const ran = services.map((service) => Number(service.line('sessions_database_up')?.['migrations']));
    expect(ran.toSorted()).toEqual([0, 1]);
    for (const service of services) expect(await service.stop()).toEqual({ code: 0, signal: null });
    await until('every connection is closed', async () => (await connections()) === 0);
  });

  it('whose database is away at the start and later stays ready, and says that it is degraded', async () => {
    const settings = { ...SNAPSHOT, ...server.settings(await server.database('away')) };
    await server.stop();
    const service = await ServiceProcess.start(settings);
    await service.logs('sessions_database_down');
    expect(await readiness(service)).toMatchObject({
      code: 200,
      sessions: { status: 'degraded', state: 'unreachable', detail: expect.stringContaining('ECONNREFUSED') },
    });
    await server.start();
    await until('history is up', async () => (await readiness(service)).sessions['state'] === 'up');
    await server.stop();
    await until(
      'the loss is seen',
      async () => (await readiness(service)).sessions['state'] === 'unreachable',
    );
    expect((await fetch(`${service.url}/healthz`)).status).toBe(200);
    expect(await service.stop()).toEqual({ code: 0, signal: null });
    await server.start();
  });
});
