import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { CompiledProcess } from '../support/compiled-process.js';
import { SlackDialect, TeamsDialect, WebhookDialect } from '../support/sinks/dialects.js';
import { SinkServer } from '../support/sinks/sink-server.js';

let folder: string;
let slack: SinkServer<SlackDialect>;
let teams: SinkServer<TeamsDialect>;
let hook: SinkServer<WebhookDialect>;
let routes: string;

const kuberca = async (...args: readonly string[]) => {
  const process = new CompiledProcess('cli/kuberca.js', ['notify', ...args], {});
  const { code } = await process.exited;
  return { code, out: process.stdout, err: process.stderr };
};

beforeAll(async () => {
  folder = mkdtempSync(join(tmpdir(), 'notify-command-'));
  slack = await SinkServer.start(new SlackDialect('a-token', 'C1'));
  teams = await SinkServer.start(new TeamsDialect());
  hook = await SinkServer.start(new WebhookDialect(null));
  routes = join(folder, 'routes.yaml');
  writeFileSync(join(folder, 'token'), 'a-token');
  writeFileSync(
    routes,
    JSON.stringify({
      sinks: {
        chat: { kind: 'slack', api: slack.url, tokenFile: join(folder, 'token'), channel: 'C1' },
        wrong: { kind: 'slack', api: slack.url, tokenFile: join(folder, 'none'), channel: 'C1' },
        teams: { kind: 'teams', url: teams.url },
        hook: { kind: 'webhook', url: hook.url },
      },
      routes: [
        { name: 'good', to: ['chat', 'teams', 'hook'] },
        { name: 'bad', to: ['wrong', 'teams'] },
      ],
    }),
  );
});
afterAll(async () => {
  await Promise.all([slack, teams, hook].map((server) => server.close()));
  rmSync(folder, { recursive: true, force: true });
});

describe('kuberca notify', () => {
  it('sends a message to each sink of a route, and says what each made of it', async () => {
    expect(await kuberca('test', 'good', '--routes', routes)).toEqual({
      code: 0,
      out: 'chat took it\nteams took it\nhook took it\n',
      err: '',
    });
    expect(slack.dialect.posts[0]?.text).toContain('kuberca notify test');
    expect([slack, teams, hook].flatMap(({ broken }) => broken)).toEqual([]);
    const { code, out } = await kuberca('test', 'bad', '--routes', routes);
    expect([code, out]).toEqual([
      1,
      'wrong did not take it: the file of tokenFile cannot be read\nteams took it\n',
    ]);
  });

  it('checks the file, and says what is wrong with it and with the call', async () => {
    expect(await kuberca('check', '--routes', routes)).toMatchObject({
      code: 0,
      out: expect.stringMatching(/^sink chat: slack\n[^]*route bad: to wrong, teams\n$/),
    });
    const wrong = join(folder, 'wrong.yaml');
    writeFileSync(wrong, 'sinks: { a: { kind: slack } }\nroutes: [{ name: r, to: [b] }]\n');
    expect(await kuberca('--routes', wrong)).toMatchObject({
      code: 1,
      err: expect.stringMatching(/cannot be used:\n {2}sinks\.a\.tokenFile[^]*\n {2}routes: r leads to "b"/),
    });
    expect(await kuberca('test', 'none', '--routes', routes)).toMatchObject({
      code: 2,
      err: expect.stringMatching(/there is no route none: good, bad/),
    });
    expect(await kuberca('test')).toMatchObject({ code: 2 });
    expect(await kuberca('check')).toMatchObject({
      code: 2,
      err: expect.stringMatching(/NOTIFY_ROUTES_FILE or --routes/),
    });
  });
});
