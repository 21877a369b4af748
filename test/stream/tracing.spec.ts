import { afterAll, afterEach, beforeAll, describe, expect, it } from '@jest/globals';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { settled } from '../support/answers.js';
import { natsForThisFile, type RunningNats } from '../support/nats-server.js';
import { OtlpReceiver, type ReceivedSpan } from '../support/otlp-receiver.js';
import { alertOf, webhookOf } from '../support/stream-alert.js';
import { StreamWorld } from '../support/stream-world.js';

const TRACE = '0af7651916cd43dd8448eb211c80319c';
const CALLER = 'b7ad6b7169203331';
const SECRET = 'ghp_' + 'a8Kf0qLm3TzX'.repeat(3);

const STAGES = ['target', 'collect', 'diagnose', 'mask', 'prompt', 'investigate', 'verify', 'report'];

describe('traces', () => {
  let nats: RunningNats;
  let collector: OtlpReceiver;
  const folder = mkdtempSync(join(tmpdir(), 'tracing-'));
  beforeAll(async () => {
    nats = await natsForThisFile();
    collector = await OtlpReceiver.start();
  });
  afterEach(() => void (collector.spans.length = 0));
  afterAll(async () => {
    await collector.close();
    rmSync(folder, { recursive: true });
  });

  const parentOf = ({ parentSpanId }: ReceivedSpan): string | undefined =>
    collector.spans.find(({ spanId }) => spanId === parentSpanId)?.name;

  it('lead from the request of the sender to the result, with a span for each stage and call', async () => {
    const world = await StreamWorld.forThisTest(nats, {
      OTEL_EXPORTER_OTLP_ENDPOINT: collector.url,
      OTEL_EXPORTER_OTLP_HEADERS: 'x-tenant=shop',
      OTEL_SERVICE_NAME: 'rca',
      OTEL_RESOURCE_ATTRIBUTES: 'deployment.environment.name=test',
    });
    const service = await world.service();
    const alert = alertOf({ workload: 'cart', labels: { alertname: `Leaks ${SECRET} ${'x'.repeat(400)}` } });
    await fetch(`${service.url}/webhook/alertmanager`, {
      method: 'POST',
      headers: { traceparent: `00-${TRACE}-${CALLER}-01` },
      body: JSON.stringify(webhookOf([alert])),
    });
    await settled(world.client, { alerts: [alert] });
    await service.stop();

    expect(new Set(collector.spans.map(({ traceId }) => traceId))).toEqual(new Set([TRACE]));
    const names = new Set(collector.spans.map(({ name }) => name));
    expect([...names]).toEqual(expect.arrayContaining(['analyse', ...STAGES]));
    expect(collector.named('POST /webhook/alertmanager')[0]?.parentSpanId).toBe(CALLER);
    for (const stage of STAGES)
      expect([stage, ...new Set(collector.named(stage).map(parentOf))]).toEqual([stage, 'analyse']);
    const [taken] = collector.named('take in alerts');
    expect(taken && parentOf(taken)).toBe('POST /webhook/alertmanager');
    const [answered] = collector.named('publish results.alert');
    expect(answered && parentOf(answered)).toBe('publish');

    const [result] = (await world.client.results()).filter(({ subject }) => subject.includes('.alert.'));
    expect(result?.headers['traceparent']).toMatch(new RegExp(`^00-${TRACE}-[0-9a-f]{16}-01$`));
    expect(collector.requests[0]).toMatchObject({ path: '/v1/traces', headers: { 'x-tenant': 'shop' } });
    expect(collector.spans[0]?.resource).toMatchObject({
      'service.name': 'rca',
      'deployment.environment.name': 'test',
    });
  });

  it.each(['http/protobuf', 'grpc'])('are sent in protobuf with %s', async (protocol) => {
    const world = await StreamWorld.forThisTest(nats, {
      OTEL_EXPORTER_OTLP_ENDPOINT: collector.url,
      OTEL_EXPORTER_OTLP_PROTOCOL: protocol,
    });
    const service = await world.service();
    const alert = alertOf({ workload: 'cart', labels: { alertname: `Leaks ${SECRET}` } });
    await world.client.publish(alert);
    await settled(world.client, { alerts: [alert] });
    await service.stop();
    expect(collector.requests.at(-1)).toMatchObject({
      path: '/v1/traces',
      headers: { 'content-type': 'application/x-protobuf' },
    });
    for (const stage of STAGES)
      expect([stage, ...new Set(collector.named(stage).map(parentOf))]).toEqual([stage, 'analyse']);
    expect(collector.text).not.toContain(SECRET);
    expect(service.lines('tracing_protocol_not_spoken')).toHaveLength(protocol === 'grpc' ? 1 : 0);
  });

  it('describe calls of the model by the conventions, without a word of prompt, answer or secret', async () => {
    const world = await StreamWorld.forThisTest(nats, {
      OTEL_EXPORTER_OTLP_TRACES_ENDPOINT: `${collector.url}/taken`,
    });
    const service = await world.service();
    const alert = alertOf({ workload: 'cart', labels: { alertname: `Leaks ${SECRET} ${'x'.repeat(400)}` } });
    await world.client.publish(alert);
    await settled(world.client, { alerts: [alert] });
    await service.stop();

    const call = collector.spans.find(({ name }) => name.startsWith('chat '));
    expect(call && parentOf(call)).toBe('investigate');
    expect(call?.facts).toMatchObject({
      'gen_ai.operation.name': 'chat',
      'gen_ai.provider.name': 'openai',
      'gen_ai.request.model': expect.any(String),
      'gen_ai.response.model': expect.any(String),
      'gen_ai.response.finish_reasons': ['stop'],
      'gen_ai.usage.input_tokens': expect.any(Number),
      'gen_ai.usage.output_tokens': expect.any(Number),
    });
    const [analysed] = collector.named('analyse');
    expect(String(analysed?.facts['kuberca.alert.name'])).toMatch(/^Leaks /);
    expect(collector.text).not.toContain(SECRET);
    const texts = collector.spans.flatMap(({ facts }) => Object.values(facts)).map(String);
    expect(Math.max(...texts.map((text) => text.length))).toBeLessThanOrEqual(256);
    expect(collector.requests.at(-1)?.path).toBe('/taken');
  });

  it.each([
    ['OTEL_SDK_DISABLED', 'true'],
    ['OTEL_TRACES_SAMPLER', 'always_off'],
  ])('are not sent with %s=%s, and messages still name their trace', async (setting, value) => {
    const world = await StreamWorld.forThisTest(nats, {
      OTEL_EXPORTER_OTLP_ENDPOINT: collector.url,
      [setting]: value,
    });
    const service = await world.service();
    const alert = alertOf({ workload: 'cart' });
    await world.client.publish(alert);
    const [result] = (await settled(world.client, { alerts: [alert] }), await world.client.results());
    await service.stop();
    expect(collector.spans).toEqual([]);
    expect(result?.headers['traceparent']).toMatch(/^00-[0-9a-f]{32}-[0-9a-f]{16}-0[01]$/);
  });

  it('load no package when no collector is set, nor do metrics that are off', async () => {
    const [hook, list] = [join(folder, 'hook.mjs'), join(folder, 'loaded')];
    writeFileSync(
      hook,
      `import { appendFileSync } from 'node:fs';
       import { registerHooks } from 'node:module';
       registerHooks({ load: (url, context, next) => (appendFileSync(${JSON.stringify(list)}, url + '\\n'), next(url, context)) });`,
    );
    const world = await StreamWorld.forThisTest(nats, {
      NODE_OPTIONS: `--import=${pathToFileURL(hook).href}`,
      METRICS_ENABLED: 'false',
    });
    const service = await world.service();
    const alert = alertOf({ workload: 'cart' });
    await world.client.publish(alert);
    await settled(world.client, { alerts: [alert] });
    expect((await fetch(`${service.url}/metrics`)).status).toBe(404);
    await service.stop();
    const loaded = readFileSync(list, 'utf8').split('\n');
    expect(loaded.filter((url) => /node_modules\/(?:@opentelemetry|prom-client)\//.test(url))).toEqual([]);
    expect(loaded.some((url) => url.includes('node_modules/openai/'))).toBe(true);
  });
});
