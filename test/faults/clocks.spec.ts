import { pathToFileURL } from 'node:url';
import { beforeAll, describe, expect, it } from '@jest/globals';
import { natsForThisFile, type RunningNats } from '../support/nats-server.js';
import { alertOf, resolved, webhookOf } from '../support/stream-alert.js';
import { StreamWorld } from '../support/stream-world.js';
import { unharmed } from './unharmed.js';

const HOUR_MS = 3_600_000;
const SKEWED = `--import=${pathToFileURL('test/support/skewed-clock.mjs').href}`;

/** A worker whose clock is wrong by hours. */
const wrongBy = (hours: number): Readonly<Record<string, string>> => ({
  NODE_OPTIONS: SKEWED,
  SKEW_MS: String(hours * HOUR_MS),
});

describe('clocks that are an hour wrong', () => {
  let nats: RunningNats;
  beforeAll(async () => {
    nats = await natsForThisFile();
  });

  it('of two workers, one ahead and one behind: each alert is answered once, as the last that was said of it', async () => {
    const world = await StreamWorld.forThisTest(nats, { GROUP_SETTLE_SECONDS: '1' });
    const [ahead] = await Promise.all([world.service(wrongBy(1)), world.service(wrongBy(-1))]);
    const sentAhead = Date.parse(String(ahead.line('listening')?.['time']));
    expect(Math.round((sentAhead - Date.now()) / HOUR_MS)).toBe(1);
    const alerts = Array.from({ length: 12 }, (_, index) => alertOf({ workload: `shop-${index}` }));
    for (const alert of alerts) await world.client.publish(alert);
    for (const alert of alerts) await world.client.answerTo(alert);
    const over = alerts.slice(0, 6).map(resolved);
    for (const alert of over) await world.client.publish(alert);
    for (const alert of over) await world.client.answerTo(alert);
    await unharmed(world.client);
    // A clock that decided when a group has settled would hold a trigger back for an hour, or ask before its time.
    expect(world.model.requests).toHaveLength(alerts.length);
  });

  it('of the sender: what starts in an hour or an hour ago is answered, and over when it is over', async () => {
    const world = await StreamWorld.forThisTest(nats);
    await world.service();
    const starting = (hours: number) =>
      alertOf({
        workload: `hours-${hours + 1}`,
        startsAt: new Date(Date.now() + hours * HOUR_MS).toISOString(),
      });
    const alerts = [starting(1), starting(-1)];
    await world.client.publish(webhookOf(alerts));
    for (const alert of alerts) await world.client.answerTo(alert);
    const over = alerts.map((alert) => ({ ...resolved(alert), endsAt: new Date().toISOString() }));
    await world.client.publish(webhookOf(over));
    for (const alert of over) await world.client.answerTo(alert);
    await unharmed(world.client);
  });
});
