import { jetstreamManager } from '@nats-io/jetstream';
import { headers } from '@nats-io/transport-node';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { natsForThisFile } from '../support/nats-server.js';
import { alertOf, resolved, webhookOf } from '../support/stream-alert.js';
import { StreamClient } from '../support/stream-client.js';
import { lineOf, Verifier, type Verdict } from './verifier.js';

/** The streams of one prefix, written by hand: no service takes part. */
describe('the verifier', () => {
  let client: StreamClient;
  let verifier: Verifier;
  const alert = alertOf({ workload: 'cart' });
  const { fingerprint, startsAt } = alert;

  beforeAll(async () => {
    client = await StreamClient.connect((await natsForThisFile()).url, 'v');
    const jsm = await jetstreamManager(client.nc);
    for (const word of ['alerts', 'work', 'results', 'dead'] as const)
      await jsm.streams.add({ name: client.stream(word), subjects: [`v.${word}.>`] });
    verifier = new Verifier(client.jsm, 'v');
  });
  afterAll(() => client.close());

  const line = async (): Promise<string> => lineOf(await verifier.verdict());
  const store = (subject: string, body: unknown) => client.js.publish(subject, JSON.stringify(body));
  const group = (revision: number) =>
    store('v.results.group.g', {
      group: { incarnation: 'i', revision },
      provenance: { model: { id: 'm' }, reason: null },
    });
  const answer = (status: string, groupSequence: number) =>
    store(`v.results.alert.${fingerprint}`, { alert: { status, startsAt }, groupSequence });

  it('counts what is lost until it is answered', async () => {
    await client.publish(webhookOf([alert]));
    expect(await line()).toBe('lost 1 duplicate 0 stale 0 pending 0 dead 0');
    await group(1);
    await answer('firing', 1);
    expect(await line()).toBe('lost 0 duplicate 0 stale 0 pending 0 dead 0');
  });

  it('counts what is stale, whatever order the messages came in', async () => {
    await client.publish({ alert: resolved(alert) });
    await client.publish(alert);
    expect((await verifier.verdict()).stale).toEqual([
      `alert ${fingerprint} is resolved, its answer says firing`,
    ]);
    await group(2);
    await answer('resolved', 3);
    expect(await line()).toBe('lost 0 duplicate 0 stale 0 pending 0 dead 0');
  });

  it('counts a trigger that waits', async () => {
    await store('v.work.normal.g', { group: 'g' });
    expect((await verifier.verdict()).pending).toEqual(['1 triggers wait']);
    await client.jsm.streams.purge('V_WORK');
    expect((await verifier.verdict()).pending).toEqual([]);
  });

  it('counts what nobody can read as lost until it is a dead letter', async () => {
    const sequence = await client.publish({ no: 'alert' });
    expect((await verifier.verdict()).lost).toEqual([
      `message ${sequence} cannot be read and is no dead letter`,
    ]);
    const told = headers();
    told.set('Kuberca-Sequence', String(sequence));
    await client.js.publish('v.dead.intake', '{"no":"alert"}', { headers: told });
    expect(await line()).toBe('lost 0 duplicate 0 stale 0 pending 0 dead 1');
  });

  it('counts a second analysis of a revision, one that goes back, and an answer that does', async () => {
    const { duplicate }: Verdict = await group(2)
      .then(() => group(1))
      .then(() => answer('resolved', 3))
      .then(() => verifier.verdict());
    expect(duplicate).toEqual([
      expect.stringMatching(/revision 2 again/),
      expect.stringMatching(/revision 1 after 2/),
      expect.stringMatching(/analysis that is no later/),
    ]);
  });
});
