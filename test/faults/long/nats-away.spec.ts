import { readFileSync } from 'node:fs';
import { setTimeout as sleep } from 'node:timers/promises';
import { beforeEach, describe, expect, it } from '@jest/globals';
import { natsForThisFile, type RunningNats, startAgain } from '../../support/nats-server.js';
import type { ServiceProcess } from '../../support/service-process.js';
import { alertOf, webhookOf } from '../../support/stream-alert.js';
import { StreamWorld } from '../../support/stream-world.js';
import { until } from '../../support/until.js';
import { unharmed } from '../unharmed.js';

const AWAY_MS = 120_000;
/** A connection that is tried every second for minutes must not keep what it tried. */
const GROWTH_MB = 40;

const rssMb = ({ pid }: ServiceProcess): number =>
  Number(/VmRSS:\s+(\d+)/.exec(readFileSync(`/proc/${pid}/status`, 'utf8'))?.[1]) / 1024;

describe('a NATS server that goes away', () => {
  let nats: RunningNats;
  let world: StreamWorld;
  let service: ServiceProcess;
  beforeEach(async () => {
    nats = await natsForThisFile();
    world = await StreamWorld.forThisTest(nats);
    service = await world.service();
  });

  const many = (name: string) =>
    Array.from({ length: 20 }, (_, index) =>
      alertOf({ workload: `${name}-${index % 5}`, alertname: `Alert${index}` }),
    );

  it('by SIGTERM, as in an upgrade, in the middle of many alerts: the service reconnects and goes on', async () => {
    await world.client.publish(webhookOf(many('before')));
    await until('the first are answered', async () => (await world.client.groupResults()).length > 0);
    process.kill(nats.pid, 'SIGTERM');
    await service.logs('nats_disconnected');
    await until('it has ended', () => nats.kill().then(() => true));
    await startAgain(nats);
    await service.logs('nats_reconnected');
    await until('alerts are taken', () => world.client.publish(webhookOf(many('after'))).then(Boolean));
    await unharmed(world.client);
    expect(service.hasExited).toBe(false);
  }, 120_000);

  it('for minutes: the process stays, does not grow, and goes on without anybody doing anything', async () => {
    await world.client.publish(webhookOf(many('before')));
    await unharmed(world.client);
    await nats.kill();
    await service.logs('nats_disconnected');
    await sleep(AWAY_MS / 4);
    const before = rssMb(service);
    await sleep((AWAY_MS * 3) / 4);
    expect(rssMb(service) - before).toBeLessThan(GROWTH_MB);
    expect(service.hasExited).toBe(false);
    await startAgain(nats);
    await service.logs('nats_reconnected');
    await until('alerts are taken', () => world.client.publish(webhookOf(many('after'))).then(Boolean));
    await unharmed(world.client);
  }, 300_000);
});
