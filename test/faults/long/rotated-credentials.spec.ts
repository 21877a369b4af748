import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createUser, type KeyPair } from '@nats-io/nkeys';
import { afterAll, describe, expect, it } from '@jest/globals';
import { natsForThisFile, startAgain } from '../../support/nats-server.js';
import { alertOf } from '../../support/stream-alert.js';
import { StreamWorld } from '../../support/stream-world.js';
import { until } from '../../support/until.js';
import { unharmed } from '../unharmed.js';

const folder = mkdtempSync(join(tmpdir(), 'rotated-'));
afterAll(() => rmSync(folder, { recursive: true }));

/** Whoever sends no key is the test itself. */
const admitting = (user: KeyPair): string => `
  authorization { users = [ { user: "test", password: "test" }, { nkey: "${user.getPublicKey()}" } ] }
  no_auth_user: "test"
`;

describe('credentials that are revoked while the service runs', () => {
  it('are refused for a while, and the new ones in the same file are used without a restart', async () => {
    const [old, fresh] = [createUser(), createUser()];
    const file = join(folder, 'user.nk');
    writeFileSync(file, old.getSeed());
    const nats = await natsForThisFile({ config: admitting(old) });
    const world = await StreamWorld.forThisTest(nats);
    const service = await world.service({ NATS_NKEY: file });
    await world.client.publish(alertOf({ workload: 'before' }));
    await unharmed(world.client);

    await nats.kill();
    await startAgain(nats, { config: admitting(fresh) });
    // Twice refused ends a connection of the client's defaults for good.
    await service.logs('nats_disconnected');
    const meanwhile = alertOf({ workload: 'meanwhile' });
    await until('the alert is taken', () => world.client.publish(meanwhile).then(Boolean));
    await new Promise((resolve) => setTimeout(resolve, 5_000));
    expect(service.hasExited).toBe(false);
    expect(service.line('nats_reconnected')).toBeUndefined();

    writeFileSync(file, fresh.getSeed());
    await service.logs('nats_reconnected');
    await unharmed(world.client);
  }, 120_000);
});
