import { beforeAll, describe, expect, it } from '@jest/globals';
import { connect, createInbox, type NatsConnection } from '@nats-io/transport-node';
import { checkNats } from '../../src/cli/doctor/check-nats.js';
import { loadSettings } from '../../src/config/load.js';
import { permissionsOf, type Permissions } from '../../src/jetstream/permissions.js';
import { createTopology } from '../../src/jetstream/provision.js';
import { openHandles } from '../../src/jetstream/open.js';
import { topologyOf } from '../../src/jetstream/topology.js';
import { natsForThisFile, type RunningNats } from '../support/nats-server.js';

const { stream } = loadSettings({});
const rights = permissionsOf(topologyOf(stream), stream.prefix);
const user = (name: string, { publish, subscribe }: Permissions): string =>
  `{ user: ${name}, password: p, permissions: ${JSON.stringify({ publish, subscribe })} }`;

let server: RunningNats;
beforeAll(async () => {
  server = await natsForThisFile({
    config: `authorization { users: [
      { user: admin, password: p }
      ${user('service', rights.service)}
      ${user('reader', rights.reader)}
      ${user('poor', { ...rights.service, publish: rights.service.publish.filter((subject) => !subject.startsWith('kuberca.results')) })}
    ] }`,
  });
  const admin = await openHandles(streamAs('admin'));
  await createTopology(admin, topologyOf(stream));
  await admin.js.publish('kuberca.results.alert.a1', '{"status":"ok"}');
  await admin.nc.close();
});

const streamAs = (name: string) =>
  loadSettings({ NATS_URL: server.url, NATS_USER: name, NATS_PASSWORD: 'p' }).stream;

/** What the `nats` command asks the server with, for the commands of README "Alerts in, results out". */
const asked = async (
  nc: NatsConnection,
  subject: string,
  request: unknown,
): Promise<Record<string, unknown>> =>
  (await nc.request(subject, JSON.stringify(request), { timeout: 2000 })).json();

describe('the rights that `kuberca topology` prints', () => {
  it('allow a reader the commands of the README: sub, stream get and stream view', async () => {
    const nc = await connect({ servers: server.url, user: 'reader', pass: 'p' });
    nc.subscribe('kuberca.results.alert.>', { callback: () => undefined });
    await nc.flush();
    const name = 'KUBERCA_RESULTS';
    const last = await asked(nc, `$JS.API.STREAM.MSG.GET.${name}`, {
      last_by_subj: 'kuberca.results.alert.a1',
    });
    expect(last).toMatchObject({ message: { subject: 'kuberca.results.alert.a1' } });
    const viewing = { stream_name: name, config: { ack_policy: 'explicit', deliver_policy: 'all' } };
    const made = await asked(nc, `$JS.API.CONSUMER.CREATE.${name}`, viewing);
    expect(made).toMatchObject({ stream_name: name, num_pending: 1 });
    const next = `$JS.API.CONSUMER.MSG.NEXT.${name}.${String(made['name'])}`;
    const inbox = createInbox();
    const sub = nc.subscribe(inbox, { max: 1 });
    nc.publish(next, JSON.stringify({ batch: 1 }), { reply: inbox });
    for await (const message of sub) expect(message.json()).toEqual({ status: 'ok' });
    await nc.close();
  });

  it('are all found by the doctor, whose trying changes nothing', async () => {
    const before = await messages();
    const findings = await checkNats(streamAs('service'));
    expect(findings.filter(({ outcome }) => outcome === 'fail')).toEqual([]);
    const told = findings.map(({ area, text }) => `${area}: ${text}`);
    expect(told).toContainEqual(expect.stringMatching(/^nats: .*has all \d+ rights/));
    expect(told).toContainEqual(expect.stringMatching(/^clock: .*agree within \d+ s/));
    expect(await messages()).toEqual(before);
  });

  it('are named by the doctor where one is missing', async () => {
    expect(await checkNats(streamAs('poor'))).toContainEqual({
      area: 'nats',
      outcome: 'fail',
      text: expect.stringMatching(/may not publish kuberca\.results\./),
      variable: 'NATS_USER',
      remedy: expect.stringMatching(/kuberca topology/),
    });
  });
});

/** Every stream's last sequence, and its consumers' work in hand. */
const messages = async (): Promise<unknown> => {
  const admin = await openHandles(streamAs('admin'));
  const all = await admin.jsm.streams.list().next();
  const state = all.map(({ config, state: { last_seq, messages: count } }) => [config.name, last_seq, count]);
  await admin.nc.close();
  return state;
};
