import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import * as fc from 'fast-check';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { loadSettings } from '../../src/config/load.js';
import type { Card } from '../../src/notify/notice/card.js';
import type { NoticeEvent } from '../../src/notify/notice/notice.js';
import { OpenSinks } from '../../src/notify/routes/open-sinks.js';
import { readRoutes } from '../../src/notify/routes/routes-file.js';
import { SINK_KINDS } from '../../src/notify/sinks/kinds.js';
import { Wire } from '../../src/notify/sinks/wire.js';
import { METRICS } from '../../src/telemetry/metrics/metrics.js';
import { PlainMasker } from '../support/plain-masker.js';
import {
  DiscordDialect,
  MattermostDialect,
  SlackDialect,
  TeamsDialect,
  WebhookDialect,
} from '../support/sinks/dialects.js';
import { MailServer } from '../support/sinks/mail-server.js';
import { type Dialect, SinkServer } from '../support/sinks/sink-server.js';

/** Texts that are long, or mean something to a chat. */
const text = (most: number) =>
  fc.oneof(
    fc.string({ minLength: 1, maxLength: 40 }),
    fc.constantFrom('<!channel> **x**', '`code` [a](b)', '한국어 텍스트', '𝒳'.repeat(20), '| a | b |'),
    fc.integer({ min: 1, max: most }).map((length) => '*_<&'.repeat(length).slice(0, most)),
  );

/** Within the bounds that a notice keeps (`notice-of.ts`, `digest-of.ts`). */
const card: fc.Arbitrary<Card> = fc.record({
  title: text(140),
  tone: fc.constantFrom('critical', 'warning', 'info', 'over'),
  summary: fc.oneof(fc.constant(''), text(1200)),
  facts: fc.array(fc.record({ name: text(20), value: text(300) }), { maxLength: 7 }),
  lists: fc.array(
    fc.record({ title: text(40), items: fc.array(text(280), { minLength: 1, maxLength: 11 }) }),
    {
      maxLength: 2,
    },
  ),
  footer: text(140),
});

const masker = new PlainMasker();
const wire = new Wire(loadSettings({}));
const servers: SinkServer<Dialect>[] = [];
let sinks: OpenSinks;
let folder: string;
let mails: MailServer;

const serve = async (dialect: Dialect): Promise<string> => {
  const server = await SinkServer.start(dialect);
  servers.push(server);
  return server.url;
};

beforeAll(async () => {
  folder = mkdtempSync(join(tmpdir(), 'cards-'));
  const tokenFile = join(folder, 'token');
  writeFileSync(tokenFile, 'a-token');
  mails = await MailServer.start({ tls: false });
  const all = {
    slack: { api: await serve(new SlackDialect('a-token', 'C1')), tokenFile, channel: 'C1' },
    mattermost: { url: await serve(new MattermostDialect('a-token')), tokenFile, channel: 'c'.repeat(26) },
    teams: { url: await serve(new TeamsDialect()) },
    discord: { url: `${await serve(new DiscordDialect('/hook'))}/hook` },
    webhook: { url: await serve(new WebhookDialect(null)) },
    email: { server: mails.url, allowPlain: true, from: 'a@example.com', to: ['b@example.com'] },
  };
  const given = Object.fromEntries(
    Object.entries(all).map(([kind, settings]) => [kind, { kind, ...settings }]),
  );
  sinks = new OpenSinks(wire, masker);
  sinks.use(readRoutes(JSON.stringify({ sinks: given, routes: [{ name: 'r', to: Object.keys(all) }] })));
});
afterAll(async () => {
  await Promise.all([wire.close(), mails.close(), ...servers.map((server) => server.close())]);
  rmSync(folder, { recursive: true, force: true });
});

describe('a card', () => {
  const { signal } = new AbortController();
  let id = 0;
  it.each(SINK_KINDS.map(({ kind }) => kind))('is taken by %s whatever stands in it', async (kind) => {
    await fc.assert(
      fc.asyncProperty(card, async (one) => {
        const noticed = (event: NoticeEvent) =>
          masker.mask({ version: 1, event, language: 'en', card: one } as const);
        const { sink } = sinks.get(kind) ?? {};
        id += 1;
        const first = await sink?.tell({ notice: noticed('opened'), story: null, id: `${id}` }, signal);
        expect(first).toMatchObject({ kind: 'told' });
        const story = first?.kind === 'told' ? first.story : null;
        const next = await sink?.tell({ notice: noticed('recovered'), story, id: `${id}b` }, signal);
        expect(next).toMatchObject({ kind: 'told' });
      }),
      { numRuns: 40 },
    );
    expect(servers.flatMap(({ broken }) => broken)).toEqual([]);
  });

  it('begins anew where its message was deleted', async () => {
    for (const [kind, story] of [
      ['slack', { ts: '1.1', channel: 'C1' }],
      ['mattermost', { id: 'z'.repeat(26) }],
      ['discord', { id: '7' }],
    ] as const) {
      const notice = masker.mask({
        version: 1,
        event: 'changed',
        language: 'en',
        card: { title: 't', tone: 'info', summary: 's', facts: [], lists: [], footer: 'f' },
      } as const);
      const told = await sinks.get(kind)?.sink.tell({ notice, story, id: 'x' }, signal);
      expect(told).toMatchObject({ kind: 'told', story: expect.not.objectContaining(story) });
    }
  });

  it('is counted by the kind of its sink', () => {
    expect(METRICS.kuberca_notifications_total.labels.sink).toEqual(SINK_KINDS.map(({ kind }) => kind));
  });
});
