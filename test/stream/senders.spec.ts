import { beforeAll, describe, expect, it } from '@jest/globals';
import { AMAZON } from '../../src/intake/senders/samples/amazon.samples.js';
import { GOOGLE } from '../../src/intake/senders/samples/google.samples.js';
import { natsForThisFile } from '../support/nats-server.js';
import type { ServiceProcess } from '../support/service-process.js';
import type { StoredResult } from '../support/stream-client.js';
import { StreamWorld } from '../support/stream-world.js';
import { until } from '../support/until.js';

const [alarm, over] = AMAZON;
const [incident] = GOOGLE;

describe('bodies of other senders', () => {
  let world: StreamWorld;
  let service: ServiceProcess;

  beforeAll(async () => {
    world = await StreamWorld.forThisFile(await natsForThisFile());
    service = await world.service();
  });

  const answer = (alertname: string, status: string): Promise<StoredResult> =>
    until(`${alertname} is answered as ${status}`, async () =>
      (await world.client.results()).findLast(({ body }) => {
        const alert = body.alert as
          | { readonly status: string; readonly labels?: Record<string, string> }
          | undefined;
        return alert?.labels?.['alertname'] === alertname && alert.status === status;
      }),
    );

  const post = (body: unknown): Promise<Response> =>
    fetch(`${service.url}/webhook/alertmanager`, { method: 'POST', body: JSON.stringify(body) });

  it('are answered when they come by HTTP, and known again when they are over without a start', async () => {
    expect((await post(alarm?.body)).status).toBe(200);
    const fired = await answer('cart pod restarts', 'firing');
    expect(fired.body['context']).toMatchObject({ namespace: 'shop', pod_name: 'cart-6f7d9c5b8-x2k4q' });
    expect((await post(over?.body)).status).toBe(200);
    const ended = await answer('cart pod restarts', 'resolved');
    expect(ended.body.kind).toBe('recovery');
    expect(ended.subject).toBe(fired.subject);
  });

  it('are answered when they come by NATS', async () => {
    await world.client.publish(incident?.body);
    const { body } = await answer('Container restarts', 'firing');
    expect(body['context']).toMatchObject({ namespace: 'shop', pod_name: 'cart-6f7d9c5b8-x2k4q' });
  });

  it('that hold no alert are done with, and those that cannot be read say what was looked for', async () => {
    await world.client.publish({ Type: 'UnsubscribeConfirmation', TopicArn: 't' });
    await service.logs('message_without_alert');
    await world.client.publish({ AlarmName: 'a', NewStateValue: 'GREEN' });
    const letter = await until(
      'the alarm is a dead letter',
      async () => (await world.client.deadLetters())[0],
    );
    expect(letter.headers['Kuberca-Reason']).toMatch(/Amazon CloudWatch: the new state must be one of/);
    expect(JSON.parse(letter.data.toString())).toEqual({ AlarmName: 'a', NewStateValue: 'GREEN' });
  });
});
