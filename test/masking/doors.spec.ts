import { afterAll, beforeAll, expect, it } from '@jest/globals';
import { Client, StreamableHTTPClientTransport } from '@modelcontextprotocol/client';
import { execFile } from 'node:child_process';
import { rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { answering, failing, structuredAnswer } from '../support/model-server.js';
import { natsForThisFile } from '../support/nats-server.js';
import { OtlpReceiver } from '../support/otlp-receiver.js';
import { postgresForThisFile, type PostgresServer } from '../support/postgres-server.js';
import { OOMKILLED } from '../support/recorded-pipeline.js';
import type { ServiceProcess } from '../support/service-process.js';
import { alertOf, webhookOf } from '../support/stream-alert.js';
import { StreamWorld } from '../support/stream-world.js';
import { until } from '../support/until.js';
import { SlackDialect, WebhookDialect } from '../support/sinks/dialects.js';
import { SinkServer } from '../support/sinks/sink-server.js';
import { Canaries, plantedSnapshot } from './canaries.js';

const run = promisify(execFile);
const canaries = new Canaries();
/** What left, by the door that it left through. */
const left = new Map<string, string>();

let folder: string;
let postgres: PostgresServer;
let world: StreamWorld;
let service: ServiceProcess;
let collector: OtlpReceiver;
let slack: SinkServer<SlackDialect>;
let hook: SinkServer<WebhookDialect>;

const post = async (path: string, body: unknown): Promise<string> => {
  const text = typeof body === 'string' ? body : JSON.stringify(body);
  const response = await fetch(`${service.url}${path}`, { method: 'POST', body: text });
  return `${JSON.stringify([...response.headers])} ${await response.text()}`;
};

/** Every row of every table, as text. */
const rowsIn = async (database: string): Promise<string> => {
  const tables = await postgres.query<{ tablename: string }>(
    database,
    `select tablename from pg_tables where schemaname = 'public'`,
  );
  const rows = await Promise.all(
    tables.map(({ tablename }) =>
      postgres.query<{ row: string }>(database, `select t::text as row from "${tablename}" t`),
    ),
  );
  return JSON.stringify(rows.flat());
};

const planted = (place: string): Record<string, string> =>
  Object.fromEntries(canaries.texts(place).map((text, number) => [`note${number}`, text]));

const ofAlert = (place: string) => ({
  ...alertOf({
    workload: 'cart-api',
    labels: { token: canaries.secret(`${place}, a label`) },
    annotations: planted(place),
  }),
  generatorURL: `http://prometheus/graph?token=${canaries.secret(`${place}, the generator's URL`)}`,
});

/** A server that is not there, at an address that holds a password. */
const unreachable = (): string => `nats://shop:${canaries.secret('a setting, NATS')}@127.0.0.1:1`;

const kuberca = async (natsUrl: string, ...args: readonly string[]): Promise<string> => {
  const settings = {
    ...process.env,
    KUBECONFIG: join(folder, 'none'),
    NATS_URL: natsUrl,
    STREAM_PREFIX: world.prefix,
    KUBE_API_SERVER: '',
    OPENAI_API_KEY: canaries.secret('a setting of the command line, the model'),
    OPENAI_BASE_URL: `http://kim:${canaries.secret('a setting, the address of the model')}@127.0.0.1:1/`,
    AI_PROVIDER: 'openai',
  };
  const { stdout, stderr } = await run(process.execPath, ['dist/cli/kuberca.js', ...args], {
    env: settings,
  }).catch((error: unknown) => error as { stdout: string; stderr: string });
  return stdout + stderr;
};

/** What an assistant is told when it asks for all that is about the planted pod. */
const askedByAssistant = async (): Promise<string> => {
  const client = new Client({ name: 'doors', version: '1' });
  await client.connect(new StreamableHTTPClientTransport(new URL(`${service.url}/mcp`)));
  const [member] = OOMKILLED.members;
  const { namespace = '', pod = '' } = member?.alert.labels ?? {};
  const about = { kind: 'pod', name: pod, namespace };
  const ofPod = { namespace, pod_name: pod };
  const asked: readonly (readonly [string, object])[] = [
    ['analyse', { labels: { ...member?.alert.labels, token: canaries.secret('a label of an assistant') } }],
    ['case_graph', about],
    ['case_graph', { ...about, form: 'json' }],
    ['what_changed', { ...about, since_minutes: 10_080 }],
    ['get_pod_logs', ofPod],
    ['get_previous_pod_logs', ofPod],
    ['get_pod_spec', ofPod],
    ['get_pod_status', ofPod],
    ['list_pod_events', ofPod],
  ];
  const answers = [];
  for (const [name, args] of asked) answers.push(await client.callTool({ name, arguments: { ...args } }));
  answers.push(await client.listResources());
  await client.close();
  return JSON.stringify(answers);
};

/** Routes that tell everything to people and to a machine. */
const routesFile = async (): Promise<string> => {
  slack = await SinkServer.start(new SlackDialect('the-token', 'C1'));
  hook = await SinkServer.start(new WebhookDialect(null));
  const [tokenFile, file] = [join(folder, 'slack-token'), join(folder, 'routes.json')];
  writeFileSync(tokenFile, 'the-token');
  const sinks = {
    chat: { kind: 'slack', api: slack.url, tokenFile, channel: 'C1' },
    hook: { kind: 'webhook', url: hook.url },
  };
  writeFileSync(file, JSON.stringify({ sinks, routes: [{ name: 'all', to: ['chat', 'hook'] }] }));
  return file;
};

beforeAll(async () => {
  folder = plantedSnapshot(OOMKILLED.folder, canaries);
  postgres = await postgresForThisFile();
  const nats = await natsForThisFile();
  world = await StreamWorld.forThisFile(nats);
  collector = await OtlpReceiver.start();
  const database = await postgres.database('doors');
  const { model, client } = world;
  model.otherwise = answering(
    structuredAnswer({
      en: { summary: 'The container is out of memory.', detail: canaries.texts('the model').join('\n') },
    }),
  );
  service = await world.service({
    ...postgres.settings(database),
    KUBE_SNAPSHOT: folder,
    NOTIFY_ROUTES_FILE: await routesFile(),
    MCP_ENABLED: 'true',
    TOOLS_SCOPE: 'cluster',
    LOG_LEVEL: 'trace',
    OTEL_EXPORTER_OTLP_ENDPOINT: collector.url,
    OPENAI_API_KEY: canaries.secret('a setting, the model'),
  });
  await until('history is up', async () => {
    const { details } = (await (await fetch(`${service.url}/readyz`)).json()) as {
      details: { sessions: { state?: string } };
    };
    return details.sessions.state === 'up';
  });

  const alert = ofAlert('an alert of the stream');
  await client.publish(alert);
  await client.answerTo(alert);
  await client.publish(`not JSON ${canaries.texts('a message that is none').join(' ')}`);
  await until('the message is a dead letter', async () => (await client.deadLetters()).length > 0);

  const [member] = OOMKILLED.members;
  const http = [
    await post('/analyze', {
      alert: {
        ...member?.alert,
        annotations: { ...member?.alert.annotations, ...planted('an alert of HTTP') },
      },
      thread_ts: '1',
      incident_id: 'INC-7',
    }),
    await post('/chat', {
      message: canaries.texts('a question').join('\n'),
      conversation_id: 'c-1',
      language: 'en',
    }),
    await post('/chat', { message: 'and now?', conversation_id: 'c-1', language: 'en' }),
    await post('/summarize-incident', {
      incident_id: 'INC-7',
      title: canaries.texts('an incident').join(' '),
      severity: 'warning',
      fired_at: '2026-03-01T10:00:00Z',
      resolved_at: '2026-03-01T11:00:00Z',
      alerts: [],
    }),
    await post(`/nowhere?token=${canaries.secret('a path')}`, {}),
    await post('/analyze', `{"alert": "password=${canaries.secret('a body that cannot be read')}`),
  ];
  const sent = ofAlert('an alert of a webhook');
  http.push(
    await post(
      `/webhook/alertmanager?token=${canaries.secret('the address of a webhook')}`,
      webhookOf([sent]),
    ),
    await post('/webhook/alertmanager', { alerts: canaries.texts('a webhook’s body that does not fit') }),
    await post(
      '/webhook/alertmanager',
      `{"alerts": "token=${canaries.secret('a webhook’s body that is none')}`,
    ),
  );
  await client.answerTo(sent);
  model.otherwise = failing(400);
  http.push(await post('/chat', { message: 'once more', conversation_id: 'c-2', language: 'en' }));

  await until('people and machines are told', () =>
    Promise.resolve(slack.dialect.posts.length > 0 && hook.dialect.posts.length > 1),
  );
  const toldTo = [slack, hook].flatMap(({ requests }) => requests.map(({ text, path }) => `${path} ${text}`));
  left.set('notifications', toldTo.join('\n'));
  left.set('assistants', await askedByAssistant());
  left.set('HTTP', http.join('\n'));
  left.set('metrics', await (await fetch(`${service.url}/metrics`)).text());
  await until('the spans have arrived', () =>
    Promise.resolve(collector.text.includes('/webhook/alertmanager')),
  );
  left.set('traces', collector.text);
  left.set('the model', JSON.stringify(model.requests.map(({ body, url, path }) => ({ body, url, path }))));
  const results = await client.results();
  left.set(
    'results',
    JSON.stringify(results.map(({ subject, headers, text }) => ({ subject, headers, text }))),
  );
  const letters = await client.deadLetters();
  left.set(
    'dead letters’ headers',
    JSON.stringify(letters.map(({ subject, headers }) => ({ subject, headers }))),
  );
  left.set('the database', await rowsIn(database));
  left.set('the log', service.log);
  left.set(
    'dead letters, shown',
    [
      await kuberca(nats.url, 'dead', 'list'),
      await kuberca(nats.url, 'dead', 'show', '1'),
      await kuberca(nats.url, 'dead', 'show', '2', '-o', 'json'),
    ].join('\n'),
  );
  left.set(
    'the command line',
    [
      await kuberca(unreachable(), 'topology', '--verify'),
      await kuberca(unreachable(), 'doctor'),
      await kuberca(
        unreachable(),
        'graph',
        '--alert',
        join(folder, 'objects', 'pods.json'),
        '--snapshot',
        folder,
      ),
      await kuberca(
        unreachable(),
        'nothing',
        canaries.secret('an argument of a wrong call').padStart(24, 'token='),
      ),
    ].join('\n'),
  );
}, 120_000);

afterAll(async () => {
  rmSync(folder, { recursive: true, force: true });
  await Promise.all([collector.close(), slack.close(), hook.close()]);
});

it('plants at least a hundred secrets, and something leaves through every door', () => {
  expect(canaries.all.length).toBeGreaterThan(100);
  expect([...left.values()].filter((text) => text.length < 100)).toEqual([]);
  expect(left.get('dead letters, shown')).toContain('not JSON');
});

it.each([
  'HTTP',
  'metrics',
  'traces',
  'the model',
  'assistants',
  'notifications',
  'results',
  'dead letters’ headers',
  'the database',
  'the log',
  'dead letters, shown',
  'the command line',
])('lets none of them out through %s', (door) => {
  expect(canaries.shownIn(left.get(door) ?? '')).toEqual([]);
});
