import { afterAll, beforeAll, expect, it } from '@jest/globals';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { checkNats } from '../../src/cli/doctor/check-nats.js';
import { loadSettings } from '../../src/config/load.js';
import { openHandles } from '../../src/jetstream/open.js';
import { permissionsOf } from '../../src/jetstream/permissions.js';
import { topologyOf } from '../../src/jetstream/topology.js';
import { natsForThisFile } from '../support/nats-server.js';
import { ServiceProcess } from '../support/service-process.js';
import { TeamsDialect } from '../support/sinks/dialects.js';
import { SinkServer } from '../support/sinks/sink-server.js';
import { groupIdOf, groupResult } from '../support/sinks/told-group.js';
import { until } from '../support/until.js';

const folder = mkdtempSync(join(tmpdir(), 'notify-rights-'));
const routes = join(folder, 'routes.json');
const { stream } = loadSettings({ NOTIFY_ROUTES_FILE: routes });
let teams: SinkServer<TeamsDialect>;
let service: ServiceProcess;

beforeAll(async () => {
  teams = await SinkServer.start(new TeamsDialect());
});
afterAll(async () => {
  await service.kill();
  await teams.close();
  rmSync(folder, { recursive: true, force: true });
});

it('telling people needs no right beyond those that `kuberca topology` prints', async () => {
  const { service: rights } = permissionsOf(topologyOf(stream), stream.prefix);
  const nats = await natsForThisFile({
    config: `authorization { users: [
      { user: admin, password: p }
      { user: service, password: p, permissions: ${JSON.stringify(rights)} }
    ] }`,
  });
  writeFileSync(
    routes,
    JSON.stringify({ sinks: { t: { kind: 'teams', url: teams.url } }, routes: [{ name: 'r', to: ['t'] }] }),
  );
  const settings = {
    NATS_URL: nats.url,
    NATS_USER: 'service',
    NATS_PASSWORD: 'p',
    NOTIFY_ROUTES_FILE: routes,
  };
  service = await ServiceProcess.start({ ...settings, SERVICE_ROLES: 'notify' });
  await service.logs('lanes_started');
  const admin = await openHandles(loadSettings({ ...settings, NATS_USER: 'admin' }).stream);
  const body = JSON.stringify(groupResult({ workload: 'cart' }));
  await admin.js.publish(`kuberca.results.group.${groupIdOf('cart')}`, body);
  await until('it is told', () => teams.dialect.posts.length === 1);
  await admin.nc.close();
  expect(service.lines('nats_error')).toEqual([]);
  const findings = await checkNats(loadSettings(settings).stream);
  expect(findings.filter(({ outcome }) => outcome === 'fail')).toEqual([]);
});
