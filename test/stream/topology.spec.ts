import { beforeAll, describe, expect, it } from '@jest/globals';
import { spawn } from 'node:child_process';
import { connect } from '@nats-io/transport-node';
import { loadSettings } from '../../src/config/load.js';
import { permissionsOf } from '../../src/jetstream/permissions.js';
import { topologyOf } from '../../src/jetstream/topology.js';
import { natsForThisFile, type RunningNats } from '../support/nats-server.js';

const settings = loadSettings({ NATS_URL: 'nats://unused' });
const topology = topologyOf(settings.stream);
const permissions = permissionsOf(topology, 'kuberca');

const user = (name: keyof typeof permissions): string =>
  `{ user: ${name}, password: ${name}, permissions: ${JSON.stringify(permissions[name])} }`;

const kuberca = (args: readonly string[], env: Record<string, string>) =>
  new Promise<{ code: number | null; out: string; err: string }>((resolve) => {
    const child = spawn(process.execPath, ['dist/cli/kuberca.js', ...args], {
      env: { PATH: process.env['PATH'] ?? '', ...env },
    });
    const text = { out: '', err: '' };
    child.stdout.setEncoding('utf8').on('data', (chunk: string) => (text.out += chunk));
    child.stderr.setEncoding('utf8').on('data', (chunk: string) => (text.err += chunk));
    child.once('close', (code) => resolve({ code, ...text }));
  });

describe('kuberca topology, on a server that grants each user only what it prints', () => {
  let nats: RunningNats;
  const as = (name: string): Record<string, string> => ({
    NATS_URL: nats.url,
    NATS_USER: name,
    NATS_PASSWORD: name,
  });

  beforeAll(async () => {
    const users = (['service', 'publisher', 'reader'] as const).map(user).join(', ');
    nats = await natsForThisFile({
      config: `authorization { users: [${users}, { user: watcher, password: watcher }] }`,
    });
  });

  it('prints the definitions as JSON without a server', async () => {
    const { code, out } = await kuberca(['topology'], {});
    expect(code).toBe(0);
    expect(Object.keys(JSON.parse(out) as object)).toEqual([
      'streams',
      'buckets',
      'consumers',
      'permissions',
    ]);
  });

  it('says where a server is to be named, and refuses unknown arguments', async () => {
    expect(await kuberca(['topology', '--create'], {})).toMatchObject({
      code: 1,
      err: expect.stringContaining('NATS_URL'),
    });
    expect(await kuberca(['topology', '--odd'], {})).toMatchObject({ code: 2 });
    expect(await kuberca(['topology', '--verify'], { NATS_URL: 'nats://127.0.0.1:1' })).toMatchObject({
      code: 1,
    });
  });

  it('finds what is missing, makes it, and finds nothing missing any more', async () => {
    const before = await kuberca(['topology', '--verify'], as('service'));
    expect(before).toMatchObject({
      code: 1,
      out: expect.stringContaining('stream KUBERCA_ALERTS is missing'),
    });
    expect(await kuberca(['topology', '--create'], as('service'))).toMatchObject({ code: 0, err: '' });
    expect(await kuberca(['topology', '--verify'], as('service'))).toMatchObject({ code: 0 });
    expect(await kuberca(['topology', '--create'], as('service'))).toMatchObject({
      out: 'Everything exists already; nothing was changed.\n',
    });
  });

  it('lets only the service read unmasked input', async () => {
    for (const name of ['publisher', 'reader']) {
      const nc = await connect({ servers: nats.url, user: name, pass: name });
      const refused = await nc
        .request('$JS.API.STREAM.MSG.GET.KUBERCA_ALERTS', JSON.stringify({ seq: 1 }), { timeout: 500 })
        .then(
          () => 'answered',
          () => 'refused',
        );
      await nc.close();
      expect(refused).toBe('refused');
    }
  });
});
