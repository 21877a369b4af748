import { beforeAll, describe, expect, it } from '@jest/globals';
import { settled } from '../support/answers.js';
import { natsForThisFile } from '../support/nats-server.js';
import type { ServiceProcess } from '../support/service-process.js';
import { alertOf, type PublishedAlert, webhookOf } from '../support/stream-alert.js';
import type { DeadLetter, StreamClient } from '../support/stream-client.js';
import { StreamWorld } from '../support/stream-world.js';
import { until } from '../support/until.js';

const SECRET = 'hunter2-0f9c77d1b2';
const TOKEN = 'eyJhbGciOiJIUzI1NiJ9.eyJzdWIiOiJ0ZXN0In0.c2lnbmF0dXJlLW9mLXRlc3Q';

const deep = (depth: number): string => `{"alert":${'{"a":'.repeat(depth)}1${'}'.repeat(depth)}}`;
const bytes = (text: string): Uint8Array => new TextEncoder().encode(text);
const { status: _status, ...withoutStatus } = alertOf({ workload: 'cart' });

const MALFORMED: readonly (readonly [string, Uint8Array, RegExp])[] = [
  ['nothing', new Uint8Array(), /empty/],
  ['bytes that are no text', Uint8Array.of(0, 255, 254, 128, 13, 10), /not JSON/],
  ['text that is no JSON', bytes('{"alert": {'), /not JSON/],
  ['a number', bytes('17'), /not a JSON object/],
  ['an array', bytes('[]'), /not a JSON object/],
  ['an object of another kind', bytes('{"hello": "world"}'), /the body holds no alert; looked for: /],
  ['an alert without status', bytes(JSON.stringify({ alert: withoutStatus })), /status: must be firing/],
  [
    'labels that are no map',
    bytes(JSON.stringify({ status: 'firing', startsAt: 'today', labels: ['a'] })),
    /labels: must be labels by name/,
  ],
  ['10,000 levels of nesting', bytes(deep(10_000)), /nested too deeply/],
  [
    'an alert in __proto__',
    bytes('{"__proto__": {"alert": {"status": "firing"}}}'),
    /the body holds no alert; looked for: /,
  ],
  ['a name in constructor.prototype', bytes('{"alert": {"constructor": {"prototype": {"x": 1}}}}'), /status/],
];

describe('messages that cannot be used', () => {
  let world: StreamWorld;
  let client: StreamClient;
  let service: ServiceProcess;
  const good: PublishedAlert[] = [];
  let dead = 0;

  const letterOf = (sequence: number): Promise<DeadLetter> =>
    until(`message ${sequence} is a dead letter`, async () =>
      (await client.deadLetters()).find(({ headers }) => headers['Kuberca-Sequence'] === String(sequence)),
    );

  beforeAll(async () => {
    world = await StreamWorld.forThisFile(await natsForThisFile());
    client = world.client;
    service = await world.service();
  });

  it.each(MALFORMED)(
    '%s: a dead letter with the reason and the bytes as received',
    async (what, body, reason) => {
      const neighbour = alertOf({ workload: 'neighbour', alertname: `Beside ${what}` });
      good.push(neighbour);
      const sequence = await client.publish(body);
      await client.publish(neighbour);
      dead += 1;

      const { subject, headers, data } = await letterOf(sequence);
      expect(subject).toBe(`${world.prefix}.dead.intake`);
      expect(headers).toMatchObject({
        'Kuberca-Reason': expect.stringMatching(reason),
        'Kuberca-Class': 'invalid-input',
        'Kuberca-Stage': 'intake',
        'Kuberca-Subject': `${world.prefix}.alerts.firing.test`,
        'Kuberca-Stream': `${world.prefix.toUpperCase()}_ALERTS`,
        'Kuberca-Attempts': '1',
        'Kuberca-First-Failure': expect.stringMatching(/^\d{4}-\d\d-\d\dT/),
        'Kuberca-Last-Failure': expect.stringMatching(/^\d{4}-\d\d-\d\dT/),
        'Kuberca-Version': expect.stringMatching(/^\d+\.\d+\.\d+/),
        'Nats-Msg-Id': `${world.prefix.toUpperCase()}_ALERTS:${sequence}`,
      });
      expect(data).toEqual(Buffer.from(body));
      await client.answerTo(neighbour);
    },
  );

  it('one invalid alert of a webhook body is a dead letter alone', async () => {
    const neighbours = ['Left', 'Right'].map((alertname) => alertOf({ workload: 'twins', alertname }));
    const [left, right] = neighbours;
    good.push(...neighbours);
    const sequence = await client.publish(webhookOf([left, { ...left, labels: 'none' }, right]));
    dead += 1;
    const letter = await letterOf(sequence);
    expect(JSON.parse(letter.data.toString())).toMatchObject({ labels: 'none' });
    expect(letter.headers['Kuberca-Reason']).toMatch(/labels/);
    await settled(client, { alerts: good, dead });
  });

  it('are not tried again', async () => {
    await settled(client, { alerts: good, dead });
    expect((await client.intake()).num_redelivered).toBe(0);
    expect(service.lines('handler_defect')).toEqual([]);
    expect(service.hasExited).toBe(false);
  });

  it('a message on the work stream that is no trigger is a dead letter of the work', async () => {
    await client.js.publish(`${world.prefix}.work.normal.0123456789abcdef`, '{"group": "../x"}');
    dead += 1;
    const letter = await until('it is a dead letter', async () =>
      (await client.deadLetters()).find(({ subject }) => subject === `${world.prefix}.dead.work`),
    );
    expect(letter.headers['Kuberca-Reason']).toMatch(/not a trigger/);
    await settled(client, { alerts: good, dead });
  });

  it('secrets leave in no result, no header and no log line', async () => {
    const alert = alertOf({
      workload: 'leaky',
      labels: { password: SECRET, instance: `postgres://app:${SECRET}@db:5432/shop` },
      annotations: { description: `retrying with password=${SECRET} and Authorization: Bearer ${TOKEN}` },
    });
    good.push(alert);
    await client.publish(alert);
    const { status: _, ...invalid } = alert;
    await client.publish({ ...invalid, status: `password=${SECRET}` }, 'leaky');
    const named = await client.publish({ ...alert, labels: [`password=${SECRET}`] });
    dead += 2;
    await letterOf(named);
    const answer = await client.answerTo(alert);
    expect(answer.body['alert']).toMatchObject({ labels: { deployment: 'leaky' } });
    await settled(client, { alerts: good, dead });

    const leaves = [
      ...(await client.results()).map(({ text }) => text),
      ...(await client.deadLetters()).map(({ headers }) => JSON.stringify(headers)),
      ...world.model.requests.map(({ body }) => JSON.stringify(body)),
      service.log,
    ].join('\n');
    expect(leaves).not.toContain(SECRET);
    expect(leaves).not.toContain(TOKEN.split('.')[2]);
  });
});
