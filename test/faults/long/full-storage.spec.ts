import { describe, expect, it } from '@jest/globals';
import { JetStreamApiError } from '@nats-io/jetstream';
import { natsForThisFile } from '../../support/nats-server.js';
import { alertOf } from '../../support/stream-alert.js';
import { StreamWorld } from '../../support/stream-world.js';
import { unharmed } from '../unharmed.js';

const STORAGE_MB = 8;
const BALLAST = new Uint8Array(128 * 1024);
const SMALL = new Uint8Array(16);

describe('a server whose storage is full', () => {
  it('keeps results waiting in memory: stored when there is room, without another model call, and no alert is lost', async () => {
    const nats = await natsForThisFile({ config: `jetstream { max_file_store: ${STORAGE_MB}MB }` });
    const world = await StreamWorld.forThisTest(nats);
    const { client, model } = world;
    const service = await world.service();
    await client.jsm.streams.add({ name: 'BALLAST', subjects: ['ballast'] });
    const alerts = ['one', 'two'].map((workload) => alertOf({ workload }));
    model.hold();
    for (const alert of alerts) await client.publish(alert);
    await model.arrived(alerts.length);

    const fill = async (bytes: Uint8Array): Promise<JetStreamApiError> => {
      for (;;) {
        try {
          await client.js.publish('ballast', bytes);
        } catch (error) {
          if (error instanceof JetStreamApiError) return error;
          throw error;
        }
      }
    };
    await fill(BALLAST);
    const refused = await fill(SMALL.slice());
    expect(refused.message).toMatch(/insufficient|exceeded/);
    model.release();
    await service.logs('publish_retried');
    expect(await client.groupResults()).toEqual([]);

    await client.jsm.streams.delete('BALLAST');
    await unharmed(client);
    expect(model.requests).toHaveLength(alerts.length);
  }, 180_000);
});
