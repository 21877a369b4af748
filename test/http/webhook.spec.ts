import { afterEach, describe, expect, it } from '@jest/globals';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { IngestUnavailable, type IngestResult, type WebhookAlerts } from '../../src/intake/alert-ingest.js';
import { httpApp, ScriptedIngest, SECRET, type HttpApp, type Parts } from '../support/http-app.js';

const WEBHOOK = {
  version: '4',
  groupKey: '{}:{alertname="A"}',
  truncatedAlerts: 2,
  status: 'firing',
  receiver: 'kuberca',
  alerts: [{ status: 'firing', labels: { alertname: 'A' } }, 'no alert at all'],
};

let http: HttpApp;
const start = async (parts: Parts = {}): Promise<ScriptedIngest> => {
  const ingest = (parts.ingest as ScriptedIngest | undefined) ?? new ScriptedIngest();
  http = await httpApp({ ...parts, ingest });
  return ingest;
};
afterEach(() => http.app.close());

const send = (payload: unknown, headers: Record<string, string> = {}) =>
  http.app.inject({
    method: 'POST',
    url: '/webhook/alertmanager',
    headers: { 'content-type': 'application/json', ...headers },
    payload: typeof payload === 'string' ? payload : JSON.stringify(payload),
  });

describe('POST /webhook/alertmanager', () => {
  it('hands over every alert as it came and answers what became of them', async () => {
    const ingest = await start();
    const response = await send(WEBHOOK);
    expect(response.statusCode).toBe(200);
    expect(response.body).toBe('{"accepted":1,"rejected":1}');
    expect(ingest.bodies).toEqual([{ alerts: WEBHOOK.alerts, truncatedAlerts: 2 }]);
  });

  it.each(['{}', '[]', '"alerts"', '{"alerts":{}}', '{"alerts":[', ''])(
    'answers %j, which is no webhook, 422',
    async (payload) => {
      const ingest = await start();
      const response = await send(payload);
      expect(response.statusCode).toBe(422);
      expect(response.json()).toEqual({ detail: [expect.objectContaining({ loc: expect.any(Array) })] });
      expect(ingest.bodies).toEqual([]);
    },
  );

  it('names what was looked for in a body that nobody knows', async () => {
    await start();
    const response = await send({ hello: SECRET });
    expect(response.json()).toEqual({
      detail: [
        {
          type: 'value_error',
          loc: ['body'],
          msg: expect.stringMatching(/looked for: alerts \(Alertmanager\).*azureMonitorCommonAlertSchema/),
        },
      ],
    });
    expect(response.body).not.toContain(SECRET);
  });

  it('takes in one alert alone, and those of another sender', async () => {
    const ingest = await start();
    const alert = { status: 'firing', labels: { alertname: 'A' } };
    await send(alert);
    await send({ AlarmName: 'disk', NewStateValue: 'ALARM' });
    expect(ingest.bodies).toEqual([
      { alerts: [alert] },
      {
        alerts: [expect.objectContaining({ labels: { alertname: 'disk' }, status: 'firing' })],
        truncatedAlerts: 0,
        sender: 'cloudwatch',
      },
    ]);
  });

  it('answers a message without an alert 200, stores nothing and says why in the log', async () => {
    const ingest = await start();
    const response = await send(
      { Type: 'SubscriptionConfirmation', TopicArn: 't', SubscribeURL: 'https://sns.example/?Token=t0k3n' },
      { 'content-type': 'text/plain; charset=UTF-8' },
    );
    expect([response.statusCode, response.body]).toEqual([200, '{"accepted":0,"rejected":0}']);
    expect(ingest.bodies).toEqual([]);
    const line = http.logger.lines.find(({ event }) => event === 'message_without_alert');
    expect(JSON.stringify(line)).toMatch(/sns\.example(?!.*t0k3n)/);
  });

  it('answers 503, not 422, while the mappings that might know a body cannot be read', async () => {
    await start({ environment: { ALERT_MAPPING_FILE: '/nowhere/senders.yaml' } });
    expect((await send({ hello: 'world' })).statusCode).toBe(503);
    expect((await send(WEBHOOK)).statusCode).toBe(200);
  });

  it('has a body limit of its own', async () => {
    await start({ environment: { HTTP_BODY_LIMIT_BYTES: '1024', WEBHOOK_BODY_LIMIT_BYTES: '4096' } });
    const padded = (length: number) => ({ ...WEBHOOK, padding: 'x'.repeat(length) });
    expect((await send(padded(2000))).statusCode).toBe(200);
    expect((await send(padded(5000))).statusCode).toBe(413);
  });

  it.each([
    ['publishing fails', { ingest: new ScriptedIngest(new IngestUnavailable(`lost ${SECRET}`)) }],
    ['the stream is disabled', { ingest: new ScriptedIngest(undefined, false) }],
  ])('answers 503 with Retry-After when %s', async (_, parts) => {
    await start(parts);
    const response = await send(WEBHOOK);
    expect(response.statusCode).toBe(503);
    expect(response.headers['retry-after']).toBe('5');
    expect(response.body).not.toContain(SECRET);
  });

  it('answers 503 while stopping', async () => {
    const ingest = await start();
    http.lifecycle.stop();
    const response = await send(WEBHOOK);
    expect(response.statusCode).toBe(503);
    expect(response.headers['retry-after']).toBe('5');
    expect(ingest.bodies).toEqual([]);
  });
});

describe('the token of POST /webhook/alertmanager', () => {
  const folder = mkdtempSync(join(tmpdir(), 'webhook-'));
  const path = join(folder, 'token');
  afterEach(() => rmSync(path, { force: true }));
  const startWithToken = (): Promise<ScriptedIngest> => start({ environment: { WEBHOOK_TOKEN_FILE: path } });

  it('lets in whoever has it, and nobody else', async () => {
    writeFileSync(path, 's3cret\n');
    const ingest = await startWithToken();
    const basic = (text: string): string => `Basic ${Buffer.from(text).toString('base64')}`;
    for (const headers of [
      {},
      { authorization: 'Bearer wrong' },
      { authorization: 'Basic s3cret' },
      { authorization: basic('s3cret:wrong') },
    ]) {
      const refused = await send(WEBHOOK, headers as Record<string, string>);
      expect(refused.statusCode).toBe(401);
      expect(refused.headers['www-authenticate']).toBe('Bearer');
      expect(refused.json()).toEqual({ detail: 'Unauthorized' });
    }
    expect(ingest.bodies).toEqual([]);
    expect((await send(WEBHOOK, { authorization: 'Bearer s3cret' })).statusCode).toBe(200);
    // Senders that can only write a user and a password into the address, as Amazon SNS.
    expect((await send(WEBHOOK, { authorization: basic('anyone:s3cret') })).statusCode).toBe(200);
  });

  it('is asked for before the body is looked at', async () => {
    writeFileSync(path, 's3cret');
    await startWithToken();
    expect((await send('not JSON')).statusCode).toBe(401);
  });

  it('is not asked for by the other routes', async () => {
    writeFileSync(path, 's3cret');
    await startWithToken();
    expect((await http.app.inject({ url: '/ping' })).statusCode).toBe(200);
  });

  it('closes the door without losing alerts while it cannot be read', async () => {
    const ingest = await startWithToken();
    const response = await send(WEBHOOK, { authorization: 'Bearer ' });
    expect(response.statusCode).toBe(503);
    expect(response.headers['retry-after']).toBe('30');
    expect(ingest.bodies).toEqual([]);
    expect(http.logger.lines).toContainEqual(expect.objectContaining({ event: 'api_tokens_unreadable' }));
  });

  it('answers 503 while eight webhooks are open, and takes the next when one has ended', async () => {
    let release = (): void => undefined;
    const held = new Promise<void>((resolve) => (release = resolve));
    const ingest = new (class extends ScriptedIngest {
      override async ingest(webhook: WebhookAlerts): Promise<IngestResult> {
        await held;
        return super.ingest(webhook);
      }
    })();
    await start({ ingest });
    // A request is only sent when its answer is asked for.
    const open = Array.from({ length: 8 }, () => send(WEBHOOK).then((response) => response));
    const refused = await send(WEBHOOK);
    expect(refused.statusCode).toBe(503);
    expect(refused.headers['retry-after']).toBe('5');
    release();
    expect((await Promise.all(open)).map(({ statusCode }) => statusCode)).toEqual(Array(8).fill(200));
    expect((await send(WEBHOOK)).statusCode).toBe(200);
  });
});
