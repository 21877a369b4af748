import { beforeAll, describe, expect, it } from '@jest/globals';
import { settled } from '../support/answers.js';
import { natsForThisFile, type RunningNats } from '../support/nats-server.js';
import { alertOf } from '../support/stream-alert.js';
import { StreamWorld } from '../support/stream-world.js';
import { until } from '../support/until.js';

const warning = (number: number) => alertOf({ workload: `w-${number}` });
const critical = (number: number) => alertOf({ workload: `c-${number}`, labels: { severity: 'critical' } });

describe('the severity of an alert', () => {
  let nats: RunningNats;
  beforeAll(async () => {
    nats = await natsForThisFile();
  });

  it('decides the order: a critical group is not behind the warnings that came before it', async () => {
    const world = await StreamWorld.forThisTest(nats, { STREAM_LANES: '2' });
    const { client, model } = world;
    await world.service();
    model.hold();
    const warnings = [1, 2, 3, 4, 5, 6, 7, 8].map(warning);
    for (const alert of warnings) await client.publish(alert);
    await until('two are worked', () => model.requests.length === 2);
    const urgent = critical(1);
    await client.publish(urgent);
    await until('its trigger waits', async () => (await client.triggers()) === warnings.length + 1);
    model.release();
    await settled(client, { alerts: [...warnings, urgent] });
    const order = (await client.groupResults()).map(({ body }) => body.group['key' as never]['workload']);
    expect(order.indexOf('c-1' as never)).toBeLessThanOrEqual(3);
  });

  it('does not let the others starve', async () => {
    const world = await StreamWorld.forThisTest(nats, { STREAM_LANES: '1' });
    const { client, model } = world;
    await world.service();
    model.hold();
    const all = [critical(0), warning(1), ...[1, 2, 3, 4, 5, 6, 7, 8].map(critical)];
    for (const alert of all) await client.publish(alert);
    await until('their triggers wait', async () => (await client.triggers()) === all.length);
    model.release();
    await settled(client, { alerts: all });
    const order = (await client.groupResults()).map(({ body }) => body.group['key' as never]['workload']);
    expect(order.indexOf('w-1' as never)).toBeLessThan(order.length - 1);
  });

  it('counts for nothing on streams without a consumer of the critical class, and all is answered', async () => {
    const world = await StreamWorld.forThisTest(nats);
    const { client } = world;
    const first = await world.service();
    await first.stop();
    await client.jsm.consumers.delete(client.stream('work'), 'analyst-critical');
    const service = await world.service({ STREAM_PROVISION: 'verify' });
    expect(service.line('stream_topology_differs')?.['problems']).toEqual([
      `consumer analyst-critical of ${client.stream('work')} is missing`,
    ]);
    const alerts = [warning(1), critical(1)];
    for (const alert of alerts) await client.publish(alert);
    await settled(client, { alerts });
  });
});
