import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import { mkdtempSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { natsForThisFile, type RunningNats } from '../support/nats-server.js';
import type { ServiceProcess } from '../support/service-process.js';
import {
  DiscordDialect,
  MattermostDialect,
  SlackDialect,
  TeamsDialect,
  WebhookDialect,
} from '../support/sinks/dialects.js';
import { type Dialect, SinkServer } from '../support/sinks/sink-server.js';
import { type GroupParts, groupIdOf, groupResult } from '../support/sinks/told-group.js';
import { StreamWorld } from '../support/stream-world.js';
import { until } from '../support/until.js';

const CHANNEL = 'C0123456';
const MATTERMOST_CHANNEL = 'c'.repeat(26);

let nats: RunningNats;
let folder: string;
let world: StreamWorld;
const servers: SinkServer<Dialect>[] = [];

beforeAll(async () => {
  nats = await natsForThisFile();
  folder = mkdtempSync(join(tmpdir(), 'notify-'));
  for (const name of ['slack-token', 'mattermost-token', 'hook-secret'])
    writeFileSync(join(folder, name), `the-${name}\n`);
});
afterAll(() => rmSync(folder, { recursive: true, force: true }));
beforeEach(async () => {
  world = await StreamWorld.forThisTest(nats);
});
afterEach(async () => {
  await Promise.all(servers.splice(0).map((server) => server.close()));
});

const serve = async <D extends Dialect>(dialect: D): Promise<SinkServer<D>> => {
  const server = await SinkServer.start(dialect);
  servers.push(server as unknown as SinkServer<Dialect>);
  return server;
};

const slackServer = () => serve(new SlackDialect('the-slack-token', CHANNEL));
const slackSink = ({ url }: { readonly url: string }) => ({
  kind: 'slack',
  tokenFile: join(folder, 'slack-token'),
  channel: CHANNEL,
  api: url,
});

const write = (routes: object): string => {
  const path = join(folder, `${world.prefix}.json`);
  // As a mounted ConfigMap is replaced.
  writeFileSync(`${path}.new`, JSON.stringify(routes));
  renameSync(`${path}.new`, path);
  return path;
};

const start = (routes: object, settings: Readonly<Record<string, string>> = {}): Promise<ServiceProcess> =>
  world.service({
    SERVICE_ROLES: 'notify',
    NOTIFY_ROUTES_FILE: write(routes),
    NOTIFY_HTTP_TIMEOUT_SECONDS: '2',
    ...settings,
  });

const revisions = new Map<string, number>();

/** Publishes a group's result, as an analyst does. @returns its sequence */
const publish = async (parts: GroupParts): Promise<number> => {
  const { client } = world;
  const id = groupIdOf(parts.workload);
  const key = `${world.prefix} ${id}`;
  const after = revisions.get(key) ?? 0;
  const body = groupResult({ after, revision: after + 1, ...parts });
  const { seq } = await client.js.publish(`${client.prefix}.results.group.${id}`, JSON.stringify(body));
  revisions.set(key, seq);
  return seq;
};

/** Nothing is left to be told, but for what waits until later. */
const allTold = (): Promise<true> =>
  until('all is told', async () => {
    const { jsm, prefix } = world.client;
    const [router, notifier] = await Promise.all([
      jsm.consumers.info(`${prefix}_RESULTS`.toUpperCase(), 'notify'),
      jsm.consumers.info(`${prefix}_NOTIFY`.toUpperCase(), 'notifier'),
    ]);
    return [router, notifier].every((each) => each.num_pending === 0 && each.num_ack_pending === 0);
  });

const OFTEN = { updateEvery: 1, digest: { groups: 0 } };

describe('a group’s story', () => {
  it('is told to each kind of sink in its own way, and a sink that is down delays no other', async () => {
    const slack = await slackServer();
    const mattermost = await serve(new MattermostDialect('the-mattermost-token'));
    const discord = await serve(new DiscordDialect('/api/webhooks/1/secret'));
    const teams = await serve(new TeamsDialect());
    const hook = await serve(new WebhookDialect(Buffer.from('the-hook-secret')));
    const hanging = await serve(new TeamsDialect());
    hanging.instead.push(...Array.from({ length: 50 }, () => 'hang' as const));
    const to = ['gone', 'hanging', 'chat', 'mm', 'discord', 'teams', 'hook'];
    await start({
      sinks: {
        gone: { kind: 'teams', url: 'http://127.0.0.1:1/' },
        hanging: { kind: 'teams', url: hanging.url },
        chat: slackSink(slack),
        mm: {
          kind: 'mattermost',
          url: mattermost.url,
          tokenFile: join(folder, 'mattermost-token'),
          channel: MATTERMOST_CHANNEL,
        },
        discord: { kind: 'discord', url: `${discord.url}/api/webhooks/1/secret` },
        teams: { kind: 'teams', url: teams.url },
        hook: { kind: 'webhook', url: hook.url, secretFile: join(folder, 'hook-secret') },
      },
      routes: [{ name: 'all', to, ...OFTEN }],
    });
    const hostile = '<!channel> @here see **this** [link](http://evil.example)';
    await publish({ workload: 'cart', summary: `cart restarts. ${hostile}` });
    const told = () => [
      slack.dialect.posts.length,
      mattermost.dialect.posts.length,
      discord.dialect.posts.length,
      teams.dialect.posts.length,
      hook.dialect.posts.length,
    ];
    await until('each is told that it fires', () => told().every((count) => count === 1));
    await publish({ workload: 'cart', firing: 3, kind: 'update' });
    await until('the messages are changed', () =>
      [slack.dialect.posts[0], mattermost.dialect.posts[0], discord.dialect.posts[0]].every(
        (post) => post?.edits === 1,
      ),
    );
    await until('the others are told of the change', () => told()[3] === 2 && told()[4] === 2);
    await publish({ workload: 'cart', firing: 0, resolved: 3, kind: 'recovery' });
    await until('each is told that it is over', () =>
      [
        slack.dialect.posts.length === 2 && slack.dialect.posts[0]?.edits === 2,
        mattermost.dialect.posts.length === 2 && mattermost.dialect.posts[0]?.edits === 2,
        discord.dialect.posts[0]?.edits === 2,
        teams.dialect.posts.length === 3,
        hook.dialect.posts.length === 3,
      ].every(Boolean),
    );
    expect([slack, mattermost, discord, teams, hook, hanging].flatMap(({ broken }) => broken)).toEqual([]);
    const [first, recovery] = slack.dialect.posts;
    expect(recovery?.thread).toBe(first?.ts);
    expect(first?.text).toMatch(/Over: KubePodCrashLooping · shop\/cart/);
    expect(discord.dialect.posts).toHaveLength(1);
    expect(mattermost.dialect.posts[1]?.root).toBe(mattermost.dialect.posts[0]?.id);
    expect(hook.dialect.posts.map(({ json }) => json['event'])).toEqual(['opened', 'changed', 'recovered']);
    expect(hook.dialect.posts[0]?.json).toMatchObject({
      version: 1,
      group: { key: { workload: 'cart' }, firing: 1, severity: 'warning' },
      cause: { mechanism: 'memory/container-limit', confidence: 0.9 },
    });
    const all = [slack, mattermost, discord, teams, hook].flatMap(({ requests }) =>
      requests.map(({ text }) => text),
    );
    expect(all.filter((text) => /@here|evil\.example|<!channel/.test(text))).toEqual([]);
  }, 60_000);

  it('is told at most once a revision, whoever repeats it and whichever process tells it', async () => {
    const slack = await slackServer();
    const routes = { sinks: { chat: slackSink(slack) }, routes: [{ name: 'all', to: ['chat'], ...OFTEN }] };
    await Promise.all([start(routes), start(routes)]);
    await publish({ workload: 'cart' });
    for (let time = 0; time < 20; time += 1)
      await world.client.js.publish(`${world.prefix}.notify.chat.${groupIdOf('cart')}`, '{}');
    await until('it is told', () => slack.dialect.posts.length > 0);
    await allTold();
    expect(slack.requests).toHaveLength(1);
    // The same report for a later revision is no news.
    await publish({ workload: 'cart', carried: revisions.get(`${world.prefix} ${groupIdOf('cart')}`) ?? 0 });
    await allTold();
    expect(slack.requests).toHaveLength(1);
  }, 60_000);

  it('waits as long as a sink asks, and is told then', async () => {
    const slack = await slackServer();
    slack.instead.push({
      status: 429,
      body: { ok: false, error: 'ratelimited' },
      headers: { 'retry-after': '1' },
    });
    const service = await start({
      sinks: { chat: slackSink(slack) },
      routes: [{ name: 'all', to: ['chat'], ...OFTEN }],
    });
    await publish({ workload: 'cart' });
    await until('it is told', () => slack.dialect.posts.length === 1);
    expect(service.line('not_notified')).toMatchObject({ outcome: 'throttled', afterMs: 1000 });
    expect(slack.requests).toHaveLength(2);
  }, 60_000);

  it('is a dead letter where nobody knows whether it was told, and told when that is published again', async () => {
    const slack = await slackServer();
    const hook = await serve(new WebhookDialect(null));
    slack.instead.push('cut');
    hook.instead.push('cut');
    await start({
      sinks: { chat: slackSink(slack), hook: { kind: 'webhook', url: hook.url } },
      routes: [{ name: 'all', to: ['chat', 'hook'], ...OFTEN }],
    });
    await publish({ workload: 'cart' });
    const [letter] = await until('there is a dead letter', async () => {
      const letters = await world.client.deadLetters();
      return letters.length > 0 && letters;
    });
    expect(letter).toMatchObject({
      subject: `${world.prefix}.dead.notify`,
      headers: { 'Kuberca-Class': 'unknown-outcome', 'Kuberca-Stage': 'notify' },
    });
    // What the receiver knows by its id is sent again by itself.
    await until('the webhook has it', () => hook.dialect.posts.length === 1);
    expect(slack.dialect.posts).toHaveLength(0);
    await world.client.js.publish(letter?.headers['Kuberca-Subject'] ?? '', letter?.data ?? '');
    await until('it is told', () => slack.dialect.posts.length === 1);
  }, 60_000);
});

describe('a process that dies while it tells', () => {
  it('leaves a dead letter where the message may have been read, and sends it again where that does no harm', async () => {
    const slack = await slackServer();
    const hook = await serve(new WebhookDialect(null));
    slack.instead.push('hang');
    hook.instead.push('hang');
    const routes = {
      sinks: { chat: slackSink(slack), hook: { kind: 'webhook', url: hook.url } },
      routes: [{ name: 'all', to: ['chat', 'hook'], ...OFTEN }],
    };
    const first = await start(routes, { NOTIFY_HTTP_TIMEOUT_SECONDS: '60' });
    await publish({ workload: 'cart' });
    await until('both are being told', () => slack.instead.length + hook.instead.length === 0);
    await first.kill();
    await start(routes);
    await until('the webhook has it', () => hook.dialect.posts.length === 1);
    await until('there is a dead letter', async () => (await world.client.deadLetters()).length === 1);
    const [letter] = await world.client.deadLetters();
    expect(letter?.headers).toMatchObject({ 'Kuberca-Class': 'unknown-outcome' });
    expect(slack.dialect.posts).toHaveLength(0);
    // The story goes on with the next change.
    await publish({ workload: 'cart', firing: 2, kind: 'update' });
    await until('it is told', () => slack.dialect.posts.length === 1);
  }, 60_000);
});

describe('a storm', () => {
  it('of 5,000 alerts in 200 groups is at most 20 messages, and the digest names the worst', async () => {
    const slack = await slackServer();
    const teams = await serve(new TeamsDialect());
    await start({
      sinks: { chat: slackSink(slack), teams: { kind: 'teams', url: teams.url } },
      routes: [{ name: 'all', to: ['chat', 'teams'], digest: { groups: 8, within: 60, gather: 2 } }],
    });
    const workloads = Array.from({ length: 200 }, (_, index) => `storm-${index}`);
    for (const workload of workloads)
      await publish({
        workload,
        firing: 25,
        ...(workload === 'storm-150' && { severity: 'critical', cause: 'the disk of the database is full' }),
      });
    const digest = await until(
      'the digest has all of them',
      () => slack.dialect.posts.find(({ text }) => /Digest: 192 groups/.test(text)),
      45_000,
    );
    expect(digest.text).toMatch(/storm-150/);
    expect(digest.text).toMatch(/the disk of the database is full/);
    await until(
      'Teams has a digest',
      () => teams.dialect.posts.some(({ text }) => /Digest/.test(text)),
      45_000,
    );
    expect([slack.broken, teams.broken]).toEqual([[], []]);
    expect(slack.dialect.posts.length).toBeLessThanOrEqual(20);
    expect(teams.dialect.posts.length).toBeLessThanOrEqual(20);
  }, 120_000);
});

describe('the file of routes', () => {
  it('is read again when it changes, and one that is wrong leaves it as it was', async () => {
    const [first, second] = [await slackServer(), await slackServer()];
    const service = await start({
      sinks: { chat: slackSink(first) },
      routes: [{ name: 'all', to: ['chat'], ...OFTEN }],
    });
    await publish({ workload: 'one' });
    await until('the first has it', () => first.dialect.posts.length === 1);
    write({ sinks: { chat: { kind: 'slack' } }, routes: [{ name: 'all', to: ['chat', 'none'] }] });
    await publish({ workload: 'two' });
    const wrong = await service.logs('notify_routes_unusable');
    expect(wrong['problems']).toEqual(
      expect.arrayContaining([expect.stringMatching(/^sinks\.chat\.tokenFile/)]),
    );
    await until('the first has the second too', () => first.dialect.posts.length === 2);
    write({ sinks: { chat: slackSink(second) }, routes: [{ name: 'all', to: ['chat'], ...OFTEN }] });
    await publish({ workload: 'three' });
    await until('the other has it', () => second.dialect.posts.length === 1);
  }, 60_000);
});
