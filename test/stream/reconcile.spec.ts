import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { AlertmanagerServer } from '../support/alertmanager-server.js';
import { natsForThisFile } from '../support/nats-server.js';
import type { ServiceProcess } from '../support/service-process.js';
import { alertOf, resolved, type PublishedAlert } from '../support/stream-alert.js';
import { StreamWorld } from '../support/stream-world.js';
import { until } from '../support/until.js';

describe('reconciling with Alertmanagers', () => {
  let world: StreamWorld;
  let one: AlertmanagerServer;
  let other: AlertmanagerServer;
  let services: readonly ServiceProcess[];

  const hold = (alert: PublishedAlert): void => {
    for (const server of [one, other]) server.alerts.set(alert.fingerprint, alert);
  };
  const drop = (alert: PublishedAlert): void => {
    for (const server of [one, other]) server.alerts.delete(alert.fingerprint);
  };
  /** Until every service has looked so many times more. */
  const looks = async (count: number): Promise<void> => {
    const wanted = other.requests.length + count * services.length + services.length;
    await until(`${count} looks were taken`, () => other.requests.length >= wanted);
  };
  const sum = (field: string): number =>
    services
      .flatMap((service) => service.lines('reconciled'))
      .reduce((total, line) => total + Number(line[field]), 0);

  beforeAll(async () => {
    one = await AlertmanagerServer.start();
    other = await AlertmanagerServer.start();
    world = await StreamWorld.forThisFile(await natsForThisFile(), {
      ALERTMANAGER_URL: `${one.url}/alertmanager, ${other.url}`,
      ALERTMANAGER_TENANT_ID: 'team-a',
      ALERTMANAGER_RECEIVER: 'kuberca',
      RECONCILE_SECONDS: '0.2',
    });
    services = [await world.service(), await world.service()];
  });
  afterAll(() => Promise.all([one, other].map((server) => server.close())));

  it('takes in what was missed, once, whoever looks, and leaves what is silenced', async () => {
    const missed = alertOf({ workload: 'missed' });
    const silenced = alertOf({ workload: 'silenced' });
    one.silenced.add(silenced.fingerprint);
    one.alerts.set(silenced.fingerprint, silenced);
    one.alerts.set(missed.fingerprint, missed);
    await world.client.answerTo(missed);
    await looks(2);
    expect(await world.client.answersTo(missed)).toHaveLength(1);
    expect(await world.client.answersTo(silenced)).toEqual([]);
    expect(sum('takenIn')).toBe(1);
    expect(one.requests[0]).toMatchObject({
      url: '/alertmanager/api/v2/alerts?active=true&silenced=true&inhibited=true&receiver=kuberca',
      headers: { 'x-scope-orgid': 'team-a' },
    });
    drop(missed);
  });

  it('leaves alone what came by the webhook and is there as well', async () => {
    const known = alertOf({ workload: 'known' });
    await world.client.publish(known);
    await world.client.answerTo(known);
    hold(known);
    const before = sum('takenIn');
    await looks(2);
    expect(sum('takenIn')).toBe(before);
    // Its end comes in time, too.
    await world.client.publish(resolved(known));
    drop(known);
    await world.client.answerTo(resolved(known));
  });

  it('ends what all of them miss twice, never while one does not answer, and never what none of them had', async () => {
    const ended = alertOf({ workload: 'ended' });
    const foreign = alertOf({ workload: 'foreign' });
    await world.client.publish(foreign);
    await world.client.publish(ended);
    await Promise.all([foreign, ended].map((alert) => world.client.answerTo(alert)));
    hold(ended);
    await looks(1);
    one.broken = '<html>bad gateway</html>';
    await until('a service says that one does not answer', () =>
      services.some((service) => service.line('alertmanager_not_read')),
    );
    drop(ended);
    await looks(3);
    expect((await world.client.answersTo(ended)).at(-1)?.body.alert?.status).toBe('firing');
    one.broken = null;
    const { body } = await world.client.answerTo(resolved(ended));
    expect(body.kind).toBe('recovery');
    expect(body.alert).toMatchObject({ startsAt: expect.stringContaining('2026-03-02T09:14:30') });
    await looks(1);
    expect((await world.client.answersTo(foreign)).at(-1)?.body.alert?.status).toBe('firing');
    expect(services.flatMap((service) => service.lines('alertmanager_not_read'))).not.toHaveLength(0);
  });

  it.each([
    ['another form', '{"status":"success","data":[]}'],
    ['alerts of version 1', '[{"labels":{"alertname":"A"},"status":"active"}]'],
    ['labels that are no texts', '[{"labels":{"alertname":7},"startsAt":"x"}]'],
  ])('takes an answer in %s for none', async (_, text) => {
    const before = services.flatMap((service) => service.lines('alertmanager_not_read')).length;
    other.broken = text;
    await until('it is told', () => {
      const lines = services.flatMap((service) => service.lines('alertmanager_not_read'));
      return lines.length > before;
    });
    other.broken = null;
    await looks(1);
    expect(services.flatMap((service) => service.lines('reconcile_failed'))).toEqual([]);
  });
});
