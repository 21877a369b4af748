import { beforeAll, describe, expect, it } from '@jest/globals';
import { settled } from '../support/answers.js';
import { natsForThisFile, type RunningNats } from '../support/nats-server.js';
import { alertOf, webhookOf } from '../support/stream-alert.js';
import { StreamWorld } from '../support/stream-world.js';
import { until } from '../support/until.js';

/** Long enough that a test which waited for either would end in its timeout. */
const PATIENT = { STREAM_ACK_WAIT_SECONDS: '60', STREAM_LEASE_TTL_SECONDS: '90' };
const DONE = { code: 0, signal: null };

interface Attempts {
  readonly attempts: number;
}

describe('a service that is told to stop', () => {
  let nats: RunningNats;
  beforeAll(async () => {
    nats = await natsForThisFile();
  });
  const alert = alertOf({ workload: 'cart' });

  it('finishes what it works on within the grace, takes nothing new, and exits with 0', async () => {
    const world = await StreamWorld.forThisTest(nats, PATIENT);
    const service = await world.service({ SHUTDOWN_GRACE_SECONDS: '40' });
    world.model.hold();
    await world.client.publish(alert);
    await world.model.arrived(1);
    service.signal('SIGTERM');
    await service.logs('stopping');
    await until('it is not ready', async () => (await fetch(`${service.url}/readyz`)).status === 503);
    const refused = await fetch(`${service.url}/webhook/alertmanager`, {
      method: 'POST',
      body: JSON.stringify(webhookOf([alertOf({ workload: 'late' })])),
    });
    expect(refused.status).toBe(503);

    world.model.release();
    expect(await service.exited).toEqual(DONE);
    await settled(world.client, { alerts: [alert] });
    expect(world.model.requests).toHaveLength(1);
  });

  it('hands back what it cannot finish: another answers at once, and no attempt is counted', async () => {
    const world = await StreamWorld.forThisTest(nats, PATIENT);
    const service = await world.service({ SHUTDOWN_GRACE_SECONDS: '8' });
    world.model.hold();
    await world.client.publish(alert);
    await world.model.arrived(1);
    const other = await world.service();
    expect(await service.stop()).toEqual(DONE);
    await until('the call was given up', () => world.model.requests[0]?.aborted === true);

    await world.model.arrived(2);
    const of = await world.client.kept<{ readonly group: string }>('group_of', alert.fingerprint);
    expect(await world.client.kept<Attempts>('attempts', of?.group ?? '')).toMatchObject({ attempts: 1 });
    world.model.release();
    await settled(world.client, { alerts: [alert] });
    expect(world.model.requests).toHaveLength(2);
    expect(await world.client.groupResults()).toHaveLength(1);
    expect(await other.stop()).toEqual(DONE);
  });

  it('strands nothing when it stops again and again in a stream of alerts', async () => {
    const world = await StreamWorld.forThisTest(nats, PATIENT);
    const alerts = Array.from({ length: 60 }, (_, index) =>
      alertOf({ workload: `shop-${index % 12}`, alertname: `Alert${index}` }),
    );
    await world.service();
    let service = await world.service();
    for (const [index, each] of alerts.entries()) {
      await world.client.publish(each, `n${index}`);
      if (index % 20 !== 10) continue;
      const [exit, next] = await Promise.all([service.stop(), world.service()]);
      expect(exit).toEqual(DONE);
      service = next;
    }
    // A trigger that met a held lease comes back within a third of the lease's life; a stranded one would take ack_wait.
    await settled(world.client, { alerts }, 45_000);
  }, 120_000);

  it('stops although NATS is gone', async () => {
    const server = await natsForThisFile();
    const world = await StreamWorld.forThisTest(server);
    const service = await world.service({ SHUTDOWN_GRACE_SECONDS: '8' });
    world.model.hold();
    await world.client.publish(alert);
    await world.model.arrived(1);
    await server.kill();
    await service.logs('nats_disconnected');
    expect(await service.stop()).toEqual(DONE);
  });

  it('ends at once at a second signal', async () => {
    const world = await StreamWorld.forThisTest(nats, PATIENT);
    const service = await world.service({ SHUTDOWN_GRACE_SECONDS: '240' });
    world.model.hold();
    await world.client.publish(alert);
    await world.model.arrived(1);
    service.signal('SIGTERM');
    await service.logs('stopping');
    service.signal('SIGTERM');
    expect(await service.exited).toEqual({ code: 1, signal: null });
  });
});
