import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { createUser } from '@nats-io/nkeys';
import { afterAll, describe, expect, it } from '@jest/globals';
import { settled } from '../support/answers.js';
import { natsForThisFile } from '../support/nats-server.js';
import { alertOf } from '../support/stream-alert.js';
import { StreamWorld } from '../support/stream-world.js';

const folder = mkdtempSync(join(tmpdir(), 'late-'));
afterAll(() => rmSync(folder, { recursive: true }));

const user = createUser();
/** Whoever sends no key is the test itself. */
const CONFIG = `
  authorization { users = [ { user: "test", password: "test" }, { nkey: "${user.getPublicKey()}" } ] }
  no_auth_user: "test"
`;

describe('credentials that are not there at the start', () => {
  it.each<{
    readonly what: string;
    readonly settings: Readonly<Record<string, string>>;
    readonly variable: string;
    readonly file: string;
    readonly content: () => string;
  }>([
    {
      what: 'a key',
      settings: { NATS_NKEY: join(folder, 'late.nk') },
      variable: 'NATS_NKEY',
      file: join(folder, 'late.nk'),
      content: () => new TextDecoder().decode(user.getSeed()),
    },
    {
      what: 'a context',
      settings: { NATS_CONTEXT: 'late', XDG_CONFIG_HOME: folder },
      variable: 'NATS_CONTEXT',
      file: join(folder, 'nats/context/late.json'),
      content: () => '{}',
    },
  ])('are waited for: $what', async ({ settings, variable, file, content }) => {
    const nats = await natsForThisFile({ config: CONFIG });
    const world = await StreamWorld.forThisTest(nats);
    const service = await world.start(settings);
    const told = await service.logs('nats_not_usable');
    expect(JSON.stringify(told)).toMatch(/no such file|ENOENT|cannot be used/);
    expect(told['variable']).toBe(variable);
    const ready = await fetch(`${service.url}/readyz`);
    expect(JSON.stringify(await ready.json())).toMatch(/NATS cannot be used/);

    mkdirSync(dirname(file), { recursive: true });
    writeFileSync(file, content());
    await service.logs('lanes_started');
    const alert = alertOf({ workload: 'cart' });
    await world.client.publish(alert);
    await settled(world.client, { alerts: [alert] });
    expect(service.lines('nats_not_usable')).toHaveLength(1);
  });
});
