import { beforeAll, describe, expect, it } from '@jest/globals';
import { settled } from '../support/answers.js';
import { earlierBuild } from '../support/earlier-build.js';
import { natsForThisFile, type RunningNats } from '../support/nats-server.js';
import type { ServiceProcess } from '../support/service-process.js';
import { alertOf, type PublishedAlert, resolved } from '../support/stream-alert.js';
import { StreamWorld } from '../support/stream-world.js';

const WORKLOADS = 4;
const DONE = { code: 0, signal: null };

/** Alerts of several workloads, in each of them one that is new to its group. */
const wave = (name: string): readonly PublishedAlert[] =>
  Array.from({ length: WORKLOADS }, (_, at) => alertOf({ workload: `shop-${at}`, alertname: `Kube${name}` }));

describe('a rolling upgrade from the version before', () => {
  let nats: RunningNats;
  let earlier: string | undefined;
  beforeAll(async () => {
    [nats, earlier] = await Promise.all([natsForThisFile(), earlierBuild()]);
  }, 180_000);

  /** Replaces a process while the model is asked by it, as a Deployment does: the new one is ready before the old one goes. */
  const replace = async (
    world: StreamWorld,
    old: ServiceProcess,
    main: string | undefined,
    alerts: readonly PublishedAlert[],
  ): Promise<ServiceProcess> => {
    const before = world.model.requests.length;
    world.model.hold();
    for (const alert of alerts) await world.client.publish(alert);
    await world.model.arrived(before + 1);
    const next = await world.service({}, main);
    const ended = old.stop();
    await old.logs('stopping');
    world.model.release();
    expect(await ended).toEqual(DONE);
    return next;
  };

  it('and the way back lose no alert and answer none twice, with work in flight', async () => {
    const world = await StreamWorld.forThisTest(nats, { SHUTDOWN_GRACE_SECONDS: '60' });
    const [first, second, third] = [wave('CrashLooping'), wave('NotReady'), wave('JobFailed')];
    let [one, other] = [await world.service({}, earlier), await world.service({}, earlier)];

    one = await replace(world, one, undefined, first); // old and new side by side
    await settled(world.client, { alerts: first });
    other = await replace(world, other, undefined, second); // new alone
    const ended = first.map((alert, at) => (at % 2 === 0 ? resolved(alert) : alert));
    for (const alert of ended) if (alert.status === 'resolved') await world.client.publish(alert);
    await settled(world.client, { alerts: [...ended, ...second] });
    one = await replace(world, one, earlier, third); // and back

    const alerts = [...ended, ...second, ...third];
    await settled(world.client, { alerts });
    for (const service of [one, other]) expect(service.lines('work_failed')).toEqual([]);
    for (let at = 0; at < WORKLOADS; at += 1) {
      const of = alerts.filter(({ labels }) => labels['deployment'] === `shop-${at}`);
      const groups = (await world.client.groupResults()).filter(({ body }) =>
        body.group.members.some(({ id }) => id === of[0]?.fingerprint),
      );
      const revisions = groups.map(({ body }) => body.group.revision);
      expect(new Set(revisions).size).toBe(revisions.length);
    }
  }, 120_000);
});
